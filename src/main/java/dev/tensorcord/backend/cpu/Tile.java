package dev.tensorcord.backend.cpu;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The innermost block of a matrix product: six rows by two vectors, which with two loads and a
 * broadcast fills the sixteen registers of AVX2 and leaves none of AVX-512's units idle.
 *
 * <p>The accumulators are written to a small array and added to the result by {@link #store}:
 * adding to memory inside the loop's method makes the compiler give up its registers.
 */
final class Tile {
  private static final VectorSpecies<Float> LANES = FloatVector.SPECIES_PREFERRED;
  private static final int WIDTH = LANES.length();

  static final int ROWS = 6;
  static final int COLUMNS = 2 * WIDTH;

  private static final Warm WARM = warming();

  private Tile() {}

  /** {@code tile = Σ left[p] · right[p]} over panels that are packed row block by row block. */
  static void multiply(float[] left, int l, float[] right, int r, int depth, float[] tile) {
    if (WARM.up()) {
      lanes(left, l, right, r, depth, tile);
    } else {
      plain(left, l, right, r, depth, tile);
    }
  }

  private static Warm warming() {
    int depth = 6;
    float[] left = new float[depth * ROWS];
    float[] right = new float[depth * COLUMNS];
    float[] tile = new float[ROWS * COLUMNS];
    return new Warm(
        () -> lanes(left, 0, right, 0, depth, tile), () -> plain(left, 0, right, 0, depth, tile));
  }

  /** The same sums in the same order, without naming lanes. */
  static void plain(float[] left, int l, float[] right, int r, int depth, float[] tile) {
    Arrays.fill(tile, 0, ROWS * COLUMNS, 0);
    for (int p = 0; p < depth; p++) {
      for (int i = 0; i < ROWS; i++) {
        row(left[l + p * ROWS + i], right, r + p * COLUMNS, tile, i * COLUMNS);
      }
    }
  }

  private static void row(float factor, float[] right, int r, float[] tile, int at) {
    for (int j = 0; j < COLUMNS; j++) {
      tile[at + j] = Math.fma(factor, right[r + j], tile[at + j]);
    }
  }

  static void lanes(float[] left, int l, float[] right, int r, int depth, float[] tile) {
    FloatVector low0 = FloatVector.zero(LANES);
    FloatVector high0 = FloatVector.zero(LANES);
    FloatVector low1 = FloatVector.zero(LANES);
    FloatVector high1 = FloatVector.zero(LANES);
    FloatVector low2 = FloatVector.zero(LANES);
    FloatVector high2 = FloatVector.zero(LANES);
    FloatVector low3 = FloatVector.zero(LANES);
    FloatVector high3 = FloatVector.zero(LANES);
    FloatVector low4 = FloatVector.zero(LANES);
    FloatVector high4 = FloatVector.zero(LANES);
    FloatVector low5 = FloatVector.zero(LANES);
    FloatVector high5 = FloatVector.zero(LANES);
    for (int p = 0; p < depth; p++) {
      FloatVector low = FloatVector.fromArray(LANES, right, r);
      FloatVector high = FloatVector.fromArray(LANES, right, r + WIDTH);
      FloatVector x0 = FloatVector.broadcast(LANES, left[l + 0]);
      low0 = x0.fma(low, low0);
      high0 = x0.fma(high, high0);
      FloatVector x1 = FloatVector.broadcast(LANES, left[l + 1]);
      low1 = x1.fma(low, low1);
      high1 = x1.fma(high, high1);
      FloatVector x2 = FloatVector.broadcast(LANES, left[l + 2]);
      low2 = x2.fma(low, low2);
      high2 = x2.fma(high, high2);
      FloatVector x3 = FloatVector.broadcast(LANES, left[l + 3]);
      low3 = x3.fma(low, low3);
      high3 = x3.fma(high, high3);
      FloatVector x4 = FloatVector.broadcast(LANES, left[l + 4]);
      low4 = x4.fma(low, low4);
      high4 = x4.fma(high, high4);
      FloatVector x5 = FloatVector.broadcast(LANES, left[l + 5]);
      low5 = x5.fma(low, low5);
      high5 = x5.fma(high, high5);
      l += ROWS;
      r += COLUMNS;
    }
    low0.intoArray(tile, 0 * COLUMNS);
    high0.intoArray(tile, 0 * COLUMNS + WIDTH);
    low1.intoArray(tile, 1 * COLUMNS);
    high1.intoArray(tile, 1 * COLUMNS + WIDTH);
    low2.intoArray(tile, 2 * COLUMNS);
    high2.intoArray(tile, 2 * COLUMNS + WIDTH);
    low3.intoArray(tile, 3 * COLUMNS);
    high3.intoArray(tile, 3 * COLUMNS + WIDTH);
    low4.intoArray(tile, 4 * COLUMNS);
    high4.intoArray(tile, 4 * COLUMNS + WIDTH);
    low5.intoArray(tile, 5 * COLUMNS);
    high5.intoArray(tile, 5 * COLUMNS + WIDTH);
  }

  /** Puts or adds the part of a tile that lies within the result. */
  static void store(
      float[] tile, float[] out, int at, int stride, int rows, int columns, boolean add) {
    for (int i = 0; i < rows; i++) {
      int from = i * COLUMNS;
      int to = at + i * stride;
      if (add) {
        for (int j = 0; j < columns; j++) {
          out[to + j] += tile[from + j];
        }
      } else {
        System.arraycopy(tile, from, out, to, columns);
      }
    }
  }
}
