package dev.tensorcord.nn;

/**
 * How steeply the mean squared error of a linear model bends, and what learning rates follow from
 * it. With rate r, gradient descent multiplies the error along each axis of the bowl by {@code 1 -
 * r·λ} in every step, so that it grows where {@code r > 2 / λ}.
 *
 * @param largest the largest eigenvalue λ of the Hessian {@code 2 XᵀX / n}
 */
public record Curvature(double largest) {
  private static final int STEPS = 2000;
  private static final double EXACT = 1e-12;

  /**
   * The curvature for a model {@code Xw} with these rows, by power iteration (von Mises 1929).
   *
   * @throws IllegalArgumentException if there are no rows
   */
  public static Curvature of(double[][] x) {
    if (x.length == 0) {
      throw new IllegalArgumentException("no rows");
    }
    int columns = x[0].length;
    double[] v = new double[columns];
    for (int j = 0; j < columns; j++) {
      v[j] = 1 + 0.1 * Math.sin(j + 1.0); // Any start that is not at right angles to the answer.
    }
    double eigenvalue = 0;
    for (int step = 0; step < STEPS; step++) {
      double[] next = times(x, v);
      double norm = norm(next);
      if (norm == 0) {
        return new Curvature(0);
      }
      double found = norm / norm(v);
      for (int j = 0; j < columns; j++) {
        v[j] = next[j] / norm;
      }
      boolean settled = Math.abs(found - eigenvalue) <= EXACT * found;
      eigenvalue = found;
      if (settled) {
        break;
      }
    }
    return new Curvature(eigenvalue);
  }

  /** The learning rate above which plain gradient descent runs away. */
  public double largestRate() {
    return 2 / largest;
  }

  /** The learning rate above which gradient descent with this momentum runs away. */
  public double largestRate(double momentum) {
    return 2 * (1 + momentum) / largest;
  }

  /** The Hessian times v. */
  private static double[] times(double[][] x, double[] v) {
    double[] sum = new double[v.length];
    for (double[] row : x) {
      double dot = 0;
      for (int j = 0; j < v.length; j++) {
        dot += row[j] * v[j];
      }
      for (int j = 0; j < v.length; j++) {
        sum[j] += 2 * dot * row[j] / x.length;
      }
    }
    return sum;
  }

  private static double norm(double[] v) {
    double norm = 0;
    for (double each : v) {
      norm = Math.hypot(norm, each);
    }
    return norm;
  }
}
