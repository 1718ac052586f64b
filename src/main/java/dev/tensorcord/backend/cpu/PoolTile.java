package dev.tensorcord.backend.cpu;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The largest values of one window, its channels in the lanes, and what goes back to them. A window
 * shows {@code high} rows of {@code wide} pixels, {@code down} and {@code along} floats apart. NaN
 * is passed over; of equals the first counts.
 */
final class PoolTile {
  private static final VectorSpecies<Float> LANES = FloatVector.SPECIES_PREFERRED;
  private static final int WIDTH = LANES.length();
  private static final Warm WARM = warming();

  /** The part of a window that lies on the image. */
  record Shown(int at, int high, int wide, int down, int along) {}

  private PoolTile() {}

  private static Warm warming() {
    int n = 4 * WIDTH;
    float[] x = new float[4 * n];
    float[] out = new float[n];
    float[] places = new float[n];
    Shown shown = new Shown(0, 2, 2, 2 * n, n);
    return new Warm(
        () -> {
          largestLanes(x, shown, out, 0, n);
          placesLanes(x, shown, out, 0, places, 1, 2, n);
          backLanes(x, shown, out, 0, x, n);
          chosenLanes(x, shown, x, out, 0, n);
        },
        () -> {
          largestPlain(x, shown, out, 0, 0, n);
          placesPlain(x, shown, out, 0, places, 1, 2, 0, n);
          backPlain(x, shown, out, 0, x, 0, n);
          chosenPlain(x, shown, x, out, 0, 0, n);
        });
  }

  private static boolean lanes(int channels) {
    return channels >= WIDTH && WARM.up();
  }

  /** {@code out[o + c]} becomes the largest of channel c. */
  static void largest(float[] x, Shown shown, float[] out, int o, int channels) {
    int done = lanes(channels) ? largestLanes(x, shown, out, o, channels) : 0;
    largestPlain(x, shown, out, o, done, channels);
  }

  /**
   * The same, and {@code places[c]} becomes its place in the window: 0 where there is none.
   *
   * @param first the place of the first pixel that is shown; rows are {@code row} places apart
   */
  static void largest(
      float[] x,
      Shown shown,
      float[] out,
      int o,
      float[] places,
      int first,
      int row,
      int channels) {
    int done = lanes(channels) ? placesLanes(x, shown, out, o, places, first, row, channels) : 0;
    placesPlain(x, shown, out, o, places, first, row, done, channels);
  }

  /** Adds {@code dy[d + c]} to {@code out} where the largest of channel c lies in {@code x}. */
  static void back(float[] x, Shown shown, float[] dy, int d, float[] out, int channels) {
    int done = lanes(channels) ? backLanes(x, shown, dy, d, out, channels) : 0;
    backPlain(x, shown, dy, d, out, done, channels);
  }

  /** {@code out[o + c]} becomes what {@code in} has where the largest of channel c lies; else 0. */
  static void chosen(float[] x, Shown shown, float[] in, float[] out, int o, int channels) {
    int done = lanes(channels) ? chosenLanes(x, shown, in, out, o, channels) : 0;
    chosenPlain(x, shown, in, out, o, done, channels);
  }

  /**
   * The places of the largest of some channels, whose values go to {@code out} unless that is null.
   * They are counted in floats: their numbers are small.
   *
   * @param placed whether the places are asked for: a constant, so that the compiler leaves out
   *     what is not wanted
   */
  static FloatVector search(
      boolean placed, float[] x, Shown shown, int c, int first, int row, float[] out, int o) {
    int high = shown.high();
    int wide = shown.wide();
    FloatVector best = FloatVector.broadcast(LANES, Float.NEGATIVE_INFINITY);
    FloatVector place = FloatVector.zero(LANES);
    for (int i = 0; i < high; i++) {
      int from = shown.at() + i * shown.down() + c;
      for (int j = 0; j < wide; j++, from += shown.along()) {
        FloatVector value = FloatVector.fromArray(LANES, x, from);
        VectorMask<Float> larger = value.compare(VectorOperators.GT, best);
        best = best.blend(value, larger);
        if (placed) {
          place = place.blend(first + i * row + j, larger);
        }
      }
    }
    if (out != null) {
      best.intoArray(out, o);
    }
    return place;
  }

