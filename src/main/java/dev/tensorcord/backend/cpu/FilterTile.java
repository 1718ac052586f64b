package dev.tensorcord.backend.cpu;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The innermost block of a convolution's gradient by its filters: some neighbouring floats of what
 * a place sees, by one or two vectors of filters, so that twelve sums stay in registers while all
 * places of a band pass by. What lies behind a run's end is summed as well; nobody keeps that.
 */
final class FilterTile {
  private static final VectorSpecies<Float> LANES = ConvTile.LANES;
  private static final int WIDTH = ConvTile.WIDTH;
  private static final Warm WARM = warming();

  private FilterTile() {}

  /**
   * Places of a band.
   *
   * @param step floats from what a place sees to what the next one sees
   * @param rowStep the same from row to row
   * @param filters floats of dy from one place to the next; rows follow each other
   */
  record Places(int high, int wide, int step, int rowStep, int filters) {}

  /** The floats of a block. */
  static int floats(int vectors) {
    return ConvTile.SUMS / vectors;
  }

  /** {@code tile[k, f] = Σ image[at + k at (y, x)] · dy[d + f at (y, x)]} over the places. */
  static void sums(
      int vectors, Places places, float[] image, int at, float[] dy, int d, float[] tile) {
    if (!WARM.up()) {
      plain(vectors, places, image, at, dy, d, tile);
    } else if (vectors == 1) {
      one(places, image, at, dy, d, tile);
    } else {
      two(places, image, at, dy, d, tile);
    }
  }

  private static Warm warming() {
    Places places = new Places(2, 3, 8, 64, 2 * WIDTH);
    float[] image = new float[128];
    float[] dy = new float[6 * 2 * WIDTH];
    float[] tile = new float[ConvTile.SUMS * WIDTH];
    return new Warm(
        () -> {
          one(places, image, 0, dy, 0, tile);
          two(places, image, 0, dy, 0, tile);
        },
        () -> {
          plain(1, places, image, 0, dy, 0, tile);
          plain(2, places, image, 0, dy, 0, tile);
        });
  }

  /** The same sums in the same order, without naming lanes. */
  static void plain(
      int vectors, Places places, float[] image, int at, float[] dy, int d, float[] tile) {
    int wide = vectors * WIDTH;
    int floats = floats(vectors);
    Arrays.fill(tile, 0, floats * wide, 0);
    for (int y = 0; y < places.high(); y++) {
      int from = at + y * places.rowStep();
      for (int x = 0; x < places.wide(); x++, from += places.step(), d += places.filters()) {
        for (int k = 0; k < floats; k++) {
          row(image[from + k], dy, d, tile, k * wide, wide);
        }
      }
    }
  }

  private static void row(float value, float[] dy, int d, float[] tile, int at, int wide) {
    for (int i = 0; i < wide; i++) {
      tile[at + i] = Math.fma(value, dy[d + i], tile[at + i]);
    }
  }

  static void one(Places places, float[] image, int at, float[] dy, int d, float[] tile) {
    int wide = places.wide();
    int step = places.step();
    int filters = places.filters();
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
    for (int y = 0; y < places.high(); y++) {
      int a = at + y * places.rowStep();
      for (int x = 0; x < wide; x++) {
        FloatVector each = FloatVector.fromArray(LANES, dy, d);
        sum0 = FloatVector.broadcast(LANES, image[a]).fma(each, sum0);
        sum1 = FloatVector.broadcast(LANES, image[a + 1]).fma(each, sum1);
        sum2 = FloatVector.broadcast(LANES, image[a + 2]).fma(each, sum2);
        sum3 = FloatVector.broadcast(LANES, image[a + 3]).fma(each, sum3);
        sum4 = FloatVector.broadcast(LANES, image[a + 4]).fma(each, sum4);
        sum5 = FloatVector.broadcast(LANES, image[a + 5]).fma(each, sum5);
        sum6 = FloatVector.broadcast(LANES, image[a + 6]).fma(each, sum6);
        sum7 = FloatVector.broadcast(LANES, image[a + 7]).fma(each, sum7);
        sum8 = FloatVector.broadcast(LANES, image[a + 8]).fma(each, sum8);
        sum9 = FloatVector.broadcast(LANES, image[a + 9]).fma(each, sum9);
        sum10 = FloatVector.broadcast(LANES, image[a + 10]).fma(each, sum10);
        sum11 = FloatVector.broadcast(LANES, image[a + 11]).fma(each, sum11);
        a += step;
        d += filters;
      }
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

  static void two(Places places, float[] image, int at, float[] dy, int d, float[] tile) {
    int wide = places.wide();
    int step = places.step();
    int filters = places.filters();
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
    for (int y = 0; y < places.high(); y++) {
      int a = at + y * places.rowStep();
      for (int x = 0; x < wide; x++) {
        FloatVector low = FloatVector.fromArray(LANES, dy, d);
        FloatVector high = FloatVector.fromArray(LANES, dy, d + WIDTH);
        FloatVector x0 = FloatVector.broadcast(LANES, image[a]);
        low0 = x0.fma(low, low0);
        high0 = x0.fma(high, high0);
        FloatVector x1 = FloatVector.broadcast(LANES, image[a + 1]);
        low1 = x1.fma(low, low1);
        high1 = x1.fma(high, high1);
        FloatVector x2 = FloatVector.broadcast(LANES, image[a + 2]);
        low2 = x2.fma(low, low2);
        high2 = x2.fma(high, high2);
        FloatVector x3 = FloatVector.broadcast(LANES, image[a + 3]);
        low3 = x3.fma(low, low3);
        high3 = x3.fma(high, high3);
        FloatVector x4 = FloatVector.broadcast(LANES, image[a + 4]);
        low4 = x4.fma(low, low4);
        high4 = x4.fma(high, high4);
        FloatVector x5 = FloatVector.broadcast(LANES, image[a + 5]);
        low5 = x5.fma(low, low5);
        high5 = x5.fma(high, high5);
        a += step;
        d += filters;
      }
    }
    low0.intoArray(tile, 0);
    high0.intoArray(tile, 1 * WIDTH);
    low1.intoArray(tile, 2 * WIDTH);
    high1.intoArray(tile, 3 * WIDTH);
    low2.intoArray(tile, 4 * WIDTH);
    high2.intoArray(tile, 5 * WIDTH);
    low3.intoArray(tile, 6 * WIDTH);
    high3.intoArray(tile, 7 * WIDTH);
    low4.intoArray(tile, 8 * WIDTH);
    high4.intoArray(tile, 9 * WIDTH);
    low5.intoArray(tile, 10 * WIDTH);
    high5.intoArray(tile, 11 * WIDTH);
  }

  /** Adds the part of a tile that lies within the filters. */
  static void add(
      float[] tile, int vectors, int floats, int wide, float[] out, int at, int filters) {
    for (int k = 0; k < floats; k++) {
      int from = k * vectors * WIDTH;
      int to = at + k * filters;
      for (int i = 0; i < wide; i++) {
        out[to + i] += tile[from + i];
      }
    }
  }
}
