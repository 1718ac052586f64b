package dev.tensorcord.backend.cpu;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The largest values of one window, its channels in the lanes. A window shows {@code high} rows of
 * {@code wide} pixels, {@code down} and {@code along} floats apart. NaN is passed over; of equals
 * the first counts.
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
    Shown shown = new Shown(0, 2, 2, 2 * n, n);
    return new Warm(
        () -> {
          lanes(x, shown, out, 0, n);
          backLanes(x, shown, out, 0, x, n);
          placesLanes(x, shown, out, 0, x, 0, 2, n);
        },
        () -> {
          plain(x, shown, out, 0, 0, n);
          backPlain(x, shown, out, 0, x, 0, n);
          placesPlain(x, shown, out, 0, x, 0, 2, 0, n);
        });
  }

  /** {@code out[o + c]} becomes the largest of channel c. */
  static void largest(float[] x, Shown shown, float[] out, int o, int channels) {
    int done = channels >= WIDTH && WARM.up() ? lanes(x, shown, out, o, channels) : 0;
    plain(x, shown, out, o, done, channels);
  }

  /** Adds {@code dy[d + c]} to {@code out} where the largest of channel c lies in {@code x}. */
  static void back(float[] x, Shown shown, float[] dy, int d, float[] out, int channels) {
    int done = channels >= WIDTH && WARM.up() ? backLanes(x, shown, dy, d, out, channels) : 0;
    backPlain(x, shown, dy, d, out, done, channels);
  }

  /**
   * {@code out[o + c]} becomes the largest of channel c, {@code places[c]} its place in the window.
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
    int done =
        channels >= WIDTH && WARM.up()
            ? placesLanes(x, shown, out, o, places, first, row, channels)
            : 0;
    placesPlain(x, shown, out, o, places, first, row, done, channels);
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
    int high = shown.high();
    int wide = shown.wide();
    int c = 0;
    for (; c <= channels - WIDTH; c += WIDTH) {
      FloatVector best = FloatVector.broadcast(LANES, Float.NEGATIVE_INFINITY);
      FloatVector place = FloatVector.zero(LANES);
      for (int i = 0; i < high; i++) {
        int from = shown.at() + i * shown.down() + c;
        for (int j = 0; j < wide; j++, from += shown.along()) {
          FloatVector value = FloatVector.fromArray(LANES, x, from);
          VectorMask<Float> larger = value.compare(VectorOperators.GT, best);
          best = best.blend(value, larger);
          place = place.blend(first + i * row + j, larger);
        }
      }
      best.intoArray(out, o + c);
      place.intoArray(places, c);
    }
    return c;
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
      float best = Float.NEGATIVE_INFINITY;
      float place = 0;
      for (int i = 0; i < shown.high(); i++) {
        int from = shown.at() + i * shown.down() + c;
        for (int j = 0; j < shown.wide(); j++, from += shown.along()) {
          place = x[from] > best ? first + i * row + j : place;
          best = x[from] > best ? x[from] : best;
        }
      }
      out[o + c] = best;
      places[c] = place;
    }
  }

  static int lanes(float[] x, Shown shown, float[] out, int o, int channels) {
    int high = shown.high();
    int wide = shown.wide();
    int c = 0;
    for (; c <= channels - WIDTH; c += WIDTH) {
      FloatVector best = FloatVector.broadcast(LANES, Float.NEGATIVE_INFINITY);
      for (int i = 0; i < high; i++) {
        int from = shown.at() + i * shown.down() + c;
        for (int j = 0; j < wide; j++, from += shown.along()) {
          FloatVector value = FloatVector.fromArray(LANES, x, from);
          best = best.blend(value, value.compare(VectorOperators.GT, best));
        }
      }
      best.intoArray(out, o + c);
    }
    return c;
  }

  static void plain(float[] x, Shown shown, float[] out, int o, int c, int channels) {
    for (; c < channels; c++) {
      float best = Float.NEGATIVE_INFINITY;
      for (int i = 0; i < shown.high(); i++) {
        int from = shown.at() + i * shown.down() + c;
        for (int j = 0; j < shown.wide(); j++, from += shown.along()) {
          best = x[from] > best ? x[from] : best;
        }
      }
      out[o + c] = best;
    }
  }

  /** The taps are counted in floats: the places' numbers are small. */
  static int backLanes(float[] x, Shown shown, float[] dy, int d, float[] out, int channels) {
    int high = shown.high();
    int wide = shown.wide();
    int c = 0;
    for (; c <= channels - WIDTH; c += WIDTH) {
      FloatVector best = FloatVector.broadcast(LANES, Float.NEGATIVE_INFINITY);
      FloatVector place = FloatVector.broadcast(LANES, -1f);
      for (int i = 0; i < high; i++) {
        int from = shown.at() + i * shown.down() + c;
        for (int j = 0; j < wide; j++, from += shown.along()) {
          FloatVector value = FloatVector.fromArray(LANES, x, from);
          VectorMask<Float> larger = value.compare(VectorOperators.GT, best);
          best = best.blend(value, larger);
          place = place.blend(i * wide + j, larger);
        }
      }
      FloatVector given = FloatVector.fromArray(LANES, dy, d + c);
      FloatVector none = FloatVector.zero(LANES);
      for (int i = 0; i < high; i++) {
        int to = shown.at() + i * shown.down() + c;
        for (int j = 0; j < wide; j++, to += shown.along()) {
          FloatVector part = none.blend(given, place.compare(VectorOperators.EQ, i * wide + j));
          FloatVector.fromArray(LANES, out, to).add(part).intoArray(out, to);
        }
      }
    }
    return c;
  }

  static void backPlain(
      float[] x, Shown shown, float[] dy, int d, float[] out, int c, int channels) {
    for (; c < channels; c++) {
      float best = Float.NEGATIVE_INFINITY;
      int place = -1;
      for (int i = 0; i < shown.high(); i++) {
        int from = shown.at() + i * shown.down() + c;
        for (int j = 0; j < shown.wide(); j++, from += shown.along()) {
          place = x[from] > best ? from : place;
          best = x[from] > best ? x[from] : best;
        }
      }
      if (place >= 0) {
        out[place] += dy[d + c];
      }
    }
  }
}
