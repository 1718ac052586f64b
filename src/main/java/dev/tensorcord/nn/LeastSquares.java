package dev.tensorcord.nn;

/**
 * The weights w for which {@code Σ (X w - y)²} is smallest, in double. By Householder's QR with
 * column pivoting (Businger and Golub 1965), which also tells how many columns say something new.
 *
 * @param weights one for each column; 0 for columns that the others make superfluous
 * @param rank columns that are independent of each other
 * @param meanSquaredError the smallest average of the squared distances that can be reached
 */
public record LeastSquares(double[] weights, int rank, double meanSquaredError) {
  private static final double NEGLIGIBLE = 1e-12;

  /**
   * Solves.
   *
   * @param x the rows, all of one length
   * @param y one value for each row
   * @throws IllegalArgumentException if there are not as many values as rows, or none
   */
  public static LeastSquares solve(double[][] x, double[] y) {
    if (x.length != y.length || x.length == 0) {
      throw new IllegalArgumentException(x.length + " rows and " + y.length + " values");
    }
    int rows = x.length;
    int columns = x[0].length;
    double[][] a = new double[rows][];
    for (int i = 0; i < rows; i++) {
      a[i] = x[i].clone();
    }
    double[] b = y.clone();
    int[] order = new int[columns];
    for (int j = 0; j < columns; j++) {
      order[j] = j;
    }
    double largest = 0;
    int rank = 0;
    while (rank < Math.min(rows, columns)) {
      double norm = pivot(a, order, rank);
      largest = Math.max(largest, norm);
      if (!(norm > largest * NEGLIGIBLE)) {
        break;
      }
      reflect(a, b, rank, norm);
      rank++;
    }
    double[] weights = back(a, b, order, rank, columns);
    return new LeastSquares(weights, rank, meanSquaredError(x, y, weights));
  }

  /** The average of the squared distances that these weights leave. */
  public static double meanSquaredError(double[][] x, double[] y, double[] weights) {
    double sum = 0;
    for (int i = 0; i < y.length; i++) {
      double rest = -y[i];
      for (int j = 0; j < weights.length; j++) {
        rest += x[i][j] * weights[j];
      }
      sum += rest * rest;
    }
    return sum / y.length;
  }

  /** Brings the column with the longest rest to place k and gives that length. */
  private static double pivot(double[][] a, int[] order, int k) {
    int best = k;
    double longest = -1;
    for (int j = k; j < order.length; j++) {
      double norm = 0;
      for (int i = k; i < a.length; i++) {
        norm = Math.hypot(norm, a[i][j]);
      }
      if (norm > longest) {
        longest = norm;
        best = j;
      }
    }
    for (double[] row : a) {
      double held = row[k];
      row[k] = row[best];
      row[best] = held;
    }
    int held = order[k];
    order[k] = order[best];
    order[best] = held;
    return longest;
  }

  /** Mirrors the rest of column k onto its first element, and all that follows with it. */
  private static void reflect(double[][] a, double[] b, int k, double norm) {
    double[] v = new double[a.length];
    double head = a[k][k] > 0 ? -norm : norm;
    double square = 0;
    for (int i = k; i < a.length; i++) {
      v[i] = a[i][k] - (i == k ? head : 0);
      square += v[i] * v[i];
    }
    for (int j = k; j < a[k].length; j++) {
      double dot = 0;
      for (int i = k; i < a.length; i++) {
        dot += v[i] * a[i][j];
      }
      for (int i = k; i < a.length; i++) {
        a[i][j] -= 2 * dot / square * v[i];
      }
    }
    double dot = 0;
    for (int i = k; i < a.length; i++) {
      dot += v[i] * b[i];
    }
    for (int i = k; i < a.length; i++) {
      b[i] -= 2 * dot / square * v[i];
    }
  }

  private static double[] back(double[][] r, double[] b, int[] order, int rank, int columns) {
    double[] weights = new double[columns];
    for (int i = rank - 1; i >= 0; i--) {
      double rest = b[i];
      for (int j = i + 1; j < rank; j++) {
        rest -= r[i][j] * weights[order[j]];
      }
      weights[order[i]] = rest / r[i][i];
    }
    return weights;
  }
}
