package dev.tensorcord.data.picture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tensorcord.data.picture.Handwriting.Pen;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Line2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DigitFinderTest {
  private static final PictureLimits LIMITS = PictureLimits.DEFAULT;
  private static final Color PAPER = new Color(232, 229, 220);
  private static final Color BLUE_PEN = new Color(40, 45, 110);
  private static final Color PENCIL = new Color(165, 165, 165);

  private static final List<float[]> PLAIN =
      IntStream.range(0, 10).mapToObj(DigitFinderTest::plain).toList();
  private static final List<float[]> THIN =
      IntStream.range(0, 10).mapToObj(DigitFinderTest::thin).toList();

  /** How much two renderings of one digit may differ, in the mean over all pixels. */
  private static final double SAME = 0.045;

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9})
  void aDigitIsTheSameAtAnySize(int digit) {
    float[] plain = PLAIN.get(digit);
    for (int side : digit == 8 ? new int[] {700, 2500, 4000} : new int[] {40, 64, 200, 700}) {
      BufferedImage sheet = Handwriting.sheet(side, side, Color.WHITE);
      Handwriting.write(sheet, digit, side * 0.3, side * 0.2, side * 0.6, side * 0.05, Color.BLACK);
      assertThat(PictureTest.difference(only(sheet), plain)).as("%d px", side).isLessThan(SAME);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "FFFFFF,000000",
    "000000,FFFFFF",
    "2A4633,DCDCD2",
    "008200,E61414",
    "FFFFFF,FFE000",
    "1E1E1E,3C3CFF",
    "FFC0CB,8000C0",
    "FFEB3B,E67E00",
    "808080,A8A8A8",
    "4060C0,C06040"
  })
  void anyInkOnAnyGroundIsTheSame(String ground, String ink) {
    for (int digit = 0; digit < 10; digit++) {
      BufferedImage sheet = Handwriting.sheet(200, 200, colour(ground));
      Handwriting.write(sheet, digit, 60, 40, 120, 10, colour(ink));
      assertThat(PictureTest.difference(only(sheet), PLAIN.get(digit)))
          .as("a %d", digit)
          .isLessThan(SAME);
    }
  }

  @ParameterizedTest
  @CsvSource({"5,5", "600,8", "12,580", "610,570", "300,5"})
  void aDigitIsTheSameWhereverItStands(int x, int y) {
    for (int digit = 0; digit < 10; digit++) {
      BufferedImage sheet = Handwriting.sheet(700, 700, Color.WHITE);
      Handwriting.write(sheet, digit, x, y, 112, 9.3, Color.BLACK);
      assertThat(PictureTest.difference(only(sheet), PLAIN.get(digit)))
          .as("a %d", digit)
          .isLessThan(SAME);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void transparentPicturesKeepTheirInk(boolean dark) {
    BufferedImage sheet = Handwriting.sheet(200, 200, new Color(0, 0, 0, 0));
    Handwriting.write(sheet, 4, 60, 40, 120, 10, dark ? Color.BLACK : Color.WHITE);
    assertThat(PictureTest.difference(only(sheet), plain(4))).isLessThan(SAME);
  }

  @Test
  void thinLinesOfHugePicturesStayStrong() {
    BufferedImage sheet = Handwriting.sheet(4000, 4000, Color.WHITE);
    float[] digit = only(Handwriting.write(sheet, 8, 1000, 500, 3000, 3, Color.BLACK));
    assertThat(strongest(digit)).isGreaterThan(0.8f);
    assertThat(ink(digit)).isBetween(60.0, 200.0);
  }

  @Test
  void loopsOfAThickMarkerStayOpen() {
    BufferedImage sheet = Handwriting.sheet(300, 300, Color.WHITE);
    float[] digit = only(Handwriting.write(sheet, 8, 90, 50, 200, 44, Color.BLACK));
    assertThat(holes(digit)).isEqualTo(2);
  }

  @Test
  void pencilInAFallingLightIsRead() {
    BufferedImage sheet = Handwriting.sheet(1200, 900, PAPER);
    Handwriting.write(sheet, 7, 500, 200, 400, 9, PENCIL);
    Handwriting.noise(Handwriting.shade(sheet, 0.5), 5, 1);
    assertThat(PictureTest.difference(photo(sheet).get(0).pixels(), thin(7))).isLessThan(SAME);
  }

  @ParameterizedTest
  @ValueSource(doubles = {2, 30, 150})
  void aShadowAcrossANumberIsLeftAside(double softness) {
    BufferedImage sheet = Handwriting.sheet(1600, 1200, PAPER);
    Handwriting.number(sheet, "2059", 250, 350, 330, 16, BLUE_PEN);
    Handwriting.noise(Handwriting.shadow(sheet, 0.45, softness), 4, 2);
    assertReads(photo(sheet), "2059");
  }

  @ParameterizedTest
  @CsvSource({"false,0", "false,0.05", "true,0", "true,0.03"})
  void linesOfThePaperAreLeftAside(boolean squared, double slope) {
    BufferedImage sheet = Handwriting.sheet(1600, 1200, PAPER);
    rule(sheet, squared, slope);
    Handwriting.number(sheet, "368", 300, 400, 300, 12, BLUE_PEN);
    Handwriting.noise(Handwriting.shade(sheet, 0.6), 4, 3);
    assertReads(photo(sheet), "368");
  }

  @Test
  void pencilAsWeakAsThePapersLinesIsRead() {
    BufferedImage sheet = Handwriting.sheet(1600, 1200, PAPER);
    rule(sheet, true, 0.03);
    Handwriting.number(sheet, "25", 300, 400, 300, 9, new Color(140, 140, 140));
    Handwriting.noise(Handwriting.shade(sheet, 0.6), 4, 4);
    assertReads(photo(sheet), "25");
  }

  @Test
  void aSheetOnATableIsReadWithoutItsEdges() {
    BufferedImage sheet =
        Handwriting.noise(Handwriting.sheet(1600, 1200, new Color(90, 60, 40)), 15, 5);
    Graphics2D graphics = sheet.createGraphics();
    graphics.rotate(0.12, 800, 600);
    graphics.setColor(PAPER);
    graphics.fillRect(350, 200, 900, 800);
    graphics.dispose();
    Handwriting.number(sheet, "74", 550, 420, 330, 15, BLUE_PEN);
    assertReads(photo(Handwriting.noise(sheet, 4, 6)), "74");
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 60})
  void aFrameAroundADigitIsLeftAside(int inset) {
    BufferedImage sheet = Handwriting.sheet(500, 500, Color.WHITE);
    Graphics2D graphics = sheet.createGraphics();
    graphics.setColor(Color.BLACK);
    graphics.setStroke(new BasicStroke(9));
    graphics.drawRect(inset, inset, 499 - 2 * inset, 499 - 2 * inset);
    graphics.dispose();
    assertReads(found(Handwriting.write(sheet, 5, 170, 100, 300, 16, Color.BLACK)), "5");
  }

  @Test
  void aPaintProgramsWindowIsLeftAside() {
    BufferedImage screen = Handwriting.sheet(700, 500, new Color(40, 40, 45));
    Graphics2D graphics = screen.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(100, 80, 500, 350);
    graphics.setColor(Color.LIGHT_GRAY);
    for (int i = 0; i < 10; i++) {
      graphics.fillRect(20 + i * 60, 20, 30, 8);
    }
    graphics.dispose();
    assertReads(found(Handwriting.write(screen, 2, 290, 130, 240, 16, Color.BLACK)), "2");
  }

  @Test
  void specksAndDustAreLeftAside() {
    BufferedImage sheet = Handwriting.sheet(700, 700, Color.WHITE);
    Graphics2D graphics = sheet.createGraphics();
    graphics.setColor(Color.DARK_GRAY);
    Random random = new Random(7);
    for (int i = 0; i < 60; i++) {
      int size = 1 + random.nextInt(6);
      graphics.fillOval(random.nextInt(700), random.nextInt(700), size, size);
    }
    graphics.dispose();
    assertReads(photo(Handwriting.write(sheet, 9, 220, 100, 450, 18, Color.BLACK)), "9");
  }

  @Test
  void aFiveWhoseBarStandsApartIsOneDigit() {
    BufferedImage sheet = Handwriting.sheet(400, 400, Color.WHITE);
    Graphics2D graphics = sheet.createGraphics();
    graphics.setColor(Color.BLACK);
    graphics.setStroke(new BasicStroke(13, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    graphics.drawLine(170, 60, 290, 50);
    graphics.drawLine(150, 90, 145, 180);
    graphics.drawArc(70, 165, 210, 170, -140, 245);
    graphics.dispose();
    assertThat(found(sheet)).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 2, 3, 5, 6, 8})
  void aDashedPenMakesOneDigit(int digit) {
    BufferedImage sheet = Handwriting.sheet(400, 400, Color.WHITE);
    Handwriting.write(sheet, digit, 120, 40, 300, new Pen(10, Color.BLACK, new float[] {25, 22}));
    assertThat(found(sheet)).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"40817", "11", "1234567890", "77", "2026", "9"})
  void aNumberIsReadFromTheLeft(String number) {
    BufferedImage sheet = Handwriting.sheet(180 + 140 * number.length(), 250, Color.WHITE);
    assertReads(found(Handwriting.number(sheet, number, 60, 40, 160, 10, Color.BLACK)), number);
  }

  @Test
  void marksBetweenNumbersAreLeftOut() {
    BufferedImage sheet = Handwriting.sheet(1100, 250, Color.WHITE);
    Handwriting.number(sheet, "12", 30, 40, 160, 10, Color.BLACK);
    Handwriting.number(sheet, "09", 370, 40, 160, 10, Color.BLACK);
    Handwriting.number(sheet, "31", 730, 40, 160, 10, Color.BLACK);
    Graphics2D graphics = sheet.createGraphics();
    graphics.setColor(Color.BLACK);
    graphics.fillOval(320, 185, 18, 18);
    graphics.fillRect(670, 120, 40, 10);
    graphics.dispose();
    assertReads(found(sheet), "120931");
  }

  @Test
  void linesAreReadFromTheTop() {
    BufferedImage sheet = Handwriting.sheet(800, 600, Color.WHITE);
    Handwriting.number(sheet, "123", 60, 40, 200, 10, Color.BLACK);
    Handwriting.number(sheet, "4567", 40, 320, 200, 10, Color.BLACK);
    assertReads(found(sheet), "1234567");
  }

  @Test
  void aNumberThatClimbsIsOneRow() {
    BufferedImage sheet = Handwriting.sheet(900, 500, Color.WHITE);
    for (int i = 0; i < 5; i++) {
      Handwriting.write(sheet, 5 + i, 50 + 160 * i, 300 - 50 * i, 150, 10, Color.BLACK);
    }
    assertReads(found(sheet), "56789");
  }

  @ParameterizedTest
  @CsvSource({"2,3,108", "0,0,116", "3,7,118", "5,6,112", "8,8,112"})
  void neighboursThatTouchAreParted(int left, int right, int apart) {
    BufferedImage sheet = Handwriting.sheet(400, 300, Color.WHITE);
    Handwriting.write(sheet, left, 60, 60, 180, 12, Color.BLACK);
    Handwriting.write(sheet, right, 60 + apart, 60, 180, 12, Color.BLACK);
    assertThat(found(sheet)).hasSize(2);
  }

  @Test
  void aBoxIsInThePicturesOwnPixels() {
    BufferedImage sheet = Handwriting.sheet(4000, 3000, Color.WHITE);
    DigitImage digit = found(Handwriting.write(sheet, 0, 2500, 1200, 800, 40, Color.BLACK)).get(0);
    assertThat(digit.x()).isBetween(2465, 2500);
    assertThat(digit.y()).isBetween(1165, 1200);
    assertThat(digit.width()).isBetween(500, 560);
    assertThat(digit.height()).isBetween(800, 860);
  }

  @Test
  void mnistsOwnFormComesBackAsItself() {
    for (int digit = 0; digit < 10; digit++) {
      float[] form = PLAIN.get(digit);
      BufferedImage small = new BufferedImage(28, 28, BufferedImage.TYPE_BYTE_GRAY);
      for (int i = 0; i < form.length; i++) {
        small.getRaster().setSample(i % 28, i / 28, 0, Math.round(255 * form[i]));
      }
      assertThat(PictureTest.difference(only(small), form)).isLessThan(0.02);
    }
  }

  @Test
  void aBlankSheetIsBlank() {
    assertThat(why(Handwriting.sheet(300, 300, Color.WHITE))).isEqualTo("it is blank");
    assertThat(why(Handwriting.sheet(28, 28, Color.BLACK))).isEqualTo("it is blank");
  }

  @Test
  void anEmptySheetOfPaperHoldsNoDigit() {
    BufferedImage sheet = Handwriting.shade(Handwriting.sheet(900, 700, PAPER), 0.5);
    assertThat(why(Handwriting.noise(sheet, 6, 8))).isNotBlank();
  }

  @ParameterizedTest
  @ValueSource(ints = {60, 300, 900})
  void noiseHoldsNoDigit(int side) {
    BufferedImage noise = Handwriting.noise(Handwriting.sheet(side, side, Color.GRAY), 90, side);
    assertThat(why(noise)).isEqualTo("there are too many marks to be a number");
  }

  @Test
  void furHoldsNoDigit() {
    BufferedImage fur = Handwriting.sheet(800, 600, Color.GRAY);
    Random random = new Random(9);
    Graphics2D graphics = fur.createGraphics();
    for (int i = 0; i < 4000; i++) {
      int tone = 60 + random.nextInt(150);
      graphics.setColor(new Color(tone, Math.max(0, tone - 20), Math.max(0, tone - 40)));
      graphics.setStroke(new BasicStroke(2 + random.nextInt(5)));
      int x = random.nextInt(800);
      int y = random.nextInt(600);
      graphics.drawLine(x, y, x + random.nextInt(30) - 15, y + 20 + random.nextInt(20));
    }
    graphics.dispose();
    assertThat(why(fur)).isEqualTo("there are too many marks to be a number");
  }

  @Test
  void moreDigitsThanAllowedAreTooMany() {
    PictureLimits three = new PictureLimits(1 << 24, 10_000, 50_000_000, 3);
    BufferedImage sheet = Handwriting.sheet(800, 250, Color.WHITE);
    Handwriting.number(sheet, "1234", 60, 40, 160, 10, Color.BLACK);
    Found found = DigitFinder.find(Picture.read(PictureFiles.png(sheet), "a.png", three), three);
    assertThat(found.why()).contains("there are too many marks to be a number");
  }

  private static void rule(BufferedImage sheet, boolean squared, double slope) {
    Graphics2D graphics = sheet.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setColor(new Color(155, 175, 215));
    graphics.setStroke(new BasicStroke(3));
    int step = squared ? 60 : 90;
    for (double y = 0; y < sheet.getHeight() * 1.2; y += step) {
      graphics.draw(new Line2D.Double(0, y, sheet.getWidth(), y - slope * sheet.getWidth()));
    }
    for (double x = 0; squared && x < sheet.getWidth() * 1.2; x += step) {
      graphics.draw(new Line2D.Double(x, 0, x + slope * sheet.getHeight(), sheet.getHeight()));
    }
    graphics.dispose();
  }

  private static Color colour(String hex) {
    return new Color(Integer.parseInt(hex, 16));
  }

  /** The digit as every rendering of it should come out: drawn black on white at 200 pixels. */
  private static float[] plain(int digit) {
    BufferedImage sheet = Handwriting.sheet(200, 200, Color.WHITE);
    return only(Handwriting.write(sheet, digit, 60, 40, 120, 10, Color.BLACK));
  }

  private static float[] thin(int digit) {
    BufferedImage sheet = Handwriting.sheet(600, 600, Color.WHITE);
    return only(Handwriting.write(sheet, digit, 100, 40, 400, 9, Color.BLACK));
  }

  private static float[] only(BufferedImage image) {
    List<DigitImage> digits = found(image);
    assertThat(digits).hasSize(1);
    return digits.get(0).pixels();
  }

  private static List<DigitImage> found(BufferedImage image) {
    return find(PictureFiles.png(image)).digits();
  }

  private static List<DigitImage> photo(BufferedImage image) {
    return find(PictureFiles.jpeg(image)).digits();
  }

  private static String why(BufferedImage image) {
    Found found = find(PictureFiles.png(image));
    assertThat(found.digits()).isEmpty();
    return found.why().orElseThrow();
  }

  private static Found find(byte[] file) {
    return DigitFinder.find(Picture.read(file, "drawn", LIMITS), LIMITS);
  }

  /** Each digit found is nearer to the one that was written than to any other. */
  private static void assertReads(List<DigitImage> digits, String number) {
    StringBuilder read = new StringBuilder();
    for (DigitImage each : digits) {
      List<Double> distances = new ArrayList<>();
      for (int digit = 0; digit < 10; digit++) {
        distances.add(
            Math.min(
                PictureTest.difference(each.pixels(), PLAIN.get(digit)),
                PictureTest.difference(each.pixels(), THIN.get(digit))));
      }
      read.append(distances.indexOf(distances.stream().min(Double::compare).orElseThrow()));
    }
    assertThat(read).hasToString(number);
  }

  private static float strongest(float[] digit) {
    float most = 0;
    for (float each : digit) {
      most = Math.max(most, each);
    }
    return most;
  }

  private static double ink(float[] digit) {
    double sum = 0;
    for (float each : digit) {
      sum += each;
    }
    return sum;
  }

  /** Pieces of ground that ink closes off. */
  private static int holes(float[] digit) {
    boolean[] ground = new boolean[digit.length];
    for (int i = 0; i < digit.length; i++) {
      ground[i] = digit[i] < 0.5f;
    }
    return Blob.all(ground, DigitImage.SIDE, DigitImage.SIDE).size() - 1;
  }
}
