package dev.tensorcord.plot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tensorcord.plot.DigitFigure.Digit;
import dev.tensorcord.plot.DigitFigure.Guess;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

final class DigitPlotTest {
  private static Digit digit(int x, boolean sure) {
    byte[] pixels = new byte[784];
    Arrays.fill(pixels, 300, 400, (byte) 255);
    return new Digit(
        x, 10, 20, 40, pixels, List.of(new Guess("4", 0.93), new Guess("none", 0.004)), sure);
  }

  private static DigitFigure figure(int digits, boolean original) {
    return new DigitFigure(
        original
            ? Optional.of(new BufferedImage(300, 100, BufferedImage.TYPE_INT_RGB))
            : Optional.empty(),
        600,
        200,
        IntStream.range(0, digits).mapToObj(i -> digit(25 * i, true)).toList(),
        "I read 4.");
  }

  private static BufferedImage image(Drawing drawing) throws IOException {
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(drawing.bytes()));
    assertThat(image.getWidth()).isEqualTo(drawing.width());
    assertThat(image.getHeight()).isEqualTo(drawing.height());
    return image;
  }

  @Test
  void oneDigitStandsBesideItsPictureInkLightOnDark() throws IOException {
    BufferedImage image = image(DigitPlot.draw(figure(1, true)));
    assertThat(image.getWidth()).isEqualTo(800);
    // The tile's corner is ground, the 13th row ink.
    assertThat(image.getRGB(800 - 16 - 360, 50) & 0xFFFFFF).isZero();
    assertThat(image.getRGB(800 - 16 - 180, 44 + 12 * 13 + 6) & 0xFFFFFF).isEqualTo(0xFFFFFF);
  }

  @Test
  void manyDigitsAreDrawnTwoInARowAndAPictureOfThemStaysShort() throws IOException {
    assertThat(image(DigitPlot.draw(figure(4, true))).getHeight()).isLessThan(900);
    assertThat(image(DigitPlot.draw(figure(60, false))).getHeight()).isLessThan(1600);
  }

  @Test
  void theAltTextSaysWhatTheBarsShow() {
    assertThat(DigitPlot.draw(figure(1, true)).alt())
        .contains("a box around the digit")
        .contains("I read 4. 4 93 %, none <1 %.");
    assertThat(DigitPlot.draw(figure(2, false)).alt())
        .doesNotContain("box")
        .contains("1: 4 93 %, none <1 %; 2: 4 93 %");
    assertThat(DigitPlot.draw(figure(60, true)).alt()).hasSizeLessThanOrEqualTo(1024);
  }

  @Test
  void anExplanationShowsEveryConvolutionAndSaysWhereItMattered() throws IOException {
    float[] saliency = new float[784];
    Arrays.fill(saliency, 0, 28 * 6, 1f);
    WhyFigure figure =
        new WhyFigure(
            "7",
            digit(0, true).pixels(),
            saliency,
            List.of(
                new WhyFigure.Layer("convolution 1", 26, List.of(new float[676], new float[676])),
                new WhyFigure.Layer("convolution 2", 10, List.of(new float[100]))));
    Drawing drawing = WhyPlot.draw(figure);
    assertThat(image(drawing).getWidth()).isEqualTo(800);
    assertThat(drawing.alt())
        .contains("read as 7")
        .contains("upper part")
        .contains("convolution 1: 2 small pictures of 26 by 26");
  }

  @Test
  void aShareIsNeverRoundedToNoneOrAll() {
    assertThat(List.of(0.0, 0.004, 0.01, 0.5, 0.994, 0.996, 1.0))
        .extracting(NumberText::percent)
        .containsExactly("<1 %", "<1 %", "1 %", "50 %", "99 %", ">99 %", ">99 %");
  }
}
