package dev.tensorcord.backend.cpu;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;

/**
 * The innermost block of a matrix product: up to six rows by one, two or four vectors of columns,
 * its sums held in registers. Each sum is made in the order of the inner axis, by fused steps, so
 * that blocks of every size, and the plain loop, give the same bits.
 *
 * <p>{@link ProductWriter} makes a tile's loop in lanes when it is first called for; the plain loop
 * here stands in for that one until it is compiled.
 */
final class Tile extends ProductKernel {
  /** Floats of a vector. */
  static final int WIDTH = FloatVector.SPECIES_PREFERRED.length();

  static final int ROWS = 6;

  /** AVX2 has sixteen registers; AVX-512 and NEON, whose vectors are not of 256 bits, have more. */
  static final int COLUMNS = (FloatVector.SPECIES_PREFERRED.vectorBitSize() == 256 ? 2 : 4) * WIDTH;

  /** Columns of the widest tile, which on AVX2 suits few rows alone. */
  static final int WIDEST = 4 * WIDTH;

  private static final float[] NOTHING = new float[WIDEST];

  /** One, two and four vectors. */
  private static final int WIDTHS = 3;

  /** For each number of rows one of each width. */
  private static final Tile[] TILES = all();

  /** One row that lies in one piece, by four vectors: waits for memory, not for registers. */
  static final Tile ROW = new Tile(1, WIDEST, true);

  private final int rows;
  private final int width;
  private final boolean dense;
  private final Warm warm = new Warm(() -> practise(lanes()), () -> practise(this));
  private volatile ProductKernel lanes;

  /**
   * A tile.
   *
   * @param dense whether the columns of the left lie side by side, its step always being 1
   */
  private Tile(int rows, int width, boolean dense) {
    this.rows = rows;
    this.width = width;
    this.dense = dense;
  }

  private static Tile[] all() {
    Tile[] tiles = new Tile[ROWS * WIDTHS];
    Arrays.setAll(tiles, at -> new Tile(at / WIDTHS + 1, WIDTH << at % WIDTHS, false));
    return tiles;
  }

  /** Columns of the tile that suits so many, which may be fewer than those of the tile. */
  static int width(int columns) {
    return columns >= COLUMNS ? COLUMNS : columns > WIDTH ? 2 * WIDTH : WIDTH;
  }

  /**
   * The tile of so many rows and columns.
   *
   * @param rows up to {@link #ROWS}
   * @param width one, two or four vectors
   */
  static Tile of(int rows, int width) {
    return TILES[(rows - 1) * WIDTHS + Integer.numberOfTrailingZeros(width / WIDTH)];
  }

  /**
   * {@code out[i, j] = Σ left[i, p] · right[p, j]}, or that added to what is there; the steps are
   * the kernel's.
   */
  void multiply(
      float[] left,
      int l,
      int leftRow,
      int leftStep,
      float[] right,
      int r,
      int rightStep,
      int depth,
      boolean add,
      float[] out,
      int o,
      int outRow) {
    // What is added is read from nothing but zeros, where nothing is to be added: one path.
    float[] prior = add ? out : NOTHING;
    int q = add ? o : 0;
    int priorRow = add ? outRow : 0;
    if (!warm.up()) {
      sums(
          left, l, leftRow, leftStep, right, r, rightStep, depth, prior, q, priorRow, out, o,
          outRow);
    } else {
      lanes.sums(
          left, l, leftRow, leftStep, right, r, rightStep, depth, prior, q, priorRow, out, o,
          outRow);
    }
  }

  /** The loop in lanes. */
  ProductKernel lanes() {
    if (lanes == null) {
      lanes = ProductWriter.write(rows, width / WIDTH, dense);
    }
    return lanes;
  }

  /** The same sums in the same order, without naming lanes. */
  @Override
  void sums(
      float[] left,
      int l,
      int leftRow,
      int leftStep,
      float[] right,
      int r,
      int rightStep,
      int depth,
      float[] prior,
      int q,
      int priorRow,
      float[] out,
      int o,
      int outRow) {
    float[] sums = new float[width];
    for (int i = 0; i < rows; i++) {
      Arrays.fill(sums, 0);
      for (int p = 0; p < depth; p++) {
        step(left[l + i * leftRow + p * leftStep], right, r + p * rightStep, sums);
      }
      for (int j = 0; j < width; j++) {
        out[o + i * outRow + j] = sums[j] + prior[q + i * priorRow + j];
      }
    }
  }

  /** Adds a row times a factor to the sums. */
  static void step(float factor, float[] right, int r, float[] sums) {
    for (int j = 0; j < sums.length; j++) {
      sums[j] = Math.fma(factor, right[r + j], sums[j]);
    }
  }

  /** A little work for one of the loops, which is to be warmed up. */
  private void practise(ProductKernel loop) {
    int depth = 6;
    float[] left = new float[rows * depth];
    float[] right = new float[depth * width];
    float[] out = new float[rows * width];
    loop.sums(left, 0, depth, 1, right, 0, width, depth, NOTHING, 0, 0, out, 0, width);
  }
}
