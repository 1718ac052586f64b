package dev.tensorcord.jobs.fit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tensorcord.data.Points;
import org.junit.jupiter.api.Test;

final class FitTextTest {
  private static final Points WIDE = Fits.points("-3,0 0,10 3,20");

  @Test
  void anEquationReadsAsItIsWritten() {
    assertThat(equation(WIDE, 8, 4, 2)).isEqualTo("y = 2.00x² + 4.00x + 8.00");
    assertThat(equation(WIDE, -8, -1.5, 0, -0.0416)).isEqualTo("y = −0.0416x³ − 1.50x − 8.00");
    assertThat(equation(WIDE, 8, 1e-9, 2)).isEqualTo("y = 2.00x² + 8.00");
    assertThat(equation(WIDE, 0)).isEqualTo("y = 0");
    assertThat(equation(WIDE, -0.0, 1)).isEqualTo("y = 1.00x");
  }

  @Test
  void aFactorHasTheDigitsThatTheCurveNeeds() {
    Points high = Fits.points("0,1000 1,1001 2,1002.5");
    assertThat(equation(high, 1000.123, 1.2345)).isEqualTo("y = 1.23x + 1000.12");
  }

  @Test
  void farFromZeroTheEquationIsMoved() {
    Points years = Fits.points("2000,1 2010,2 2020,5");
    Polynomial curve = new Polynomial(2010, 10, new double[] {2, 2, 1});
    assertThat(FitText.equation(curve, years))
        .isEqualTo("y = 1.00u² + 2.00u + 2.00, where u = (x − 2010) / 10");
    Points three = Fits.points("2001,1 2002,2 2003,5");
    assertThat(FitText.equation(new Polynomial(2002, 1, new double[] {2, 2, 1}), three))
        .isEqualTo("y = 1.00u² + 2.00u + 2.00, where u = x − 2002");
  }

  @Test
  void aWrittenEquationFollowsItsCurve() {
    Polynomial curve = new Polynomial(5, 2, new double[] {3, -1, 0.5, 0.25});
    double[] c = curve.expanded();
    for (double x = 3; x <= 7; x += 0.5) {
      double direct = ((c[3] * x + c[2]) * x + c[1]) * x + c[0];
      assertThat(direct).isCloseTo(curve.at(x), org.assertj.core.api.Assertions.within(1e-12));
    }
  }

  @Test
  void closenessIsToldInWords() {
    assertThat(closeness("lr", "0.03", "basis", "powers", "steps", "600"))
        .startsWith("Descent came within ")
        .endsWith("% of the best possible loss, 0.000125 (least squares).");
    assertThat(closeness("lr", "0.03", "basis", "powers", "steps", "20"))
        .startsWith("The loss is ")
        .endsWith(" times the best possible one, 0.000125 (least squares); try more steps.");
    assertThat(closeness()).isEqualTo("Descent found the best possible loss (least squares).");
    assertThat(closeness("degree", "3", "steps", "5000"))
        .isEqualTo("The curve meets every point, as exactly as 32-bit numbers allow.");
    assertThat(closeness("degree", "3", "steps", "2"))
        .isEqualTo("A curve of this degree can meet every point; more steps come closer to it.");
  }

  @Test
  void pointsThatAreAllZeroAreMetAsExactlyAsAnyOthers() {
    Points zeros = Fits.points("0,0 1,0 2,0");
    FitResult result = Fits.run(Fits.of(zeros, 2, Descent.SGD, Basis.LEGENDRE, 0));
    assertThat(FitText.closeness(result, zeros)).startsWith("The curve meets every point");
  }

  private static String closeness(String... values) {
    String[] all = new String[values.length + 4];
    System.arraycopy(values, 0, all, 4, values.length);
    all[0] = "points";
    all[1] = Fits.FOUR.toString();
    all[2] = "seed";
    all[3] = "1";
    return FitText.closeness(Fits.run(Fits.parse(all)), Fits.FOUR);
  }

  private static String equation(Points points, double... factors) {
    return FitText.equation(new Polynomial(0, 1, factors), points);
  }
}
