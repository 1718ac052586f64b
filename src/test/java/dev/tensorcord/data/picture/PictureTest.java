package dev.tensorcord.data.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.tensorcord.fault.Fault;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PictureTest {
  private static final PictureLimits LIMITS = PictureLimits.DEFAULT;
  private static final Color PAPER = new Color(250, 240, 200);
  private static final Color INK = new Color(30, 40, 160);

  @ParameterizedTest
  @ValueSource(strings = {"png", "jpeg", "gif", "bmp"})
  void aFormatIsToldByItsBytesWhateverTheName(String format) {
    BufferedImage image = Handwriting.sheet(60, 40, PAPER);
    Picture picture = read(PictureFiles.encoded(image, format), "notes.txt");
    assertThat(picture.width()).isEqualTo(60);
    assertThat(picture.height()).isEqualTo(40);
    assertColour(picture.preview(100).getRGB(30, 20), PAPER);
  }

  @ParameterizedTest
  @ValueSource(strings = {"lossy.webp", "lossless.webp", "animated.webp", "cmyk.jpg"})
  void formatsThatTheJdkDoesNotWriteAreReadToo(String name) {
    Picture picture = read(PictureFiles.resource(name), name);
    assertThat(picture.width()).isEqualTo(200);
    assertColour(picture.preview(200).getRGB(5, 5), Color.WHITE);
    assertThat(DigitFinder.find(picture, LIMITS).digits()).hasSize(1);
  }

  @Test
  void theFirstFrameOfAnAnimationIsRead() {
    float[] moving = onlyDigit(PictureFiles.resource("animated.webp"));
    float[] still = onlyDigit(PictureFiles.resource("lossy.webp"));
    assertThat(difference(moving, still)).isLessThan(0.03);
  }

  @ParameterizedTest
  @ValueSource(
      ints = {
        BufferedImage.TYPE_BYTE_BINARY,
        BufferedImage.TYPE_BYTE_GRAY,
        BufferedImage.TYPE_BYTE_INDEXED,
        BufferedImage.TYPE_USHORT_GRAY,
        BufferedImage.TYPE_INT_RGB,
        BufferedImage.TYPE_INT_ARGB
      })
  void everyKindOfPngIsReadTheSame(int type) {
    BufferedImage image = new BufferedImage(120, 120, type);
    image.createGraphics().drawImage(five(), 0, 0, null);
    assertThat(difference(onlyDigit(PictureFiles.png(image)), onlyDigit(PictureFiles.png(five()))))
        .isLessThan(0.03);
  }

  @Test
  void greysKeepTheBrightnessThatTheyAreStoredWith() {
    BufferedImage image = new BufferedImage(40, 40, BufferedImage.TYPE_BYTE_GRAY);
    for (int i = 0; i < 1600; i++) {
      image.getRaster().setSample(i % 40, i / 40, 0, 100);
    }
    Picture picture = read(PictureFiles.png(image), "grey.png");
    assertColour(picture.preview(40).getRGB(20, 20), new Color(100, 100, 100));
  }

  @ParameterizedTest
  @CsvSource({"1,false", "2,false", "3,false", "4,false", "5,true", "6,true", "7,true", "8,true"})
  void aPhotoIsTurnedAsTheCameraNoted(int orientation, boolean sideways) {
    BufferedImage upright = Handwriting.sheet(80, 48, Color.WHITE);
    for (int i = 0; i < 24 * 40; i++) {
      upright.setRGB(i % 40, i / 40, INK.getRGB());
    }
    BufferedImage held = asHeld(upright, orientation);
    byte[] file = CameraNote.onto(PictureFiles.jpeg(held), orientation);
    Picture picture = read(file, "photo.jpg");
    assertThat(held.getWidth()).isEqualTo(sideways ? 48 : 80);
    assertThat(picture.width()).isEqualTo(80);
    assertThat(picture.height()).isEqualTo(48);
    assertColour(picture.preview(80).getRGB(15, 10), INK);
    assertColour(picture.preview(80).getRGB(60, 10), Color.WHITE);
    assertColour(picture.preview(80).getRGB(15, 40), Color.WHITE);
  }

  /** What the sensor stores of a scene when the camera is held as EXIF's value says. */
  private static BufferedImage asHeld(BufferedImage scene, int orientation) {
    boolean sideways = orientation >= 5;
    int width = sideways ? scene.getHeight() : scene.getWidth();
    int height = sideways ? scene.getWidth() : scene.getHeight();
    BufferedImage stored = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    int right = scene.getWidth() - 1;
    int bottom = scene.getHeight() - 1;
    for (int row = 0; row < height; row++) {
      for (int column = 0; column < width; column++) {
        // EXIF 2.3, table 6: where the stored row 0 and column 0 are seen.
        int colour =
            switch (orientation) {
              case 2 -> scene.getRGB(right - column, row);
              case 3 -> scene.getRGB(right - column, bottom - row);
              case 4 -> scene.getRGB(column, bottom - row);
              case 5 -> scene.getRGB(row, column);
              case 6 -> scene.getRGB(right - row, column);
              case 7 -> scene.getRGB(right - row, bottom - column);
              case 8 -> scene.getRGB(row, bottom - column);
              default -> scene.getRGB(column, row);
            };
        stored.setRGB(column, row, colour);
      }
    }
    return stored;
  }

  @Test
  void aPreviewIsSmallAndShowsTransparentInkOnItsGround() {
    BufferedImage dark = Handwriting.write(clear(), 4, 30, 20, 80, 9, Color.BLACK);
    BufferedImage light = Handwriting.write(clear(), 4, 30, 20, 80, 9, Color.WHITE);
    assertThat(read(PictureFiles.png(dark), "a.png").preview(50).getWidth()).isEqualTo(50);
    assertColour(read(PictureFiles.png(dark), "a.png").preview(50).getRGB(1, 1), Color.WHITE);
    assertColour(read(PictureFiles.png(light), "a.png").preview(50).getRGB(1, 1), Color.BLACK);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "zero-bytes.png|This file is empty.",
        "text.png|text.png is a text, not a picture.",
        "archive.jpg|archive.jpg is a ZIP file, not a picture.",
        "program.png|program.png is a Windows program, not a picture.",
        "document.jpg|document.jpg is a PDF, not a picture.",
        "drawing.svg|drawing.svg is an SVG drawing, which cannot be read here.",
        "photo.heic|photo.heic is in your phone's format HEIC, which cannot be read here.",
        "photo.avif|photo.avif is in your phone's format AVIF, which cannot be read here.",
        "clip.jpg|clip.jpg is a video, not a picture.",
        "one-pixel.png|This picture is 1×1 pixels, too small to hold a digit.",
        "one-byte.png|This picture's file ends too early; a part of it is missing.",
        "truncated-2-quarters.jpg|This picture's file ends too early; a part of it is missing.",
        "not-deflated.png|This PNG file is damaged and cannot be read.",
        "arithmetic.jpg|This picture is a rare kind of JPEG, which cannot be read here."
      })
  void aRefusalSaysWhatTheFileIs(String name, String sentence) {
    assertThatThrownBy(() -> read(HostilePictures.refused().get(name), name))
        .isInstanceOf(Fault.class)
        .hasMessage(sentence);
  }

  @ParameterizedTest
  @CsvSource({
    "thirty-megabytes.jpg,classify.file_bytes",
    "bomb-12000.png,classify.side",
    "wide-100000x1.png,classify.side",
    "bomb-9000-rgba.png,classify.pixels",
    "bomb-16383-lossy.webp,classify.side"
  })
  void aRefusalNamesTheLimitThatWasMet(String name, String key) {
    assertThatThrownBy(() -> read(HostilePictures.refused().get(name), name))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("(limit " + key + ")");
  }

  @Test
  void whatToTryFitsTheFile() {
    assertThat(remedy("drawing.svg")).isEqualTo("Open it and export it as PNG.");
    assertThat(remedy("photo.heic")).isEqualTo("Send a JPEG or a screenshot.");
  }

  private static String remedy(String name) {
    try {
      read(HostilePictures.refused().get(name), name);
      throw new AssertionError("was read");
    } catch (Fault fault) {
      return fault.remedy();
    }
  }

  @Test
  void manyThreadsReadAtOnce() throws Exception {
    byte[] large =
        PictureFiles.jpeg(
            Handwriting.write(Handwriting.sheet(3000, 2000, PAPER), 6, 900, 300, 1300, 60, INK));
    float[] alone = onlyDigit(large);
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      List<Future<float[]>> all =
          IntStream.range(0, 16).mapToObj(i -> threads.submit(() -> onlyDigit(large))).toList();
      for (Future<float[]> each : all) {
        assertThat(each.get()).containsExactly(alone);
      }
    }
  }

  private static BufferedImage five() {
    return Handwriting.write(
        Handwriting.sheet(120, 120, Color.WHITE), 5, 40, 20, 80, 8, Color.BLACK);
  }

  private static BufferedImage clear() {
    return Handwriting.sheet(120, 120, new Color(0, 0, 0, 0));
  }

  private static Picture read(byte[] file, String name) {
    return Picture.read(file, name, LIMITS);
  }

  private static float[] onlyDigit(byte[] file) {
    List<DigitImage> digits = DigitFinder.find(read(file, "digit"), LIMITS).digits();
    assertThat(digits).hasSize(1);
    return digits.get(0).pixels();
  }

  /** The mean difference of two digits' pixels, where one may lie a pixel beside the other. */
  static double difference(float[] a, float[] b) {
    double least = 1;
    for (int dy = -1; dy <= 1; dy++) {
      for (int dx = -1; dx <= 1; dx++) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
          int x = i % 28 + dx;
          int y = i / 28 + dy;
          float other = x >= 0 && y >= 0 && x < 28 && y < 28 ? b[y * 28 + x] : 0;
          sum += Math.abs(a[i] - other);
        }
        least = Math.min(least, sum / a.length);
      }
    }
    return least;
  }

  private static void assertColour(int actual, Color expected) {
    Color colour = new Color(actual);
    assertThat(colour.getRed()).isCloseTo(expected.getRed(), within(12));
    assertThat(colour.getGreen()).isCloseTo(expected.getGreen(), within(12));
    assertThat(colour.getBlue()).isCloseTo(expected.getBlue(), within(12));
  }
}
