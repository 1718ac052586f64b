package dev.tensorcord.jobs.fit;

import dev.tensorcord.data.Points;
import dev.tensorcord.nn.LeastSquares;
import java.util.Arrays;

/**
 * Moves points to where descent is easy, x to [-1, 1] and y to mean 0 and deviation 1, and weights
 * back to the member's units. With the tutorial's own powers nothing is moved.
 */
record Scaling(Basis basis, double xMiddle, double xHalf, double yMiddle, double yScale) {
  static Scaling of(Points points, Basis basis) {
    if (basis == Basis.POWERS) {
      return new Scaling(basis, 0, 1, 0, 1);
    }
    double least = Arrays.stream(points.x()).min().orElseThrow();
    double most = Arrays.stream(points.x()).max().orElseThrow();
    double half = most / 2 - least / 2;
    double mean = Arrays.stream(points.y()).average().orElseThrow();
    double spread = Math.sqrt(spread(points.y()));
    // A spread that is nothing but rounding is none.
    boolean flat = spread <= 1e-12 * Math.abs(mean);
    return new Scaling(
        basis,
        least / 2 + most / 2,
        half > 0 ? half : 1,
        mean,
        flat ? (mean == 0 ? 1 : Math.abs(mean)) : spread);
  }

  /** The mean squared distance from the mean. */
  static double spread(double[] y) {
    double mean = Arrays.stream(y).average().orElseThrow();
    return Arrays.stream(y).map(v -> (v - mean) * (v - mean)).average().orElseThrow();
  }

  double[] x(Points points) {
    return Arrays.stream(points.x()).map(v -> (v - xMiddle) / xHalf).toArray();
  }

  double[] y(Points points) {
    return Arrays.stream(points.y()).map(v -> (v - yMiddle) / yScale).toArray();
  }

  /** A loss in the member's units. */
  double loss(double scaled) {
    return scaled * yScale * yScale;
  }

  /** The curve with these weights, in the member's units. */
  Polynomial curve(double[] weights) {
    double[][] powers = basis.powers(weights.length - 1);
    double[] c = new double[weights.length];
    for (int k = 0; k < weights.length; k++) {
      for (int j = 0; j <= k; j++) {
        c[j] += weights[k] * powers[k][j] * yScale;
      }
    }
    c[0] += yMiddle;
    return new Polynomial(xMiddle, xHalf, c);
  }

  /** The least loss that any curve of this degree can have, found without descent. */
  LeastSquares best(Points points, int degree) {
    // Always by Legendre's polynomials: powers of large x would cost all digits.
    Scaling well = basis == Basis.LEGENDRE ? this : of(points, Basis.LEGENDRE);
    LeastSquares scaled =
        LeastSquares.solve(Basis.LEGENDRE.rows(well.x(points), degree), well.y(points));
    return new LeastSquares(scaled.weights(), scaled.rank(), well.loss(scaled.meanSquaredError()));
  }
}
