package dev.tensorcord.backend.cpu;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Sums of pieces that lie at places: what comes back through a pool is one number for each window
 * and filter, so that most of a convolution's gradient is zeros which need no work. The pieces are
 * added up in twelve registers, or in six.
 *
 * <p>Entry e has the number {@code g[at + e * step]} and begins at {@code starts[e] +
 * shifts[places[at + e * step]]}; sum s adds the floats {@code runs[s]} behind that.
 */
final class GatherTile {
  private static final VectorSpecies<Float> LANES = ConvTile.LANES;
  private static final int WIDTH = ConvTile.WIDTH;
  private static final Warm WARM = warming();

  /** Sums of the larger and the smaller block. */
  static final int MANY = 12;

  static final int FEW = 6;

  private GatherTile() {}

  /** The sums of the block where so many are left. */
  static int block(int left) {
    return left > FEW ? MANY : FEW;
  }

  /**
   * {@code tile[s] = Σ g[e] · x[from + begin of e + runs[r + s]]}, each a vector long.
   *
   * @param sums how many, as {@link #block} tells
   */
  static void sums(
      int sums,
      int count,
      float[] g,
      byte[] places,
      int at,
      int step,
      int[] starts,
      int[] shifts,
      float[] x,
      int from,
      int[] runs,
      int r,
      float[] tile) {
    if (!WARM.up()) {
      plain(sums, count, g, places, at, step, starts, shifts, x, from, runs, r, tile);
    } else if (sums == MANY) {
      many(count, g, places, at, step, starts, shifts, x, from, runs, r, tile);
    } else {
      few(count, g, places, at, step, starts, shifts, x, from, runs, r, tile);
    }
  }

  private static Warm warming() {
    int count = 6;
    float[] g = new float[count];
    byte[] places = new byte[count];
    int[] starts = new int[count];
    int[] runs = new int[MANY];
    float[] x = new float[WIDTH];
    float[] tile = new float[MANY * WIDTH];
    return new Warm(
        () -> {
          many(count, g, places, 0, 1, starts, starts, x, 0, runs, 0, tile);
          few(count, g, places, 0, 1, starts, starts, x, 0, runs, 0, tile);
          addLanes(tile, FEW, x, 0, runs, 0);
        },
        () -> {
          plain(MANY, count, g, places, 0, 1, starts, starts, x, 0, runs, 0, tile);
          plain(FEW, count, g, places, 0, 1, starts, starts, x, 0, runs, 0, tile);
          addPlain(tile, FEW, x, 0, runs, 0);
        });
  }

  /** The same sums in the same order, without naming lanes. */
  static void plain(
      int sums,
      int count,
      float[] g,
      byte[] places,
      int at,
      int step,
      int[] starts,
      int[] shifts,
      float[] x,
      int from,
      int[] runs,
      int r,
      float[] tile) {
    Arrays.fill(tile, 0, sums * WIDTH, 0);
    for (int e = 0; e < count; e++, at += step) {
      int start = from + starts[e] + shifts[places[at] & 0xFF];
      for (int s = 0; s < sums; s++) {
        row(g[at], x, start + runs[r + s], tile, s * WIDTH);
      }
    }
  }

  private static void row(float value, float[] x, int from, float[] tile, int at) {
    for (int i = 0; i < WIDTH; i++) {
      tile[at + i] = Math.fma(x[from + i], value, tile[at + i]);
    }
  }

