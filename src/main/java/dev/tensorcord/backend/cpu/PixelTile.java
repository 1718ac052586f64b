package dev.tensorcord.backend.cpu;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
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

  private static final Warm WARM = warming();

  private PixelTile() {}

  /**
   * {@code tile[j, a] = Σ x[at + offsets[t, a]] · w[f + t, j]} over the taps, a vector each.
   *
   * @param offsets for each tap, where the four vectors begin
   * @param w four filters side by side, tap after tap
   */
  static void sums(float[] x, int at, int[] offsets, int taps, float[] w, int f, float[] tile) {
    if (WARM.up()) {
      four(x, at, offsets, taps, w, f, tile);
    } else {
      plain(x, at, offsets, taps, w, f, tile);
    }
  }

  private static Warm warming() {
    int taps = 6;
    float[] x = new float[WIDTH];
    int[] offsets = new int[VECTORS * taps];
    float[] w = new float[FILTERS * taps];
    float[] tile = new float[SIZE];
    float[] best = new float[FILTERS * WIDTH];
    float[] places = new float[FILTERS * WIDTH];
    return new Warm(
        () -> {
          four(x, 0, offsets, taps, w, 0, tile);
          largestLanes(tile, w, 0, true, best, places, 0, WIDTH);
        },
        () -> {
          plain(x, 0, offsets, taps, w, 0, tile);
          largestPlain(tile, w, 0, true, best, places, 0, WIDTH);
        });
  }

  /** The same sums in the same order, without naming lanes. */
  static void plain(float[] x, int at, int[] offsets, int taps, float[] w, int f, float[] tile) {
    Arrays.fill(tile, 0, SIZE, 0);
    for (int t = 0; t < taps; t++) {
      for (int j = 0; j < FILTERS; j++) {
        for (int a = 0; a < VECTORS; a++) {
          int from = at + offsets[t * VECTORS + a];
          row(w[f + t * FILTERS + j], x, from, tile, (j * VECTORS + a) * WIDTH);
        }
      }
    }
  }

  private static void row(float value, float[] x, int from, float[] tile, int at) {
    for (int i = 0; i < WIDTH; i++) {
      tile[at + i] = Math.fma(value, x[from + i], tile[at + i]);
    }
  }

  static void four(float[] x, int at, int[] offsets, int taps, float[] w, int f, float[] tile) {
    FloatVector sum00 = FloatVector.zero(LANES);
    FloatVector sum01 = FloatVector.zero(LANES);
    FloatVector sum02 = FloatVector.zero(LANES);
    FloatVector sum03 = FloatVector.zero(LANES);
    FloatVector sum10 = FloatVector.zero(LANES);
    FloatVector sum11 = FloatVector.zero(LANES);
    FloatVector sum12 = FloatVector.zero(LANES);
    FloatVector sum13 = FloatVector.zero(LANES);
    FloatVector sum20 = FloatVector.zero(LANES);
    FloatVector sum21 = FloatVector.zero(LANES);
    FloatVector sum22 = FloatVector.zero(LANES);
    FloatVector sum23 = FloatVector.zero(LANES);
    FloatVector sum30 = FloatVector.zero(LANES);
    FloatVector sum31 = FloatVector.zero(LANES);
    FloatVector sum32 = FloatVector.zero(LANES);
    FloatVector sum33 = FloatVector.zero(LANES);
    for (int t = 0; t < 4 * taps; t += 4) {
      FloatVector x0 = FloatVector.fromArray(LANES, x, at + offsets[t]);
      FloatVector x1 = FloatVector.fromArray(LANES, x, at + offsets[t + 1]);
      FloatVector x2 = FloatVector.fromArray(LANES, x, at + offsets[t + 2]);
      FloatVector x3 = FloatVector.fromArray(LANES, x, at + offsets[t + 3]);
      FloatVector w0 = FloatVector.broadcast(LANES, w[f]);
      sum00 = w0.fma(x0, sum00);
      sum10 = w0.fma(x1, sum10);
      sum20 = w0.fma(x2, sum20);
      sum30 = w0.fma(x3, sum30);
      FloatVector w1 = FloatVector.broadcast(LANES, w[f + 1]);
      sum01 = w1.fma(x0, sum01);
      sum11 = w1.fma(x1, sum11);
      sum21 = w1.fma(x2, sum21);
      sum31 = w1.fma(x3, sum31);
      FloatVector w2 = FloatVector.broadcast(LANES, w[f + 2]);
      sum02 = w2.fma(x0, sum02);
      sum12 = w2.fma(x1, sum12);
      sum22 = w2.fma(x2, sum22);
      sum32 = w2.fma(x3, sum32);
      FloatVector w3 = FloatVector.broadcast(LANES, w[f + 3]);
      sum03 = w3.fma(x0, sum03);
      sum13 = w3.fma(x1, sum13);
      sum23 = w3.fma(x2, sum23);
      sum33 = w3.fma(x3, sum33);
      f += 4;
    }
    sum00.intoArray(tile, 0 * WIDTH);
    sum10.intoArray(tile, 1 * WIDTH);
    sum20.intoArray(tile, 2 * WIDTH);
    sum30.intoArray(tile, 3 * WIDTH);
    sum01.intoArray(tile, 4 * WIDTH);
    sum11.intoArray(tile, 5 * WIDTH);
    sum21.intoArray(tile, 6 * WIDTH);
    sum31.intoArray(tile, 7 * WIDTH);
    sum02.intoArray(tile, 8 * WIDTH);
    sum12.intoArray(tile, 9 * WIDTH);
    sum22.intoArray(tile, 10 * WIDTH);
    sum32.intoArray(tile, 11 * WIDTH);
    sum03.intoArray(tile, 12 * WIDTH);
    sum13.intoArray(tile, 13 * WIDTH);
    sum23.intoArray(tile, 14 * WIDTH);
    sum33.intoArray(tile, 15 * WIDTH);
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
      FloatVector most = FloatVector.broadcast(LANES, Float.NEGATIVE_INFINITY);
      FloatVector place = FloatVector.zero(LANES);
      for (int a = 0; a < VECTORS; a++) {
        FloatVector value = FloatVector.fromArray(LANES, tile, (j * VECTORS + a) * WIDTH);
        VectorMask<Float> larger = value.compare(VectorOperators.GT, most);
        most = most.blend(value, larger);
        place = place.blend(a, larger);
      }
      most.add(bias == null ? 0 : bias[b + j]).max(least).intoArray(best, at);
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
        float most = Float.NEGATIVE_INFINITY;
        float place = 0;
        for (int a = 0; a < VECTORS; a++) {
          float value = tile[(j * VECTORS + a) * WIDTH + i];
          place = value > most ? a : place;
          most = value > most ? value : most;
        }
        best[at + i] = Math.max(most + added, least);
        places[at + i] = place;
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
