package dev.tensorcord.backend.cpu;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** Products of rows of channels, the channels in the lanes; both ways give the same bits. */
final class DepthwiseTile {
  private static final VectorSpecies<Float> LANES = FloatVector.SPECIES_PREFERRED;
  private static final int WIDTH = LANES.length();
  private static final Warm WARM = warming();

  private DepthwiseTile() {}

  private static Warm warming() {
    int n = 4 * WIDTH;
    float[] x = new float[4 * n];
    float[] out = new float[n];
    PoolTile.Shown shown = new PoolTile.Shown(0, 2, 2, 2 * n, n);
    return new Warm(
        () -> {
          meetLanes(x, shown, x, 0, 2 * n, out, 0, n);
          addLanes(x, 0, x, n, out, 0, n);
        },
        () -> {
          meetPlain(x, shown, x, 0, 2 * n, out, 0, 0, n);
          addPlain(x, 0, x, n, out, 0, 0, n);
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

  /** {@code out[o + c] += a[i + c] · b[j + c]} for every channel c. */
  static void add(float[] a, int i, float[] b, int j, float[] out, int o, int channels) {
    int done = channels >= WIDTH && WARM.up() ? addLanes(a, i, b, j, out, o, channels) : 0;
    addPlain(a, i, b, j, out, o, done, channels);
  }

  private static int meetLanes(
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

  private static void meetPlain(
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

  private static int addLanes(float[] a, int i, float[] b, int j, float[] out, int o, int n) {
    int c = 0;
    for (; c <= n - WIDTH; c += WIDTH) {
      FloatVector.fromArray(LANES, a, i + c)
          .fma(FloatVector.fromArray(LANES, b, j + c), FloatVector.fromArray(LANES, out, o + c))
          .intoArray(out, o + c);
    }
    return c;
  }

  private static void addPlain(
      float[] a, int i, float[] b, int j, float[] out, int o, int c, int n) {
    for (; c < n; c++) {
      out[o + c] = Math.fma(a[i + c], b[j + c], out[o + c]);
    }
  }
}
