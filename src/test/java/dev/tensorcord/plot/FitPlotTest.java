package dev.tensorcord.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.metadata.IIOMetadataNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FitPlotTest {
  @Test
  void thePictureIsAnOpaquePngWithItsColours() throws IOException {
    Drawing drawing = FitPlot.draw(Sample.figure(40, 1));
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(drawing.bytes()));
    assertThat(image.getWidth()).isEqualTo(800).isEqualTo(drawing.width());
    assertThat(image.getHeight()).isEqualTo(860).isEqualTo(drawing.height());
    assertThat(image.getColorModel().hasAlpha()).isFalse();
    assertThat(count(image, Look.AFTER.getRGB())).isGreaterThan(500);
    assertThat(count(image, Look.BEFORE.getRGB())).isGreaterThan(200);
    assertThat(count(image, Look.BEST.getRGB())).isGreaterThan(200);
    assertThat(count(image, Look.POINTS.getRGB())).isGreaterThan(500);
    assertThat(drawing.bytes().length).isLessThan(200_000);
  }

  @Test
  void theAltTextSaysWhatIsSeen() {
    assertThat(FitPlot.draw(Sample.figure(40, 1)).alt())
        .isEqualTo(
            "Scatter plot of 40 points, x from −2.975 to 1.869 and y from 4.957 to 22.47."
                + " A dashed curve shows the model before training, a solid one after:"
                + " y = 2.00x² + 4.00x + 8.00."
                + " Beside it, the loss: 60.4 at step 0, 0.42 at step 200, best possible 0.419.");
  }

  @Test
  void oneIsOnePoint() {
    assertThat(FitPlot.draw(Sample.figure(1, 1)).alt()).startsWith("Scatter plot of 1 point, x ");
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e-99, 1e-12, 1, 1e7, 1e98})
  void dataOfAnySizeIsDrawn(double scale) {
    for (int size : new int[] {1, 2, 2000}) {
      FitFigure figure = Sample.figure(size, scale);
      assertThat(FitPlot.draw(figure).bytes()).isNotEmpty();
      assertThat(FitAnimation.draw(figure, Sample.frames(figure, 3, scale)).bytes()).isNotEmpty();
    }
  }

  @Test
  void strangeFiguresAreDrawn() {
    double[] x = {2020, 2020 + 1e-9, 2020};
    double[] y = {5, 5, 5};
    double[] grid = FitFigure.grid(x, 10);
    double[] wild = new double[10];
    Arrays.setAll(wild, i -> i % 3 == 0 ? 1e300 : i % 3 == 1 ? Double.NaN : -1e300);
    var loss = new FitFigure.LossLine("loss", new int[] {0}, new double[] {0}, 0);
    String label = "\u202e a label that goes on and on ".repeat(10);
    FitFigure figure = new FitFigure(label, label, x, y, grid, wild, wild, loss, "y = 0");
    Drawing drawing = FitPlot.draw(figure);
    assertThat(drawing.bytes()).isNotEmpty();
    assertThat(drawing.alt()).hasSizeLessThanOrEqualTo(Drawing.LONGEST_ALT);
  }

  @Test
  void theAnimationLoopsWithinItsBounds() throws IOException {
    FitFigure figure = Sample.figure(40, 1);
    Drawing drawing = FitAnimation.draw(figure, Sample.frames(figure, 40, 1));
    ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
    reader.setInput(ImageIO.createImageInputStream(new ByteArrayInputStream(drawing.bytes())));
    assertThat(reader.getNumImages(true)).isBetween(20, 40);
    assertThat(reader.read(0).getWidth()).isEqualTo(720).isEqualTo(drawing.width());
    assertThat(reader.read(0).getRGB(2, 2)).isEqualTo(Look.GROUND.getRGB());
    assertThat(reader.read(0).getRGB(2, 2)).isEqualTo(Look.GROUND.getRGB());
    IIOMetadataNode first =
        (IIOMetadataNode) reader.getImageMetadata(0).getAsTree("javax_imageio_gif_image_1.0");
    IIOMetadataNode loop =
        (IIOMetadataNode) first.getElementsByTagName("ApplicationExtension").item(0);
    assertThat(loop.getAttribute("applicationID")).isEqualTo("NETSCAPE");
    assertThat((byte[]) loop.getUserObject()).containsExactly(1, 0, 0);
    assertThat(drawing.bytes().length).isLessThan(2_000_000);
    assertThat(drawing.alt()).startsWith("Animation in ").contains("60.4 at step 0");
  }

  @Test
  void framesInWhichNothingMovesAreLeftOut() throws IOException {
    FitFigure figure = Sample.figure(40, 1);
    var moving = Sample.frames(figure, 3, 1);
    List<FitFigure.Frame> still = new java.util.ArrayList<>(moving);
    for (int i = 0; i < 30; i++) {
      still.add(new FitFigure.Frame(100 + i, 0.4, moving.getLast().curve()));
    }
    Drawing drawing = FitAnimation.draw(figure, still);
    ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
    reader.setInput(ImageIO.createImageInputStream(new ByteArrayInputStream(drawing.bytes())));
    assertThat(reader.getNumImages(true)).isEqualTo(3);
    assertThat(drawing.alt()).startsWith("Animation in 3 frames");
  }

  @Test
  void laterFramesHoldOnlyWhatChanged() {
    FitFigure figure = Sample.figure(40, 1);
    var frames = Sample.frames(figure, 40, 1);
    int all = FitAnimation.draw(figure, frames).bytes().length;
    int one = FitAnimation.draw(figure, frames.subList(0, 1)).bytes().length;
    assertThat(all).isLessThan(25 * one);
  }

  @Test
  void moreFramesThanTheBoundAreAnError() {
    FitFigure figure = Sample.figure(4, 1);
    assertThatThrownBy(() -> FitAnimation.draw(figure, Sample.frames(figure, 41, 1)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aComparisonShowsBothRuns() throws IOException {
    var other =
        new FitFigure.LossLine("run p3xd", new int[] {0, 100}, new double[] {50, 0.7}, Double.NaN);
    Drawing drawing = ComparisonPlot.draw(List.of(Sample.loss(60), other));
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(drawing.bytes()));
    assertThat(count(image, Look.POINTS.getRGB())).isGreaterThan(500);
    assertThat(count(image, Look.AFTER.getRGB())).isGreaterThan(300);
    assertThat(drawing.alt())
        .contains("step. k7qm: 60.4 at step 0, 0.423 at step 60")
        .contains("; run p3xd: 50 at step 0, 0.7 at step 100.");
  }

  private static int count(BufferedImage image, int rgb) {
    int count = 0;
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        count += image.getRGB(x, y) == rgb ? 1 : 0;
      }
    }
    return count;
  }
}
