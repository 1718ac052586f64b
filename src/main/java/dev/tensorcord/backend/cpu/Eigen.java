package dev.tensorcord.backend.cpu;

import java.util.Arrays;
import java.util.Comparator;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;

/**
 * Eigenvalues and eigenvectors of a symmetric matrix, in double precision: reflections make it
 * tridiagonal, then implicitly shifted QL steps make it diagonal (Bowdler, Martin, Reinsch,
 * Wilkinson: The QR and QL Algorithms for Symmetric Matrices, Numer. Math. 11, 1968).
 */
final class Eigen {
  /** Steps for one value; two or three are usual. */
  private static final int MOST_STEPS = 60;

  private static final double ULP = 0x1p-52;

  private final int size;
  private final double[] diagonal;
  private final double[] beside;

  /** A row for each vector. */
  private double[][] vectors;

  private Eigen(double[][] a, WorkPool pool) {
    size = a.length;
    diagonal = new double[size];
    beside = new double[size];
    tridiagonal(a);
    Rotations rotations = new Rotations(vectors, size, pool);
    for (int i = 0; i < size; i++) {
      settle(i, rotations);
    }
    rotations.run();
  }

  /** A value and its vector. */
  record Pair(double value, double[] vector) {}

  /** The pairs in ascending order of the values; the matrix, of finite numbers, is used up. */
  static Pair[] of(double[][] symmetric, WorkPool pool) {
    Eigen found = new Eigen(symmetric, pool);
    return IntStream.range(0, found.size)
        .mapToObj(i -> new Pair(found.diagonal[i], found.vectors[i]))
        .sorted(Comparator.comparingDouble(Pair::value))
        .toArray(Pair[]::new);
  }

  /** Writes the values, then the vectors as columns, in each the largest number positive. */
  static void write(Matrix a, WorkPool pool, float[] to, int at) {
    double[][] rows = Doubles.rows(a);
    int size = rows.length;
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < i; j++) {
        rows[j][i] = rows[i][j];
      }
    }
    if (!Doubles.finite(rows)) {
      Arrays.fill(to, at, at + size * (size + 1), Float.NaN);
      return;
    }
    Pair[] pairs = of(rows, pool);
    for (int k = 0; k < size; k++) {
      to[at + k] = (float) pairs[k].value();
      Doubles.scale(Doubles.sign(pairs[k].vector()), pairs[k].vector());
      for (int i = 0; i < size; i++) {
        to[at + size + i * size + k] = (float) pairs[k].vector()[i];
      }
    }
  }

  /** Leaves the diagonal and what stands beside it, and of the reflections their product. */
  private void tridiagonal(double[][] a) {
    double[][] directions = new double[size][];
    double[] factors = new double[size];
    for (int k = 0; k < size - 2; k++) {
      checkStop();
      double[] v = new double[size];
      double squares = 0;
      for (int i = k + 1; i < size; i++) {
        v[i] = a[i][k];
        squares += v[i] * v[i];
      }
      double first = v[k + 1];
      double length = first > 0 ? Math.sqrt(squares) : -Math.sqrt(squares);
      v[k + 1] += length;
      double all = squares - first * first + v[k + 1] * v[k + 1];
      directions[k] = v;
      factors[k] = squares == 0 ? 0 : 2 / all;
      beside[k] = -length;
      fromBothSides(a, v, factors[k], k + 1);
    }
    for (int i = 0; i < size; i++) {
      diagonal[i] = a[i][i];
    }
    if (size > 1) {
      beside[size - 2] = a[size - 1][size - 2];
    }
    double[][] q = new double[size][size];
    double[] sums = new double[size];
    for (int i = 0; i < size; i++) {
      q[i][i] = 1;
    }
    for (int k = size - 3; k >= 0; k--) {
      double[] v = directions[k];
      Arrays.fill(sums, 0);
      for (int i = k + 1; i < size; i++) {
        Doubles.add(v[i], q[i], sums, k + 1, size);
      }
      for (int i = k + 1; i < size; i++) {
        Doubles.add(-factors[k] * v[i], sums, q[i], k + 1, size);
      }
    }
    vectors = Doubles.transposed(q, size);
  }

  /** {@code a = H · a · H} of a reflection H, as {@code a - v · wᵀ - w · vᵀ}. */
  private void fromBothSides(double[][] a, double[] v, double factor, int from) {
    double[] w = new double[size];
    for (int i = from; i < size; i++) {
      Doubles.add(factor * v[i], a[i], w, from, size);
    }
    double share = 0;
    for (int i = from; i < size; i++) {
      share += v[i] * w[i];
    }
    Doubles.add(-factor * share / 2, v, w, from, size);
    for (int i = from; i < size; i++) {
      double[] row = a[i];
      double left = v[i];
      double right = w[i];
      for (int j = from; j < size; j++) {
        row[j] -= left * w[j] + right * v[j];
      }
    }
  }

  /** Shifted steps until nothing stands beside a value. */
  private void settle(int from, Rotations rotations) {
    for (int steps = 0; ; steps++) {
      int end = from;
      while (end < size - 1
          && Math.abs(beside[end])
              > ULP * (Math.abs(diagonal[end]) + Math.abs(diagonal[end + 1]))) {
        end++;
      }
      if (end == from) {
        return;
      }
      if (steps == MOST_STEPS) {
        throw new ArithmeticException("eigenvalues of a finite matrix did not settle");
      }
      checkStop();
      step(from, end, rotations);
    }
  }

  private void step(int from, int end, Rotations rotations) {
    double half = (diagonal[from + 1] - diagonal[from]) / (2 * beside[from]);
    double root = Math.sqrt(half * half + 1);
    double g = diagonal[end] - diagonal[from] + beside[from] / (half + (half < 0 ? -root : root));
    double sine = 1;
    double cosine = 1;
    double moved = 0;
    for (int i = end - 1; i >= from; i--) {
      double f = sine * beside[i];
      double b = cosine * beside[i];
      double length = Math.sqrt(f * f + g * g);
      beside[i + 1] = length;
      if (length == 0) {
        diagonal[i + 1] -= moved;
        beside[end] = 0;
        return;
      }
      sine = f / length;
      cosine = g / length;
      g = diagonal[i + 1] - moved;
      double turn = (diagonal[i] - g) * sine + 2 * cosine * b;
      moved = sine * turn;
      diagonal[i + 1] = g + moved;
      g = cosine * turn - b;
      rotations.add(i, cosine, sine);
    }
    diagonal[from] -= moved;
    beside[from] = g;
    beside[end] = 0;
  }

  /** Large matrices take seconds: who is told to stop does not wait for the end. */
  private static void checkStop() {
    if (Thread.currentThread().isInterrupted()) {
      throw new CancellationException("stopped");
    }
  }
}
