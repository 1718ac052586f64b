package dev.tensorcord.backend.cpu;

import java.util.Arrays;

/**
 * The sum of rows as they come, such as a bias's gradient: they are read as they lie in memory, and
 * not column by column. Within a block the lower half is added to the upper again and again, which
 * loses little to rounding and keeps the loops long where rows are short.
 */
final class RowSums {
  private final int columns;
  private final float[] folded;
  final double[] sums;

  RowSums(int columns) {
    this.columns = columns;
    this.folded = new float[Math.max(Register.BLOCK / 2, columns)];
    this.sums = new double[columns];
  }

  /** How many places are best taken at once: whole rows, a power of two of them. */
  static int block(int columns) {
    return columns > Register.BLOCK
        ? Register.BLOCK
        : Integer.highestOneBit(Register.BLOCK / columns) * columns;
  }

  void reset() {
    Arrays.fill(sums, 0);
  }

  /** Takes places in; the first of them is the flat index {@code flat}. */
  void take(Register block, int flat, int n) {
    float[] x = block.floats;
    if (columns > Register.BLOCK) {
      parts(x, block.at, flat, n);
      return;
    }
    int rows = n / columns;
    for (int row = 0; row < rows; ) {
      int count = Integer.highestOneBit(rows - row);
      float[] from = x;
      int at = block.at + row * columns;
      for (int half = count / 2; half > 0; half /= 2) {
        add(from, at, half * columns, folded);
        from = folded;
        at = 0;
      }
      widen(from, at, sums, 0, columns);
      row += count;
    }
  }

  /** Of rows that are longer than a block. */
  private void parts(float[] x, int at, int flat, int n) {
    for (int used = 0; used < n; ) {
      int column = (flat + used) % columns;
      int count = Math.min(n - used, columns - column);
      widen(x, at + used, sums, column, count);
      used += count;
    }
  }

  private static void add(float[] from, int at, int n, float[] to) {
    for (int i = 0; i < n; i++) {
      to[i] = from[at + i] + from[at + n + i];
    }
  }

  private static void widen(float[] from, int at, double[] to, int where, int n) {
    for (int i = 0; i < n; i++) {
      to[where + i] += from[at + i];
    }
  }
}
