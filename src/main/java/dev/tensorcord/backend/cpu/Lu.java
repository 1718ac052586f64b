package dev.tensorcord.backend.cpu;

import static dev.tensorcord.backend.cpu.Product.Into.SET;
import static dev.tensorcord.backend.cpu.Product.Into.SUBTRACT;

import dev.tensorcord.backend.Element;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * A square matrix as a lower triangle times an upper one with a diagonal of ones, its columns
 * exchanged so that the largest element left of each row comes first: {@code A · Q = L · U}. By
 * halves, so that nearly all work is matrix products (Toledo: Locality of Reference in LU
 * Decomposition with Partial Pivoting, SIAM J. Matrix Anal. Appl. 18, 1997), down to a few rows
 * that are eliminated one after the other.
 *
 * <p>Columns and not rows are exchanged because rows lie in one piece: a search runs along one.
 */
final class Lu {
  /** Rows that are eliminated one by one. */
  static final int LEAF = 32;

  private static final double HALF_ULP = 0x1p-24;

  private final Product product;
  private final WorkPool pool;
  private final CpuBackend memory;
  private final Matrix a;
  private final int size;
  private final float[] values;
  private final int[] swaps;

  /** For each leaf, the inverse of its square of U, row after row. */
  private final CpuBuffer inverses;

  private final CpuBuffer room;

  /** The first row that depends on those before it; -1 where there is none. */
  private int dependent = -1;

  /** Factors a copy of a matrix. */
  Lu(Matrix from, CpuBackend memory, WorkPool pool) {
    this.memory = memory;
    this.pool = pool;
    product = new Product(pool, memory);
    size = from.rows();
    room = scratch(size * size);
    a = Matrix.dense(room.floats, size, size);
    values = a.values();
    inverses = scratch(Math.ceilDiv(size, LEAF) * LEAF * LEAF);
    swaps = new int[size];
    Matrix.copy(from, a);
    float[] largest = new float[size];
    for (int i = 0; i < size; i++) {
      largest[i] = Math.abs(values[a.at(i, largest(i, 0))]);
    }
    factor(0, size, largest);
  }

  /** Gives the memory back. */
  void release() {
    inverses.release();
    room.release();
  }

  /**
   * The first row that is a sum of multiples of those before it, as far as rounding lets one tell;
   * -1 where all are independent.
   */
  int dependent() {
    return dependent;
  }

  /** The product of the diagonal, with the sign of the exchanges. */
  double determinant() {
    double product = 1;
    for (int i = 0; i < size; i++) {
      product *= swaps[i] == i ? values[a.at(i, i)] : -values[a.at(i, i)];
    }
    return product;
  }

  private void factor(int from, int to, float[] largest) {
    if (to - from <= LEAF) {
      leaf(from, to, largest);
      return;
    }
    int middle = middle(from, to);
    factor(from, middle, largest);
    exchange(middle, to, from, middle);
    int high = to - middle;
    Matrix below = a.part(middle, from, high, middle - from);
    overUpper(below, from, middle);
    product.multiply(
        below,
        a.part(from, middle, middle - from, size - middle),
        SUBTRACT,
        a.part(middle, middle, high, size - middle));
    factor(middle, to, largest);
    exchange(from, middle, middle, to);
  }

  /** Half of the leaves. */
  static int middle(int from, int to) {
    int leaves = Math.ceilDiv(to - from, LEAF);
    return from + leaves / 2 * LEAF;
  }

  private void leaf(int from, int to, float[] largest) {
    for (int i = from; i < to; i++) {
      int row = a.at(i, 0);
      for (int p = from; p < i; p++) {
        Rows.add(-values[row + p], values, a.at(p, p + 1), row + p + 1, size - p - 1);
      }
      int best = largest(i, i);
      swaps[i] = best;
      for (int k = from; k < to; k++) {
        swap(a.at(k, i), a.at(k, best));
      }
      float pivot = values[row + i];
      if (Math.abs(pivot) <= size * HALF_ULP * largest[i] && dependent < 0) {
        dependent = i;
      }
      for (int j = i + 1; j < size && pivot != 0; j++) {
        values[row + j] /= pivot;
      }
    }
    invert(from, to);
  }

