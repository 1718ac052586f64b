package dev.tensorcord.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tensorcord.fault.Fault;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PointsTextTest {
  private static final InputLimits LIMITS = new InputLimits(1000, 100_000, 1 << 20, 200);
  private static final Points FOUR =
      new Points(new double[] {0, 1, 2, 3}, new double[] {1.1, 5.9, 16.8, 33.9});

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0,1.1 1,5.9 2,16.8 3,33.9",
        "0, 1.1 1, 5.9 2, 16.8 3, 33.9",
        "0, 1.1, 1, 5.9, 2, 16.8, 3, 33.9",
        "0 1.1 1 5.9 2 16.8 3 33.9",
        "0 1.1, 1 5.9, 2 16.8, 3 33.9",
        "0 1.1; 1 5.9; 2 16.8; 3 33.9;",
        "0,1.1;1,5.9;2,16.8;3,33.9",
        "0; 1.1 1; 5.9 2; 16.8 3; 33.9",
        "0:1.1 1:5.9 2:16.8 3:33.9",
        "0|1.1 1|5.9 2|16.8 3|33.9",
        "(0, 1.1), (1, 5.9), (2, 16.8), (3, 33.9)",
        "(0,1.1)(1,5.9)(2,16.8)(3,33.9)",
        "[[0,1.1],[1,5.9],[2,16.8],[3,33.9]]",
        "[[0, 1.1], [1, 5.9],\n [2, 16.8], [3, 33.9]]",
        "[0,1,2,3],[1.1,5.9,16.8,33.9]",
        "[0,1.1 1,5.9 2,16.8 3,33.9]",
        "xs = [0,1,2,3]; ys = [1.1,5.9,16.8,33.9];",
        "y: 1.1 5.9 16.8 33.9\nx: 0 1 2 3",
        "[{\"x\":0,\"y\":1.1},{\"x\":1,\"y\":5.9},{\"x\":2,\"y\":16.8},{\"x\":3,\"y\":33.9}]",
        "{x:0,y:1.1},{y:5.9,x:1},{x:2,y:16.8},{x:3,y:33.9}",
        "0\t1.1\n1\t5.9\n2\t16.8\n3\t33.9\n",
        "0,1.1\r\n1,5.9\r\n2,16.8\r\n3,33.9",
        "0,1.1 1,5.9\n2,16.8 3,33.9",
        "0e0,11e-1 1E0,5.9 2.0,1.68e+1 +3,.339e2",
        "\u00a00,1.1\u20071,5.9\u30002,16.8 3,33.9",
        "0;1,1 1;5,9 2;16,8 3;33,9",
        "0 1,1\n1 5,9\n2 16,8\n3 33,9",
        "0\t1,1\n1\t5,9\n2\t16,8\n3\t33,9",
        "(0; 1,1) (1; 5,9) (2; 16,8) (3; 33,9)",
        "x,y\n0,1.1\n1,5.9\n2,16.8\n3,33.9",
        "time\tspeed\n0\t1.1\n1\t5.9\n2\t16.8\n3\t33.9",
      })
  void readsWhatPeopleType(String typed) {
    assertThat(PointsText.read(typed, LIMITS).points()).isEqualTo(FOUR);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u22121,\u22122 3,4", "-1,\u20132 3,4", "(\u22121; \u22122), (3; 4)"})
  void everyKindOfMinusIsOne(String typed) {
    assertThat(PointsText.read(typed, LIMITS).points())
        .isEqualTo(new Points(new double[] {-1, 3}, new double[] {-2, 4}));
  }

  @Test
  void decimalCommasAreToldOf() {
    assertThat(PointsText.read("0,5\t1,25\n1,5\t3,75", LIMITS))
        .isEqualTo(
            Dataset.of(
                new Points(new double[] {0.5, 1.5}, new double[] {1.25, 3.75}),
                java.util.List.of("Commas were read as decimal commas.")));
    assertThat(PointsText.read("(0,5; 1,25) (1; 2)", LIMITS).points().x()).containsExactly(0.5, 1);
  }

  /** Each line: what is typed, the carets under it, a part of the sentence. */
  @ParameterizedTest
  @org.junit.jupiter.params.provider.CsvSource(
      delimiter = '#',
      quoteCharacter = '~',
      value = {
        "0,1.1 1,abc 2,3    #         ^^^        # “abc” is not a number",
        "0,1.1 1,5.9 2      #             ^      # 2 stands alone",
        "0,1.1 15.9 2,3     #       ^^^^         # 15.9 stands alone",
        "0,1.1 1,2,3 4,5    #       ^^^^^        # 3 numbers where a point has two",
        "0,1.1 1,,5.9       #         ^          # missing before this “,”",
        "0,1.1 1,NaN        #         ^^^        # “NaN” is not a number to fit",
        "0,1.1 1,-Infinity  #         ^^^^^^^^^  # “-Infinity” is not a number",
        "0,1.1 1,5.9.2      #         ^^^^^      # “5.9.2” is not a number",
        "0,1 1,9e400        #       ^^^^^        # too large",
        "0,1 1-5            #     ^^^            # “1-5” is not a number",
        "(0,1) (1,2         #           ^        # bracket is not closed",
        "(0,1) 1,2)         #          ^         # closes nothing",
        "(0,1] (1,2)        #     ^              # “)” is awaited first",
        "(0,1) (1) (2,3)    #        ^           # one number; a point is two",
        "(0,1) 7 (2,3)      #       ^            # outside the brackets",
        "[0,1,2],[1,2]      #          ^^^       # holds 3 numbers and the second 2",
        "{x:0,y:1},{x:2}    #            ^       # has an x but no y",
        "x: 0 1 2 y: 1 2    #          ^         # 3 x and 2 y",
        "7 x: 0 1 y: 1 2    # ^                  # before the first x or y",
        "0,1 1,x            #       ^            # “x” is not a number",
        "0,1 1,2 ys         #         ^^         # “ys” is not a number",
        "x: y: 1            # ^                  # no number after this name",
        "0,5;1,25 1,5;3,75  # ^^^^^^^^           # read in two ways",
        "1\u00bd,2          # ^^                 # is not a number",
      })
  void pointsAtWhatIsWrong(String typed, String carets, String sentence) {
    String clean = typed.stripTrailing();
    Fault fault = catchThrowableOfType(Fault.class, () -> PointsText.read(clean, LIMITS));
    assertThat(fault).as(clean).isNotNull().hasMessageContaining(sentence);
    assertThat(fault.remedy()).endsWith(".");
    assertThat(fault.where().orElseThrow().pointed().lines().toList().get(1).strip())
        .isEqualTo(carets.strip());
  }

  @Test
  void theCaretStandsUnderItsColumn() {
    Fault fault =
        catchThrowableOfType(Fault.class, () -> PointsText.read("0,1.1\n1,5.x\n2,3", LIMITS));
    assertThat(fault.where().orElseThrow())
        .isEqualTo(new dev.tensorcord.fault.Excerpt("1,5.x", 2, 3, 3));
  }

  @Test
  void nothingIsNoPoints() {
    for (String nothing : new String[] {"", " \n", ",;", "()", "[[],[]]", "x"}) {
      assertThatThrownBy(() -> PointsText.read(nothing, LIMITS)).isInstanceOf(Fault.class);
    }
  }

  @Test
  void limitsAreNamed() {
    assertThatThrownBy(() -> PointsText.read("1,2 ".repeat(1001), LIMITS))
        .hasMessage("1,001 points: at most 1,000 allowed here (limit fit.points).");
    assertThatThrownBy(() -> PointsText.read(" ".repeat(100_001), LIMITS))
        .hasMessageContaining("limit fit.text");
  }

  @Test
  void whatIsWrittenIsReadBackExactly() {
    Random random = new Random(5);
    for (int round = 0; round < 300; round++) {
      int size = 1 + random.nextInt(12);
      double[] x = new double[size];
      double[] y = new double[size];
      for (int i = 0; i < size; i++) {
        x[i] = number(random);
        y[i] = number(random);
      }
      Points points = new Points(x, y);
      assertThat(PointsText.read(points.toString(), LIMITS).points()).isEqualTo(points);
    }
  }

  private static double number(Random random) {
    return switch (random.nextInt(3)) {
      case 0 -> random.nextInt(-50, 50);
      case 1 -> random.nextInt(-500, 500) / 8.0;
      default -> random.nextGaussian() * Math.pow(10, random.nextInt(-40, 40));
    };
  }

  @Test
  void anyTextIsReadOrRefusedWithASentence() {
    String alphabet = "0123456789.,;:|-+eExy \t\n()[]{}\"'=\u2212\u0000\u202eNaN";
    Random random = new Random(7);
    for (int round = 0; round < 20_000; round++) {
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(25); i >= 0; i--) {
        text.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      try {
        Points points = PointsText.read(text.toString(), LIMITS).points();
        assertThat(points.size()).isPositive();
      } catch (Fault fault) {
        assertThat(fault.getMessage()).matches("(?s).*[.]");
        fault.where().ifPresent(where -> assertThat(where.pointed()).contains("^"));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[", "(", ")", "[]", "[[]]", "9", "-", "e", ",", ";", "\n", "\"", "\u0000", "x:", "1,2;3\t",
        "0,1 "
      })
  void aMegabyteOfAnythingIsAnsweredAtOnce(String piece) {
    InputLimits generous = new InputLimits(1000, 2_000_000, 2_000_000, 200);
    String text = piece.repeat(1_000_000 / piece.length());
    Assertions.assertTimeout(
        Duration.ofSeconds(15),
        () -> assertThatThrownBy(() -> PointsText.read(text, generous)).isInstanceOf(Fault.class));
  }
}
