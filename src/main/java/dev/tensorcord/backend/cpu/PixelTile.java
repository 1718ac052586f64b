package dev.tensorcord.backend.cpu;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The innermost block of a convolution with few filters, where these would leave lanes empty: the
 * lanes are places of the image instead. Four vectors of places by four filters stay in registers
 * while all taps and channels pass by.
 */
final class PixelTile {
  private static final VectorSpecies<Float> LANES = ConvTile.LANES;
  private static final int WIDTH = ConvTile.WIDTH;

  /** Filters of a block. */
  static final int FILTERS = 4;

  /** Vectors of places of a block. */
  static final int VECTORS = 4;

  /** Floats of a block's sums. */
  static final int SIZE = FILTERS * VECTORS * WIDTH;

  private static final TileShape FOUR = TileShape.taps(FILTERS, VECTORS);
  private static final Warm WARM = warming();

  private PixelTile() {}

  /** The shape's loop, in a class of its own so that it is written when it is due. */
  private static final class Loops {
    static final TileKernel FOUR = TileWriter.write(PixelTile.FOUR);
  }

  /**
   * {@code tile[j, a] = Σ x[at + offsets[t, a]] · w[f + t, j]} over the taps, a vector each.
   *
   * @param offsets for each tap, where the four vectors begin
   * @param w four filters side by side, tap after tap
   */
  static void sums(float[] x, int at, int[] offsets, int taps, float[] w, int f, float[] tile) {
    if (WARM.up()) {
      Loops.FOUR.sums(w, x, at, 0, offsets, f, 1, 0, 1, taps, tile);
    } else {
      FOUR.sums(w, x, at, 0, offsets, f, 1, 0, 1, taps, tile);
    }
  }

  private static Warm warming() {
    float[] tile = new float[SIZE];
    float[] bias = new float[FILTERS];
    float[] best = new float[FILTERS * WIDTH];
    float[] places = new float[FILTERS * WIDTH];
    return new Warm(
        () -> {
          FOUR.practise(Loops.FOUR);
          largestLanes(tile, bias, 0, true, best, places, 0, WIDTH);
        },
        () -> {
          FOUR.practise(FOUR);
          largestPlain(tile, bias, 0, true, best, places, 0, WIDTH);
        });
  }

  /**
   * The largest of a block's four vectors, lane by lane, and which of them it is; then the bias and
   * relu. NaN is passed over; of equals the first counts.
   *
   * @param bias null for none; its number at {@code b} is for the block's first filter
   * @param at where the first filter's results begin; the next ones are {@code step} further
   */
  static void largest(
      float[] tile,
      float[] bias,
      int b,
      boolean relu,
      float[] best,
      float[] places,
      int at,
      int step) {
    if (WARM.up()) {
      largestLanes(tile, bias, b, relu, best, places, at, step);
    } else {
      largestPlain(tile, bias, b, relu, best, places, at, step);
    }
  }

  /** A filter's four vectors, as a window of one row. */
  private static PoolTile.Shown vectors(int filter) {
    return new PoolTile.Shown(filter * VECTORS * WIDTH, 1, VECTORS, 0, WIDTH);
  }

  static void largestLanes(
      float[] tile,
      float[] bias,
      int b,
      boolean relu,
      float[] best,
      float[] places,
      int at,
      int step) {
    float least = relu ? 0 : Float.NEGATIVE_INFINITY;
    for (int j = 0; j < FILTERS; j++, at += step) {
      FloatVector place = PoolTile.search(true, tile, vectors(j), 0, 0, 0, best, at);
      float added = bias == null ? 0 : bias[b + j];
      FloatVector.fromArray(LANES, best, at).add(added).max(least).intoArray(best, at);
      place.intoArray(places, at);
    }
  }

  static void largestPlain(
      float[] tile,
      float[] bias,
      int b,
      boolean relu,
      float[] best,
      float[] places,
      int at,
      int step) {
    float least = relu ? 0 : Float.NEGATIVE_INFINITY;
    for (int j = 0; j < FILTERS; j++, at += step) {
      float added = bias == null ? 0 : bias[b + j];
      for (int i = 0; i < WIDTH; i++) {
        places[at + i] = PoolTile.search(true, tile, vectors(j), i, 0, 0, 1, best, at + i);
        best[at + i] = Math.max(best[at + i] + added, least);
      }
    }
  }

  /** From filters of places to places of filters: four at a time. */
  static void turn(float[] from, int lane, int count, float[] to, int at, int step) {
    for (int i = lane; i < lane + count; i++, at += step) {
      to[at] = from[i];
      to[at + 1] = from[WIDTH + i];
      to[at + 2] = from[2 * WIDTH + i];
      to[at + 3] = from[3 * WIDTH + i];
    }
  }

  /** The same for the numbers of places. */
  static void turn(float[] from, int lane, int count, byte[] to, int at, int step) {
    for (int i = lane; i < lane + count; i++, at += step) {
      to[at] = (byte) from[i];
      to[at + 1] = (byte) from[WIDTH + i];
      to[at + 2] = (byte) from[2 * WIDTH + i];
      to[at + 3] = (byte) from[3 * WIDTH + i];
    }
  }
}
