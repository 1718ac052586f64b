package dev.tensorcord.backend.cpu;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;

/**
 * The innermost block of a matrix product: six rows by one, two or four vectors of columns, its
 * sums held in registers. Each sum is made in the order of the inner axis, by fused steps, so that
 * blocks of every width, and the plain loop, give the same bits.
 */
final class Tile {
  /** Floats of a vector. */
  static final int WIDTH = FloatVector.SPECIES_PREFERRED.length();

  static final int ROWS = 6;

  /** AVX2 has sixteen registers; AVX-512 and NEON, whose vectors are not of 256 bits, have more. */
  static final int COLUMNS = (FloatVector.SPECIES_PREFERRED.vectorBitSize() == 256 ? 2 : 4) * WIDTH;

  private static final float[] NOTHING = new float[4 * WIDTH];
  private static final Warm WARM = warming();

  private Tile() {}

  /** Whether code that names lanes is the faster one by now. */
  static boolean warm() {
    return WARM.up();
  }

  /** Columns of the block that suits so many, which may be fewer than those of the block. */
  static int width(int columns) {
    return columns >= COLUMNS ? COLUMNS : columns > WIDTH ? 2 * WIDTH : WIDTH;
  }

  /**
   * {@code out[i, j] = Σ left[i, p] · right[p, j]}, or that added to what is there.
   *
   * @param width columns: one, two or four vectors
   * @param leftRow from one row of the left to the next
   * @param leftStep from one column of the left to the next; as a number that the compiler knows it
   *     would make it unroll the loop, for which the registers do not suffice
   * @param rightStep from one row of the right to the next; its columns lie side by side
   */
  static void multiply(
      int width,
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
    if (!WARM.up()) {
      plain(
          width, left, l, leftRow, leftStep, right, r, rightStep, depth, prior, q, priorRow, out, o,
          outRow);
    } else {
      lanes(
          width, left, l, leftRow, leftStep, right, r, rightStep, depth, prior, q, priorRow, out, o,
          outRow);
    }
  }

  static void lanes(
      int width,
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
    if (width == 4 * WIDTH) {
      SixByFour.sums(
          left, l, leftRow, leftStep, right, r, rightStep, depth, prior, q, priorRow, out, o,
          outRow);
    } else if (width == 2 * WIDTH) {
      SixByTwo.sums(
          left, l, leftRow, leftStep, right, r, rightStep, depth, prior, q, priorRow, out, o,
          outRow);
    } else {
      SixByOne.sums(
          left, l, leftRow, leftStep, right, r, rightStep, depth, prior, q, priorRow, out, o,
          outRow);
    }
  }

  /** The same sums in the same order, without naming lanes. */
  static void plain(
      int width,
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
    for (int i = 0; i < ROWS; i++) {
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

  private static Warm warming() {
    int depth = 6;
    float[] left = new float[depth * ROWS];
    float[] right = new float[depth * 4 * WIDTH];
    float[] tile = new float[ROWS * 4 * WIDTH];
    Matrix row = Matrix.dense(right, depth, 4 * WIDTH);
    return new Warm(
        () -> {
          for (int width = COLUMNS; width >= WIDTH; width /= 2) {
            lanes(width, left, 0, depth, 1, right, 0, width, depth, NOTHING, 0, 0, tile, 0, width);
          }
          OneByFour.sums(left, 0, 1, right, 0, 4 * WIDTH, depth, tile, 0);
        },
        () -> {
          for (int width = COLUMNS; width >= WIDTH; width /= 2) {
            plain(width, left, 0, depth, 1, right, 0, width, depth, NOTHING, 0, 0, tile, 0, width);
          }
          RowProduct.plain(left, row, tile, 0);
        });
  }
}