  /** The inverse of the leaf's square of U, from the last row to the first. */
  private void invert(int from, int to) {
    int at = from * LEAF;
    int high = to - from;
    Arrays.fill(inverses.floats, at, at + high * LEAF, 0);
    for (int i = high - 1; i >= 0; i--) {
      inverses.floats[at + i * LEAF + i] = 1;
      for (int p = i + 1; p < high; p++) {
        float factor = -values[a.at(from + i, from + p)];
        Rows.add(factor, inverses.floats, at + p * LEAF + p, at + i * LEAF + p, high - p);
      }
    }
  }

  private Matrix inverse(int from, int to) {
    return new Matrix(inverses.floats, from * LEAF, to - from, to - from, LEAF, 1);
  }

  /** The column of the largest element of a row, from a column on; a NaN is the largest. */
  private int largest(int row, int from) {
    int at = a.at(row, 0);
    int best = from;
    float high = Math.abs(values[at + from]);
    for (int j = from + 1; j < size && !Float.isNaN(high); j++) {
      float value = Math.abs(values[at + j]);
      if (!(value <= high)) {
        high = value;
        best = j;
      }
    }
    return best;
  }

  private void swap(int i, int j) {
    float held = values[i];
    values[i] = values[j];
    values[j] = held;
  }

  /** Does the exchanges of some steps in some rows. */
  private void exchange(int fromRow, int toRow, int fromStep, int toStep) {
    for (int i = fromRow; i < toRow; i++) {
      int row = a.at(i, 0);
      for (int k = fromStep; k < toStep; k++) {
        int other = swaps[k];
        if (other != k) {
          swap(row + k, row + other);
        }
      }
    }
  }

  /** {@code b = b · U⁻¹}, of U the rows and columns from one number to another. */
  private void overUpper(Matrix b, int from, int to) {
    int wide = to - from;
    if (wide <= LEAF) {
      CpuBuffer copy = scratch(b.rows() * wide);
      Matrix before = Matrix.dense(copy.floats, b.rows(), wide);
      Matrix.copy(b, before);
      product.multiply(before, inverse(from, to), SET, b);
      copy.release();
      return;
    }
    int middle = middle(from, to);
    Matrix left = b.part(0, 0, b.rows(), middle - from);
    Matrix right = b.part(0, middle - from, b.rows(), to - middle);
    overUpper(left, from, middle);
    product.multiply(left, a.part(from, middle, middle - from, to - middle), SUBTRACT, right);
    overUpper(right, middle, to);
  }

  /** {@code x = L⁻¹ · x}, in halves, down to leaves where each row is divided by its pivot. */
  void lower(Matrix x, int from, int to) {
    if (to - from > LEAF) {
      int middle = middle(from, to);
      lower(x, from, middle);
      subtract(x, from, middle, middle, to);
      lower(x, middle, to);
      return;
    }
    for (int i = from; i < to; i++) {
      for (int p = from; p < i; p++) {
        Rows.add(-values[a.at(i, p)], x.values(), x.at(p, 0), x.at(i, 0), x.columns());
      }
      float pivot = values[a.at(i, i)];
      for (int j = 0; j < x.columns(); j++) {
        x.values()[x.at(i, j)] /= pivot;
      }
    }
  }

  /** {@code x = U⁻¹ · x}. */
  void upper(Matrix x, int from, int to) {
    if (to - from > LEAF) {
      int middle = middle(from, to);
      upper(x, middle, to);
      subtract(x, middle, to, from, middle);
      upper(x, from, middle);
      return;
    }
    Matrix rows = x.part(from, 0, to - from, x.columns());
    CpuBuffer copy = scratch(rows.rows() * rows.columns());
    Matrix before = Matrix.dense(copy.floats, rows.rows(), rows.columns());
    Matrix.copy(rows, before);
    product.alone(inverse(from, to), before, SET, rows);
    copy.release();
  }

  /** Takes what solved rows of x say from others that are not yet. */
  private void subtract(Matrix x, int solved, int solvedEnd, int from, int to) {
    int depth = solvedEnd - solved;
    product.alone(
        a.part(from, solved, to - from, depth),
        x.part(solved, 0, depth, x.columns()),
        SUBTRACT,
        x.part(from, 0, to - from, x.columns()));
  }

