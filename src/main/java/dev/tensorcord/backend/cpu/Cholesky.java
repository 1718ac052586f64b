package dev.tensorcord.backend.cpu;

import dev.tensorcord.backend.Singular;
import java.util.Arrays;

/**
 * A positive definite matrix as {@code L · Lᵀ}, by halves like {@link Lu}: the upper left square
 * first, then {@code L₂₁ = A₂₁ · L₁₁⁻ᵀ}, then the rest of the lower right one.
 */
final class Cholesky {
  private static final int LEAF = Lu.LEAF;
  private static final double HALF_ULP = 0x1p-24;

  private final Product product;
  private final CpuBackend memory;
  private final Matrix a;
  private final float[] diagonal;
  private final int index;

  /** For each leaf, the inverse of its triangle, row after row. */
  private final float[] inverses;

  private Cholesky(
      CpuBackend memory, WorkPool pool, Matrix a, float[] inverses, float[] diagonal, int index) {
    this.memory = memory;
    this.a = a;
    this.inverses = inverses;
    this.diagonal = diagonal;
    this.index = index;
    product = new Product(pool, memory);
  }

  /**
   * Factors; only the lower triangle is read.
   *
   * @throws Singular where the matrix, number {@code index} of a batch, is not positive definite
   */
  static void factor(CpuBackend memory, WorkPool pool, Matrix from, float[] to, int at, int index) {
    int size = from.rows();
    Matrix a = new Matrix(to, at, size, size, Math.max(1, size), 1);
    Matrix.copy(from, a);
    float[] diagonal = new float[size];
    for (int i = 0; i < size; i++) {
      diagonal[i] = to[a.at(i, i)];
    }
    CpuBuffer inverses = FactorProgram.scratch(memory, Math.ceilDiv(size, LEAF) * LEAF * LEAF);
    try {
      new Cholesky(memory, pool, a, inverses.floats, diagonal, index).factor(0, size);
    } finally {
      inverses.release();
    }
    for (int i = 0; i < size; i++) {
      Arrays.fill(to, a.at(i, i + 1), a.at(i, size), 0);
    }
  }

  private void factor(int from, int to) {
    if (to - from <= LEAF) {
      leaf(from, to);
      return;
    }
    int middle = Lu.middle(from, to);
    int high = to - middle;
    factor(from, middle);
    Matrix below = a.part(middle, from, high, middle - from);
    overTransposed(below, from, middle);
    product.multiply(
        below, below.transposed(), Product.Into.SUBTRACT, a.part(middle, middle, high, high));
    factor(middle, to);
  }

  private void leaf(int from, int to) {
    float[] values = a.values();
    for (int i = from; i < to; i++) {
      for (int j = from; j <= i; j++) {
        double left = values[a.at(i, j)];
        for (int p = from; p < j; p++) {
          left -= (double) values[a.at(i, p)] * values[a.at(j, p)];
        }
        if (j < i) {
          values[a.at(i, j)] = (float) (left / values[a.at(j, j)]);
          continue;
        }
        if (left <= a.rows() * HALF_ULP * Math.abs(diagonal[i])) {
          throw new Singular(index, i);
        }
        values[a.at(i, i)] = (float) Math.sqrt(left);
      }
    }
    invert(from, to);
  }

  private void invert(int from, int to) {
    int base = from * LEAF;
    Arrays.fill(inverses, base, base + (to - from) * LEAF, 0);
    for (int i = from; i < to; i++) {
      int row = base + (i - from) * LEAF;
      inverses[row + i - from] = 1;
      for (int p = from; p < i; p++) {
        float factor = -a.values()[a.at(i, p)];
        Rows.add(factor, inverses, base + (p - from) * LEAF, row, p - from + 1);
      }
      for (int j = 0; j <= i - from; j++) {
        inverses[row + j] /= a.values()[a.at(i, i)];
      }
    }
  }

  /** {@code b = b · L⁻ᵀ}, of L the rows and columns from one number to another. */
  private void overTransposed(Matrix b, int from, int to) {
    int wide = to - from;
    if (wide <= LEAF) {
      CpuBuffer copy = FactorProgram.scratch(memory, b.rows() * wide);
      Matrix before = Matrix.dense(copy.floats, b.rows(), wide);
      Matrix.copy(b, before);
      Matrix inverse = new Matrix(inverses, from * LEAF, wide, wide, LEAF, 1);
      product.multiply(before, inverse.transposed(), Product.Into.SET, b);
      copy.release();
      return;
    }
    int middle = Lu.middle(from, to);
    Matrix left = b.part(0, 0, b.rows(), middle - from);
    Matrix right = b.part(0, middle - from, b.rows(), to - middle);
    overTransposed(left, from, middle);
    product.multiply(
        left,
        a.part(middle, from, to - middle, middle - from).transposed(),
        Product.Into.SUBTRACT,
        right);
    overTransposed(right, middle, to);
  }
}
