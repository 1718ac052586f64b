package dev.tensorcord.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import dev.tensorcord.fault.Fault;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ExpressionParserTest {
  private static final InputLimits LIMITS = new InputLimits(1000, 4000, 1 << 20, 200);

  /** The value at x = 2, and the degree where it is a polynomial. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "2x^2+4x+8          # 24    # 2",
        "y = 2x² + 4x + 8   # 24    # 2",
        "f(x)=0.5x³ − x     # 2     # 3",
        "Y = 2*x**2 + 4·x+8 # 24    # 2",
        "-x^2               # -4    # 2",
        "2^-x               # 0.25  #",
        "2^3^2              # 512   # 0",
        "x⁻¹                # 0.5   #",
        "(x+1)(x-1)         # 3     # 2",
        "2(x+1)x            # 12    # 2",
        "x(x+1)             # 6     # 2",
        "12/x/3             # 2     #",
        "x/4                # 0.5   # 1",
        "1 - 2 - 3          # -4    # 0",
        "sqrt(2x)           # 2     #",
        "abs(-3x)           # 6     #",
        "ln(e^x)            # 2     #",
        "log(exp(3))        # 3     # 0",
        "sin(pi*x)          # 0     #",
        "cos πx             # 1     #",
        "sin²(x)+cos^2(x)   # 1     #",
        "sin x cos 0        # 0.9092974268256817 #",
        "3 sin(x)/sin x     # 3     #",
        "xsqrt(4)           # 4     # 1",
        "--x                # 2     # 1",
        "tanh(0)            # 0     # 0",
        "1e2x               # 200   # 1",
        "2ex                # 10.87312731383618 # 1",
        ".5x                # 1     # 1",
      })
  void reads(String formula, double at2, Integer degree) {
    Expression parsed = ExpressionParser.parse(formula, LIMITS);
    assertThat(parsed.at(2)).isCloseTo(at2, within(1e-12));
    assertThat(parsed.degree().isPresent() ? (Integer) parsed.degree().getAsInt() : null)
        .isEqualTo(degree);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "2x^2+4t+8#      ^#“t” is not known",
        "2x+#   ^#stops too early",
        "2*(x+1#  ^#not closed",
        "x+)#  ^#“)” does not belong here",
        "0,5x# ^#“,” does not belong here",
        "x = 3#  ^#“=” does not belong here",
        "x ? 1 : 2#  ^#does not belong here",
        "2 + process.exit(1)#    ^^^^^^^#“process” is not known",
        "x^#  ^#stops too early",
        "1e999x#^^^^^#too large",
      })
  void pointsAtWhatIsWrong(String formula, String carets, String sentence) {
    Fault fault = fault(formula);
    assertThat(fault).as(formula).isNotNull().hasMessageContaining(sentence);
    assertThat(fault.where().orElseThrow().pointed()).isEqualTo(formula + "\n" + carets);
  }

  @ParameterizedTest
  @ValueSource(strings = {"(", "-", "sin ", "x^", "sqrt(", "2^-", "|", "\u0000"})
  void depthAndLengthAreBounded(String piece) {
    assertThat(fault(piece.repeat(200 / piece.length()))).isNotNull();
    assertThat(fault(piece.repeat(100_000))).hasMessageContaining("limit fit.equation");
  }

  @Test
  void theLongestFormulaIsReadAtOnce() {
    assertThat(ExpressionParser.parse("x" + "*x".repeat(99), LIMITS).degree()).hasValue(100);
    assertThat(ExpressionParser.parse("1" + "+x".repeat(99), LIMITS).at(1)).isEqualTo(100);
    assertThat(ExpressionParser.parse("(".repeat(30) + "x" + ")".repeat(30), LIMITS).at(7))
        .isEqualTo(7);
  }

  @Test
  void anyTextIsReadOrRefusedWithASentence() {
    String alphabet = "0123456789.+-*/^()xeπ² sincotaexplogqrb=,y";
    Random random = new Random(11);
    for (int round = 0; round < 20_000; round++) {
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(20); i >= 0; i--) {
        text.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      try {
        Expression parsed = ExpressionParser.parse(text.toString(), LIMITS);
        assertThat(parsed.at(1)).isEqualTo(parsed.at(1.0));
      } catch (Fault fault) {
        assertThat(fault.getMessage()).endsWith(".");
      }
    }
  }

  private static Fault fault(String formula) {
    return catchThrowableOfType(Fault.class, () -> ExpressionParser.parse(formula, LIMITS));
  }
}