  static int largestLanes(float[] x, Shown shown, float[] out, int o, int channels) {
    int c = 0;
    for (; c <= channels - WIDTH; c += WIDTH) {
      var _ = search(false, x, shown, c, 0, 0, out, o + c);
    }
    return c;
  }

  static int placesLanes(
      float[] x,
      Shown shown,
      float[] out,
      int o,
      float[] places,
      int first,
      int row,
      int channels) {
    int c = 0;
    for (; c <= channels - WIDTH; c += WIDTH) {
      search(true, x, shown, c, first, row, out, o + c).intoArray(places, c);
    }
    return c;
  }

  static int backLanes(float[] x, Shown shown, float[] dy, int d, float[] out, int channels) {
    int high = shown.high();
    int wide = shown.wide();
    int c = 0;
    for (; c <= channels - WIDTH; c += WIDTH) {
      FloatVector place = search(true, x, shown, c, 1, wide, null, 0);
      FloatVector given = FloatVector.fromArray(LANES, dy, d + c);
      FloatVector none = FloatVector.zero(LANES);
      for (int i = 0; i < high; i++) {
        int to = shown.at() + i * shown.down() + c;
        for (int j = 0; j < wide; j++, to += shown.along()) {
          FloatVector part = none.blend(given, place.compare(VectorOperators.EQ, 1 + i * wide + j));
          FloatVector.fromArray(LANES, out, to).add(part).intoArray(out, to);
        }
      }
    }
    return c;
  }

  static int chosenLanes(float[] x, Shown shown, float[] in, float[] out, int o, int channels) {
    int high = shown.high();
    int wide = shown.wide();
    int c = 0;
    for (; c <= channels - WIDTH; c += WIDTH) {
      FloatVector place = search(true, x, shown, c, 1, wide, null, 0);
      FloatVector value = FloatVector.zero(LANES);
      for (int i = 0; i < high; i++) {
        int from = shown.at() + i * shown.down() + c;
        for (int j = 0; j < wide; j++, from += shown.along()) {
          FloatVector each = FloatVector.fromArray(LANES, in, from);
          value = value.blend(each, place.compare(VectorOperators.EQ, 1 + i * wide + j));
        }
      }
      value.intoArray(out, o + c);
    }
    return c;
  }

  /** The same of one channel; from pixel to pixel its place grows by {@code step}. */
  static int search(
      boolean placed,
      float[] x,
      Shown shown,
      int c,
      int first,
      int row,
      int step,
      float[] out,
      int o) {
    float best = Float.NEGATIVE_INFINITY;
    int place = 0;
    for (int i = 0; i < shown.high(); i++) {
      int from = shown.at() + i * shown.down() + c;
      int number = first + i * row;
      for (int j = 0; j < shown.wide(); j++, from += shown.along(), number += step) {
        if (placed) {
          place = x[from] > best ? number : place;
        }
        best = x[from] > best ? x[from] : best;
      }
    }
    if (out != null) {
      out[o] = best;
    }
    return place;
  }

  static void largestPlain(float[] x, Shown shown, float[] out, int o, int c, int channels) {
    for (; c < channels; c++) {
      var _ = search(false, x, shown, c, 0, 0, 0, out, o + c);
    }
  }

  static void placesPlain(
      float[] x,
      Shown shown,
      float[] out,
      int o,
      float[] places,
      int first,
      int row,
      int c,
      int channels) {
    for (; c < channels; c++) {
      places[c] = search(true, x, shown, c, first, row, 1, out, o + c);
    }
  }

  static void backPlain(
      float[] x, Shown shown, float[] dy, int d, float[] out, int c, int channels) {
    for (; c < channels; c++) {
      int place = search(true, x, shown, c, 1, shown.down(), shown.along(), null, 0);
      if (place > 0) {
        out[shown.at() + place - 1 + c] += dy[d + c];
      }
    }
  }

  static void chosenPlain(
      float[] x, Shown shown, float[] in, float[] out, int o, int c, int channels) {
    for (; c < channels; c++) {
      int place = search(true, x, shown, c, 1, shown.down(), shown.along(), null, 0);
      out[o + c] = place > 0 ? in[shown.at() + place - 1 + c] : 0;
    }
  }
}
