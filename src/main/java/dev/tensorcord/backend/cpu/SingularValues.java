package dev.tensorcord.backend.cpu;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * {@code A = U · diag(S) · Vᵀ}. V are the eigenvectors of {@code AᵀA}, in double precision: their
 * error, squared as it is there, stays below what single precision can tell. {@code A · V} has
 * columns that are orthogonal as far as they count; its {@link Householder} reflections give U,
 * orthonormal to the last column, and S.
 */
final class SingularValues {
  private SingularValues() {}

  /**
   * Writes U, S and Vᵀ, in each row of which the largest number is positive; full: U and Vᵀ are
   * square.
   */
  static void write(Matrix a, WorkPool pool, boolean full, float[] to, int at) {
    int rows = a.rows();
    int columns = a.columns();
    int less = Math.min(rows, columns);
    int left = full ? rows : less;
    int right = full ? columns : less;
    double[][] values = Doubles.rows(a);
    int middle = at + rows * left;
    if (!Doubles.finite(values)) {
      Arrays.fill(to, at, middle + less + right * columns, Float.NaN);
      return;
    }
    boolean wide = rows < columns;
    Found found =
        wide
            ? tall(Doubles.transposed(values, columns), rows, right, pool)
            : tall(values, columns, left, pool);
    // The vectors of U and of V, a row for each.
    double[][] across = Doubles.transposed(found.u, wide ? right : left);
    double[][] u = wide ? found.vectors : across;
    double[][] v = wide ? across : found.vectors;
    for (int i = 0; i < less; i++) {
      double sign = Doubles.sign(v[i]);
      Doubles.scale(sign, u[i]);
      Doubles.scale(sign, v[i]);
      to[middle + i] = (float) found.values[i];
    }
    Doubles.write(Doubles.transposed(u, rows), left, to, at);
    Doubles.write(v, columns, to, middle + less);
  }

  /**
   * @param u its rows
   * @param vectors a row for each singular value
   */
  private record Found(double[][] u, double[] values, double[][] vectors) {}

  /** At least as many rows as columns. */
  private static Found tall(double[][] a, int columns, int wanted, WorkPool pool) {
    double[][] squares = new double[columns][columns];
    for (double[] row : a) {
      for (int i = 0; i < columns; i++) {
        Doubles.add(row[i], row, squares[i], 0, columns);
      }
    }
    Eigen.Pair[] pairs = Eigen.of(squares, pool);
    double[][] vectors = new double[columns][];
    for (int i = 0; i < columns; i++) {
      vectors[i] = pairs[columns - 1 - i].vector();
    }
    double[][] v = Doubles.transposed(vectors, columns);
    double[][] product = new double[a.length][columns];
    for (int i = 0; i < a.length; i++) {
      for (int p = 0; p < columns; p++) {
        Doubles.add(a[i][p], v[p], product[i], 0, columns);
      }
    }
    Householder reflected = new Householder(product, columns);
    return sorted(reflected.q(wanted), reflected.r(), vectors);
  }

  /** In descending order, none below 0: a column of U turns round where one would be. */
  private static Found sorted(double[][] u, double[][] r, double[][] vectors) {
    int count = vectors.length;
    int[] order =
        IntStream.range(0, count)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> -Math.abs(r[i][i])))
            .mapToInt(i -> i)
            .toArray();
    double[] values = new double[count];
    double[][] sorted = new double[count][];
    for (int i = 0; i < count; i++) {
      values[i] = Math.abs(r[order[i]][order[i]]);
      sorted[i] = vectors[order[i]];
    }
    for (int row = 0; row < u.length; row++) {
      double[] before = u[row].clone();
      for (int i = 0; i < count; i++) {
        double sign = r[order[i]][order[i]] < 0 ? -1 : 1;
        u[row][i] = sign * before[order[i]];
      }
    }
    return new Found(u, values, sorted);
  }
}
