package dev.tensorcord.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The best fit there is, and the learning rates that gradient descent survives. */
final class LeastSquaresTest {
  private static final double[] X = {0, 1, 2, 3};
  private static final double[] Y = {1.1, 5.9, 16.8, 33.9};

  @Test
  void findsTheQuadraticOfTheDocumentation() {
    LeastSquares best = LeastSquares.solve(powers(X, 2), Y);
    assertThat(best.rank()).isEqualTo(3);
    assertThat(best.weights()[2]).isCloseTo(3.075, within(1e-9));
    assertThat(best.weights()[1]).isCloseTo(1.705, within(1e-9));
    assertThat(best.weights()[0]).isCloseTo(1.105, within(1e-9));
    assertThat(best.meanSquaredError()).isCloseTo(0.000125, within(1e-9));
  }

  @Test
  void copesWithFewerPointsThanWeightsAndWithEqualPoints() {
    LeastSquares few = LeastSquares.solve(powers(new double[] {1, 2}, 4), new double[] {3, 5});
    assertThat(few.rank()).isEqualTo(2);
    assertThat(few.meanSquaredError()).isCloseTo(0, within(1e-18));
    LeastSquares equal =
        LeastSquares.solve(powers(new double[] {2, 2, 2}, 3), new double[] {1, 2, 3});
    assertThat(equal.rank()).isEqualTo(1);
    assertThat(equal.meanSquaredError()).isCloseTo(2.0 / 3, within(1e-12));
  }

  @Test
  void noOtherWeightsAreBetter() {
    double[] x = IntStream.range(0, 40).mapToDouble(i -> Math.sin(i * 1.7)).toArray();
    double[] y = IntStream.range(0, 40).mapToDouble(i -> Math.cos(i * 0.9)).toArray();
    double[][] rows = powers(x, 5);
    LeastSquares best = LeastSquares.solve(rows, y);
    for (int j = 0; j < 6; j++) {
      for (double nudge : new double[] {-1e-4, 1e-4}) {
        double[] other = best.weights().clone();
        other[j] += nudge;
        assertThat(LeastSquares.meanSquaredError(rows, y, other))
            .isGreaterThan(best.meanSquaredError());
      }
    }
  }

  @Test
  void theLargestSafeRateOfTheQuadraticIs0035() {
    Curvature curvature = Curvature.of(powers(X, 2));
    assertThat(curvature.largestRate()).isCloseTo(0.035, within(0.0005));
    assertThat(curvature.largestRate(0.9)).isCloseTo(0.035 * 1.9, within(0.001));
  }

  @Test
  void rawPowersOnTheUnitIntervalBearARateOf08() {
    double[] due = {1.00, .89, .89, .85, .85, .83, .83, .82};
    double[] x = even(i -> -1 + (i + 0.5) / 500);
    for (int degree = 1; degree <= due.length; degree++) {
      assertThat(Curvature.of(powers(x, degree)).largestRate())
          .as("degree %d", degree)
          .isCloseTo(due[degree - 1], within(0.011));
    }
    double[] wide = even(i -> -10 + (i + 0.5) / 50);
    assertThat(Curvature.of(powers(wide, 2)).largestRate()).isCloseTo(0.0005, within(0.0001));
  }

  @Test
  void descentHoldsBelowTheRateAndRunsAwayAboveIt() {
    double rate = Curvature.of(powers(X, 2)).largestRate();
    assertThat(errorAfter(rate * 0.98)).isLessThan(100);
    assertThat(errorAfter(rate * 1.02)).isGreaterThan(1e6);
  }

  private static double errorAfter(double rate) {
    double[][] rows = powers(X, 2);
    double[] w = new double[3];
    for (int step = 0; step < 1000; step++) {
      double[] gradient = new double[3];
      for (int i = 0; i < rows.length; i++) {
        double error = w[0] + w[1] * rows[i][1] + w[2] * rows[i][2] - Y[i];
        for (int j = 0; j < 3; j++) {
          gradient[j] += 2 * error * rows[i][j] / rows.length;
        }
      }
      for (int j = 0; j < 3; j++) {
        w[j] -= rate * gradient[j];
      }
    }
    return LeastSquares.meanSquaredError(rows, Y, w);
  }

  private static double[] even(IntToDoubleFunction at) {
    return IntStream.range(0, 1000).mapToDouble(at).toArray();
  }

  private static double[][] powers(double[] x, int degree) {
    double[][] rows = new double[x.length][degree + 1];
    for (int i = 0; i < x.length; i++) {
      for (int j = 0; j <= degree; j++) {
        rows[i][j] = Math.pow(x[i], j);
      }
    }
    return rows;
  }
}
