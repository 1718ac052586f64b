package dev.tensorcord.backend.cpu;

/**
 * A matrix as Q, whose columns are orthonormal, times an upper triangle R: reflections bring one
 * column after the other to the triangle (Householder: Unitary Triangularization of a Nonsymmetric
 * Matrix, J. ACM 5, 1958). In double precision, row by row.
 */
final class Householder {
  private final double[][] rows;
  private final int width;
  private final int steps;
  private final double[][] directions;
  private final double[] factors;

  /** Reflects the rows of a matrix in place: they become R. */
  Householder(double[][] rows, int width) {
    this.rows = rows;
    this.width = width;
    steps = Math.min(rows.length, width);
    directions = new double[steps][];
    factors = new double[steps];
    double[] sums = new double[width];
    for (int k = 0; k < steps; k++) {
      direct(k);
      reflect(k, rows, sums, k, width);
      for (int i = k + 1; i < rows.length; i++) {
        rows[i][k] = 0;
      }
    }
  }

  /** The same of single precision. */
  static Householder of(Matrix a) {
    return new Householder(Doubles.rows(a), a.columns());
  }

  /** The upper triangle. */
  double[][] r() {
    return rows;
  }

  /** The reflection that leaves of column k nothing below the diagonal; a column of 0 stays. */
  private void direct(int k) {
    double[] v = new double[rows.length];
    double squares = 0;
    for (int i = k; i < v.length; i++) {
      v[i] = rows[i][k];
      squares += v[i] * v[i];
    }
    double length = Math.sqrt(squares);
    double first = v[k];
    v[k] += first > 0 ? length : -length;
    double all = squares - first * first + v[k] * v[k];
    directions[k] = v;
    factors[k] = length == 0 ? 0 : 2 / all;
  }

  /** {@code x = (I - f · v · vᵀ) · x}, of x some columns. */
  private void reflect(int k, double[][] x, double[] sums, int from, int to) {
    double[] v = directions[k];
    java.util.Arrays.fill(sums, from, to, 0);
    for (int i = k; i < v.length; i++) {
      Doubles.add(v[i], x[i], sums, from, to);
    }
    for (int i = k; i < v.length; i++) {
      Doubles.add(-factors[k] * v[i], sums, x[i], from, to);
    }
  }

  /** The first columns of Q, as rows of the result. */
  double[][] q(int columns) {
    double[][] q = new double[rows.length][columns];
    for (int i = 0; i < Math.min(columns, q.length); i++) {
      q[i][i] = 1;
    }
    double[] sums = new double[columns];
    for (int k = steps - 1; k >= 0; k--) {
      reflect(k, q, sums, Math.min(k, columns), columns);
    }
    return q;
  }

  /** Writes Q of some columns, then R of as many rows. */
  void write(int columns, float[] to, int at) {
    Doubles.write(q(columns), columns, to, at);
    int next = at + rows.length * columns;
    for (int i = 0; i < columns; i++) {
      Doubles.write(new double[][] {rows[i]}, width, to, next + i * width);
    }
  }
}
