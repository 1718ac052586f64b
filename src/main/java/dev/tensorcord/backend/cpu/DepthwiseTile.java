package dev.tensorcord.backend.cpu;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Products of the pixels of two windows, the channels in the lanes; both ways give the same bits.
 * One of the windows is a filter, or its gradient: it shows as much as the other one does.
 */
final class DepthwiseTile {
  private static final VectorSpecies<Float> LANES = FloatVector.SPECIES_PREFERRED;
  private static final int WIDTH = LANES.length();
  private static final Warm WARM = warming();

  private DepthwiseTile() {}

  private static Warm warming() {
    int n = 4 * WIDTH;
    float[] x = new float[4 * n];
    float[] w = new float[4 * n];
    float[] y = new float[n];
    PoolTile.Shown shown = new PoolTile.Shown(0, 2, 2, 2 * n, n);
    return new Warm(
        () -> {
          meetLanes(x, shown, w, 0, 2 * n, y, 0, n);
          addLanes(y, 0, w, shown, x, shown, n);
        },
        () -> {
          meetPlain(x, shown, w, 0, 2 * n, y, 0, 0, n);
          addPlain(y, 0, w, shown, x, shown, 0, n);
        });
  }

  /**
   * {@code out[o + c] = Σ image · filter} over the pixels of a window, for every channel c.
   *
   * @param tap where the filter's channels for the first pixel begin
   * @param next from a row of the filter to the one below it
   */
  static void meet(
      float[] images,
      PoolTile.Shown shown,
      float[] filter,
      int tap,
      int next,
      float[] out,
      int o,
      int channels) {
    boolean up = channels >= WIDTH && WARM.up();
    int done = up ? meetLanes(images, shown, filter, tap, next, out, o, channels) : 0;
    meetPlain(images, shown, filter, tap, next, out, o, done, channels);
  }

  /** {@code out += y[at + c] · b} for the pixels of two windows, for every channel c. */
  static void add(
      float[] y,
      int at,
      float[] b,
      PoolTile.Shown from,
      float[] out,
      PoolTile.Shown to,
      int channels) {
    boolean up = channels >= WIDTH && WARM.up();
    int done = up ? addLanes(y, at, b, from, out, to, channels) : 0;
    addPlain(y, at, b, from, out, to, done, channels);
  }

  static int meetLanes(
      float[] images,
      PoolTile.Shown shown,
      float[] filter,
      int tap,
      int next,
      float[] out,
      int o,
      int channels) {
    int high = shown.high();
    int wide = shown.wide();
    int c = 0;
    for (; c <= channels - WIDTH; c += WIDTH) {
      FloatVector sum = FloatVector.zero(LANES);
      for (int i = 0; i < high; i++) {
        int from = shown.at() + i * shown.down() + c;
        int weight = tap + i * next + c;
        for (int j = 0; j < wide; j++, from += shown.along(), weight += channels) {
          FloatVector pixel = FloatVector.fromArray(LANES, images, from);
          sum = pixel.fma(FloatVector.fromArray(LANES, filter, weight), sum);
        }
      }
      sum.intoArray(out, o + c);
    }
    return c;
  }

  static void meetPlain(
      float[] images,
      PoolTile.Shown shown,
      float[] filter,
      int tap,
      int next,
      float[] out,
      int o,
      int c,
      int channels) {
    for (; c < channels; c++) {
      float sum = 0;
      for (int i = 0; i < shown.high(); i++) {
        int from = shown.at() + i * shown.down() + c;
        int weight = tap + i * next + c;
        for (int j = 0; j < shown.wide(); j++, from += shown.along(), weight += channels) {
          sum = Math.fma(images[from], filter[weight], sum);
        }
      }
      out[o + c] = sum;
    }
  }

  static int addLanes(
      float[] y,
      int at,
      float[] b,
      PoolTile.Shown from,
      float[] out,
      PoolTile.Shown to,
      int channels) {
    int end = LANES.loopBound(channels);
    for (int i = 0; i < to.high(); i++) {
      int p = from.at() + i * from.down();
      int q = to.at() + i * to.down();
      for (int j = 0; j < to.wide(); j++, p += from.along(), q += to.along()) {
        for (int c = 0; c < end; c += WIDTH) {
          FloatVector.fromArray(LANES, y, at + c)
              .fma(FloatVector.fromArray(LANES, b, p + c), FloatVector.fromArray(LANES, out, q + c))
              .intoArray(out, q + c);
        }
      }
    }
    return end;
  }

  static void addPlain(
      float[] y,
      int at,
      float[] b,
      PoolTile.Shown from,
      float[] out,
      PoolTile.Shown to,
      int c,
      int channels) {
    for (; c < channels; c++) {
      float each = y[at + c];
      for (int i = 0; i < to.high(); i++) {
        int p = from.at() + i * from.down() + c;
        int q = to.at() + i * to.down() + c;
        for (int j = 0; j < to.wide(); j++, p += from.along(), q += to.along()) {
          out[q] = Math.fma(each, b[p], out[q]);
        }
      }
    }
  }
}