  static void many(
      int count,
      float[] g,
      byte[] places,
      int at,
      int step,
      int[] starts,
      int[] shifts,
      float[] x,
      int from,
      int[] runs,
      int r,
      float[] tile) {
    int run0 = from + runs[r];
    int run1 = from + runs[r + 1];
    int run2 = from + runs[r + 2];
    int run3 = from + runs[r + 3];
    int run4 = from + runs[r + 4];
    int run5 = from + runs[r + 5];
    int run6 = from + runs[r + 6];
    int run7 = from + runs[r + 7];
    int run8 = from + runs[r + 8];
    int run9 = from + runs[r + 9];
    int run10 = from + runs[r + 10];
    int run11 = from + runs[r + 11];
    FloatVector sum0 = FloatVector.zero(LANES);
    FloatVector sum1 = FloatVector.zero(LANES);
    FloatVector sum2 = FloatVector.zero(LANES);
    FloatVector sum3 = FloatVector.zero(LANES);
    FloatVector sum4 = FloatVector.zero(LANES);
    FloatVector sum5 = FloatVector.zero(LANES);
    FloatVector sum6 = FloatVector.zero(LANES);
    FloatVector sum7 = FloatVector.zero(LANES);
    FloatVector sum8 = FloatVector.zero(LANES);
    FloatVector sum9 = FloatVector.zero(LANES);
    FloatVector sum10 = FloatVector.zero(LANES);
    FloatVector sum11 = FloatVector.zero(LANES);
    for (int e = 0; e < count; e++, at += step) {
      FloatVector value = FloatVector.broadcast(LANES, g[at]);
      int start = starts[e] + shifts[places[at] & 0xFF];
      sum0 = FloatVector.fromArray(LANES, x, start + run0).fma(value, sum0);
      sum1 = FloatVector.fromArray(LANES, x, start + run1).fma(value, sum1);
      sum2 = FloatVector.fromArray(LANES, x, start + run2).fma(value, sum2);
      sum3 = FloatVector.fromArray(LANES, x, start + run3).fma(value, sum3);
      sum4 = FloatVector.fromArray(LANES, x, start + run4).fma(value, sum4);
      sum5 = FloatVector.fromArray(LANES, x, start + run5).fma(value, sum5);
      sum6 = FloatVector.fromArray(LANES, x, start + run6).fma(value, sum6);
      sum7 = FloatVector.fromArray(LANES, x, start + run7).fma(value, sum7);
      sum8 = FloatVector.fromArray(LANES, x, start + run8).fma(value, sum8);
      sum9 = FloatVector.fromArray(LANES, x, start + run9).fma(value, sum9);
      sum10 = FloatVector.fromArray(LANES, x, start + run10).fma(value, sum10);
      sum11 = FloatVector.fromArray(LANES, x, start + run11).fma(value, sum11);
    }
    sum0.intoArray(tile, 0);
    sum1.intoArray(tile, 1 * WIDTH);
    sum2.intoArray(tile, 2 * WIDTH);
    sum3.intoArray(tile, 3 * WIDTH);
    sum4.intoArray(tile, 4 * WIDTH);
    sum5.intoArray(tile, 5 * WIDTH);
    sum6.intoArray(tile, 6 * WIDTH);
    sum7.intoArray(tile, 7 * WIDTH);
    sum8.intoArray(tile, 8 * WIDTH);
    sum9.intoArray(tile, 9 * WIDTH);
    sum10.intoArray(tile, 10 * WIDTH);
    sum11.intoArray(tile, 11 * WIDTH);
  }

  static void few(
      int count,
      float[] g,
      byte[] places,
      int at,
      int step,
      int[] starts,
      int[] shifts,
      float[] x,
      int from,
      int[] runs,
      int r,
      float[] tile) {
    int run0 = from + runs[r];
    int run1 = from + runs[r + 1];
    int run2 = from + runs[r + 2];
    int run3 = from + runs[r + 3];
    int run4 = from + runs[r + 4];
    int run5 = from + runs[r + 5];
    FloatVector sum0 = FloatVector.zero(LANES);
    FloatVector sum1 = FloatVector.zero(LANES);
    FloatVector sum2 = FloatVector.zero(LANES);
    FloatVector sum3 = FloatVector.zero(LANES);
    FloatVector sum4 = FloatVector.zero(LANES);
    FloatVector sum5 = FloatVector.zero(LANES);
    for (int e = 0; e < count; e++, at += step) {
      FloatVector value = FloatVector.broadcast(LANES, g[at]);
      int start = starts[e] + shifts[places[at] & 0xFF];
      sum0 = FloatVector.fromArray(LANES, x, start + run0).fma(value, sum0);
      sum1 = FloatVector.fromArray(LANES, x, start + run1).fma(value, sum1);
      sum2 = FloatVector.fromArray(LANES, x, start + run2).fma(value, sum2);
      sum3 = FloatVector.fromArray(LANES, x, start + run3).fma(value, sum3);
      sum4 = FloatVector.fromArray(LANES, x, start + run4).fma(value, sum4);
      sum5 = FloatVector.fromArray(LANES, x, start + run5).fma(value, sum5);
    }
    sum0.intoArray(tile, 0);
    sum1.intoArray(tile, 1 * WIDTH);
    sum2.intoArray(tile, 2 * WIDTH);
    sum3.intoArray(tile, 3 * WIDTH);
    sum4.intoArray(tile, 4 * WIDTH);
    sum5.intoArray(tile, 5 * WIDTH);
  }

  /** {@code to[at + runs[r + s]] += tile[s]}, each a vector long, one after the other. */
  static void add(float[] tile, int sums, float[] to, int at, int[] runs, int r) {
    if (WARM.up()) {
      addLanes(tile, sums, to, at, runs, r);
    } else {
      addPlain(tile, sums, to, at, runs, r);
    }
  }

  static void addLanes(float[] tile, int sums, float[] to, int at, int[] runs, int r) {
    for (int s = 0; s < sums; s++) {
      int place = at + runs[r + s];
      FloatVector.fromArray(LANES, to, place)
          .add(FloatVector.fromArray(LANES, tile, s * WIDTH))
          .intoArray(to, place);
    }
  }

  static void addPlain(float[] tile, int sums, float[] to, int at, int[] runs, int r) {
    for (int s = 0; s < sums; s++) {
      for (int i = 0; i < WIDTH; i++) {
        to[at + runs[r + s] + i] += tile[s * WIDTH + i];
      }
    }
  }
}
