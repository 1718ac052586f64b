package dev.tensorcord.backend.cpu;

/**
 * One row times a matrix, which is read once and so neither packed nor kept: memory is what this
 * waits for. The inner axis is summed in the blocks of {@link Product}.
 */
final class RowProduct {
  private static final int COLUMNS = Tile.WIDEST;

  /** Dot products that go on side by side, as each step waits for the one before. */
  private static final int DOTS = 8;

  private RowProduct() {}

  /** Adds the product to c. */
  static void add(Matrix a, Matrix b, float sign, Matrix c) {
    float[] left = new float[Math.min(Product.DEPTH, a.columns())];
    for (int p = 0; p < a.columns(); p += Product.DEPTH) {
      int depth = Math.min(Product.DEPTH, a.columns() - p);
      for (int i = 0; i < depth; i++) {
        left[i] = sign * a.values()[a.at(0, p + i)];
      }
      Matrix block = b.part(p, 0, depth, b.columns());
      if (b.column() == 1) {
        across(left, block, c);
      } else {
        down(left, block, c);
      }
    }
  }

  /** The matrix's rows lie in one piece. */
  private static void across(float[] left, Matrix b, Matrix c) {
    int j = 0;
    for (; j <= b.columns() - COLUMNS; j += COLUMNS) {
      Tile.ROW.multiply(
          left,
          0,
          0,
          1,
          b.values(),
          b.at(0, j),
          b.row(),
          b.rows(),
          true,
          c.values(),
          c.offset() + j,
          0);
    }
    if (j < b.columns()) {
      plain(left, b.part(0, j, b.rows(), b.columns() - j), c.values(), c.offset() + j);
    }
  }

  /** The same sums in the same order, of a last few columns. */
  static void plain(float[] left, Matrix b, float[] out, int o) {
    float[] sums = new float[b.columns()];
    for (int p = 0; p < b.rows(); p++) {
      Tile.step(left[p], b.values(), b.at(p, 0), sums);
    }
    for (int j = 0; j < sums.length; j++) {
      out[o + j] += sums[j];
    }
  }

  /** The matrix's columns lie in one piece, or neither. */
  private static void down(float[] left, Matrix b, Matrix c) {
    float[] sums = new float[DOTS];
    for (int j = 0; j < b.columns(); j += DOTS) {
      int wide = Math.min(DOTS, b.columns() - j);
      if (wide == DOTS && b.row() == 1) {
        dots(left, b.values(), b.at(0, j), b.column(), b.rows(), sums);
      } else {
        for (int k = 0; k < wide; k++) {
          sums[k] = dot(left, b.values(), b.at(0, j + k), b.row(), b.rows());
        }
      }
      for (int k = 0; k < wide; k++) {
        c.values()[c.offset() + j + k] += sums[k];
      }
    }
  }

  private static float dot(float[] left, float[] right, int r, int step, int depth) {
    float sum = 0;
    for (int p = 0; p < depth; p++) {
      sum = Math.fma(left[p], right[r + p * step], sum);
    }
    return sum;
  }

  private static void dots(
      float[] left, float[] right, int r, int column, int depth, float[] sums) {
    int r1 = r + column;
    int r2 = r1 + column;
    int r3 = r2 + column;
    int r4 = r3 + column;
    int r5 = r4 + column;
    int r6 = r5 + column;
    int r7 = r6 + column;
    float s0 = 0;
    float s1 = 0;
    float s2 = 0;
    float s3 = 0;
    float s4 = 0;
    float s5 = 0;
    float s6 = 0;
    float s7 = 0;
    for (int p = 0; p < depth; p++) {
      float x = left[p];
      s0 = Math.fma(x, right[r + p], s0);
      s1 = Math.fma(x, right[r1 + p], s1);
      s2 = Math.fma(x, right[r2 + p], s2);
      s3 = Math.fma(x, right[r3 + p], s3);
      s4 = Math.fma(x, right[r4 + p], s4);
      s5 = Math.fma(x, right[r5 + p], s5);
      s6 = Math.fma(x, right[r6 + p], s6);
      s7 = Math.fma(x, right[r7 + p], s7);
    }
    sums[0] = s0;
    sums[1] = s1;
    sums[2] = s2;
    sums[3] = s3;
    sums[4] = s4;
    sums[5] = s5;
    sums[6] = s6;
    sums[7] = s7;
  }
}