  /** {@code to = A⁻¹ · b}. */
  void solve(Matrix b, Matrix to) {
    CpuBuffer held = scratch(b.rows() * b.columns());
    Matrix x = Matrix.dense(held.floats, b.rows(), b.columns());
    Matrix.copy(b, x);
    byColumns(
        x,
        part -> {
          lower(part, 0, size);
          upper(part, 0, size);
        });
    order(x, to);
    held.release();
  }

  /** {@code to = A⁻¹}, which is {@code Q · U⁻¹ · L⁻¹}. */
  void inverse(Matrix to) {
    CpuBuffer held = scratch(size * size);
    Arrays.fill(held.floats, 0, size * size, 0);
    Matrix x = Matrix.dense(held.floats, size, size);
    lowerInverse(x, 0, size);
    byColumns(x, part -> upper(part, 0, size));
    order(x, to);
    held.release();
  }

  /** Columns have nothing to do with each other: threads share them once and for all. */
  private void byColumns(Matrix x, Consumer<Matrix> work) {
    boolean alone = (long) size * size * x.columns() < Product.ALONE || pool.threads() == 1;
    int share = Math.ceilDiv(x.columns(), alone ? 1 : 2 * pool.threads());
    int width = Math.max(1, Math.ceilDiv(share, Tile.COLUMNS) * Tile.COLUMNS);
    pool.run(
        Math.ceilDiv(x.columns(), width),
        part -> {
          int j = part * width;
          work.accept(x.part(0, j, size, Math.min(width, x.columns() - j)));
        });
  }

  /** {@code to = Q · x}: each row goes to the place that its column came from. */
  void order(Matrix x, Matrix to) {
    int[] place = new int[size];
    Arrays.setAll(place, i -> i);
    for (int i = 0; i < size; i++) {
      int held = place[i];
      place[i] = place[swaps[i]];
      place[swaps[i]] = held;
    }
    for (int i = 0; i < size; i++) {
      System.arraycopy(x.values(), x.at(i, 0), to.values(), to.at(place[i], 0), x.columns());
    }
  }

  /**
   * {@code y = L⁻¹}, into zeros: of a triangle of two triangles and the square between them, these
   * are inverted, and the square becomes {@code -Y₂₂ · L₂₁ · Y₁₁}.
   */
  void lowerInverse(Matrix y, int from, int to) {
    if (to - from <= LEAF) {
      for (int i = from; i < to; i++) {
        float pivot = values[a.at(i, i)];
        y.values()[y.at(i, i)] = 1;
        for (int p = from; p < i; p++) {
          Rows.add(-values[a.at(i, p)], y.values(), y.at(p, from), y.at(i, from), p - from + 1);
        }
        for (int j = from; j <= i; j++) {
          y.values()[y.at(i, j)] /= pivot;
        }
      }
      return;
    }
    int middle = middle(from, to);
    int wide = middle - from;
    int high = to - middle;
    lowerInverse(y, from, middle);
    lowerInverse(y, middle, to);
    CpuBuffer room = scratch(high * wide);
    Matrix half = Matrix.dense(room.floats, high, wide);
    Matrix below = a.part(middle, from, high, wide);
    Matrix left = y.part(from, from, wide, wide);
    Matrix right = y.part(middle, middle, high, high);
    Matrix square = y.part(middle, from, high, wide);
    // Half of each triangle's halves are zeros.
    int column = middle(from, middle) - from;
    product.multiply(below, left.part(0, 0, wide, column), SET, half.part(0, 0, high, column));
    product.multiply(
        below.part(0, column, high, wide - column),
        left.part(column, column, wide - column, wide - column),
        SET,
        half.part(0, column, high, wide - column));
    int row = middle(middle, to) - middle;
    product.multiply(
        right.part(0, 0, row, row),
        half.part(0, 0, row, wide),
        SUBTRACT,
        square.part(0, 0, row, wide));
    product.multiply(
        right.part(row, 0, high - row, high),
        half,
        SUBTRACT,
        square.part(row, 0, high - row, wide));
    room.release();
  }

  private CpuBuffer scratch(int count) {
    return CpuBuffer.of(memory.allocate(Element.F32, count));
  }
}
