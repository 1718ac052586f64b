package dev.tensorcord.jobs.fit;

import java.util.Locale;

/** The functions of x whose weighted sum is the curve; the weights are what is trained. */
public enum Basis {
  /**
   * Legendre's polynomials, scaled to have the mean square 1 over [-1, 1]. They overlap little, so
   * that no step for one weight undoes another's: a few steps suffice for any degree.
   */
  LEGENDRE {
    @Override
    double[] at(double u, int degree) {
      double[] values = new double[degree + 1];
      double last = 0;
      double value = 1;
      for (int k = 0; k <= degree; k++) {
        values[k] = Math.sqrt(2 * k + 1) * value;
        // Bonnet's recursion.
        double next = ((2 * k + 1) * u * value - k * last) / (k + 1);
        last = value;
        value = next;
      }
      return values;
    }

    @Override
    double[][] powers(int degree) {
      double[][] rows = new double[degree + 1][degree + 1];
      rows[0][0] = 1;
      for (int k = 0; k < degree; k++) {
        for (int j = 0; j <= k; j++) {
          rows[k + 1][j + 1] += (2 * k + 1) * rows[k][j] / (k + 1);
          rows[k + 1][j] -= k == 0 ? 0 : k * rows[k - 1][j] / (k + 1);
        }
      }
      for (int k = 0; k <= degree; k++) {
        for (int j = 0; j <= k; j++) {
          rows[k][j] *= Math.sqrt(2 * k + 1);
        }
      }
      return rows;
    }
  },

  /** 1, x, x², … of x as it is given, as in the tutorial of 2018. */
  POWERS {
    @Override
    double[] at(double u, int degree) {
      double[] values = new double[degree + 1];
      values[0] = 1;
      for (int k = 1; k <= degree; k++) {
        values[k] = values[k - 1] * u;
      }
      return values;
    }

    @Override
    double[][] powers(int degree) {
      double[][] rows = new double[degree + 1][degree + 1];
      for (int k = 0; k <= degree; k++) {
        rows[k][k] = 1;
      }
      return rows;
    }
  };

  /** The name as it is typed. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The functions' values at one place. */
  abstract double[] at(double u, int degree);

  /** Each function as a polynomial: row k holds the factors of 1, u, u², … of function k. */
  abstract double[][] powers(int degree);

  /** The functions' values at many places, a row for each. */
  final double[][] rows(double[] u, int degree) {
    double[][] rows = new double[u.length][];
    for (int i = 0; i < u.length; i++) {
      rows[i] = at(u[i], degree);
    }
    return rows;
  }
}
