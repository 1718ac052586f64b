package dev.tensorcord.jobs.fit;

import java.io.Serializable;
import java.util.Arrays;

/**
 * A polynomial in {@code u = (x - middle) / half}: numbers stay of a handy size for x of any size.
 *
 * @param c factors of 1, u, u², …
 */
public record Polynomial(double middle, double half, double[] c) implements Serializable {
  /** The value at x. */
  public double at(double x) {
    double u = (x - middle) / half;
    double sum = 0;
    for (int k = c.length - 1; k >= 0; k--) {
      sum = sum * u + c[k];
    }
    return sum;
  }

  /** The values at many x. */
  public double[] at(double[] x) {
    return Arrays.stream(x).map(this::at).toArray();
  }

  /** The factors of 1, x, x², … */
  public double[] expanded() {
    // Horner's scheme over polynomials: sum = sum * (x - middle) / half + c[k].
    double[] sum = new double[c.length];
    for (int k = c.length - 1; k >= 0; k--) {
      for (int j = c.length - 1; j >= 0; j--) {
        sum[j] = ((j > 0 ? sum[j - 1] : 0) - middle * sum[j]) / half;
      }
      sum[0] += c[k];
    }
    return sum;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Polynomial that
        && middle == that.middle
        && half == that.half
        && Arrays.equals(c, that.c);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(c);
  }

  @Override
  public String toString() {
    return "Polynomial[" + middle + ", " + half + ", " + Arrays.toString(c) + "]";
  }
}
