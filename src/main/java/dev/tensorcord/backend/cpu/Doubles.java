package dev.tensorcord.backend.cpu;

/** Matrices of double precision, an array for each row: the compiler finds the lanes by itself. */
final class Doubles {
  private Doubles() {}

  static double[][] rows(Matrix a) {
    double[][] rows = new double[a.rows()][a.columns()];
    for (int i = 0; i < a.rows(); i++) {
      for (int j = 0; j < a.columns(); j++) {
        rows[i][j] = a.values()[a.at(i, j)];
      }
    }
    return rows;
  }

  /** {@code to[i] += factor · from[i]}. */
  static void add(double factor, double[] from, double[] to, int start, int end) {
    for (int i = start; i < end; i++) {
      to[i] += factor * from[i];
    }
  }

  /** {@code (x, y) = (c · x - s · y, s · x + c · y)}, for some columns of two rows. */
  static void rotate(double c, double s, double[] x, double[] y, int start, int end) {
    for (int i = start; i < end; i++) {
      double left = x[i];
      double right = y[i];
      x[i] = c * left - s * right;
      y[i] = s * left + c * right;
    }
  }

  static double[][] transposed(double[][] rows, int columns) {
    double[][] turned = new double[columns][rows.length];
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < columns; j++) {
        turned[j][i] = rows[i][j];
      }
    }
    return turned;
  }

  /** Whether all are numbers, and none is infinite. */
  static boolean finite(double[][] rows) {
    double sum = 0;
    for (double[] row : rows) {
      for (double value : row) {
        sum += value * 0;
      }
    }
    return sum == 0;
  }

  /** Writes the first columns of each row, one after the other. */
  static void write(double[][] rows, int columns, float[] to, int at) {
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < columns; j++) {
        to[at + i * columns + j] = (float) rows[i][j];
      }
    }
  }

  /** 1, or -1 where the largest of the numbers, the first of equals, is negative. */
  static double sign(double[] vector) {
    double largest = 0;
    for (double value : vector) {
      // What rounding may have told apart counts as equal.
      if (Math.abs(value) > Math.abs(largest) * (1 + 1e-6)) {
        largest = value;
      }
    }
    return largest < 0 ? -1 : 1;
  }

  static void scale(double factor, double[] vector) {
    for (int i = 0; i < vector.length; i++) {
      vector[i] *= factor;
    }
  }
}
