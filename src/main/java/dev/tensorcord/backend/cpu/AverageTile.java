package dev.tensorcord.backend.cpu;

import dev.tensorcord.backend.cpu.PoolTile.Shown;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** The averages of one window, its channels in the lanes, and what goes back to it. */
final class AverageTile {
  private static final VectorSpecies<Float> LANES = FloatVector.SPECIES_PREFERRED;
  private static final int WIDTH = LANES.length();
  private static final Warm WARM = warming();

  private AverageTile() {}

  private static Warm warming() {
    int n = 4 * WIDTH;
    float[] x = new float[4 * n];
    float[] out = new float[n];
    Shown shown = new Shown(0, 2, 2, 2 * n, n);
    return new Warm(
        () -> {
          averageLanes(x, shown, out, 0, n);
          shareLanes(out, 0, shown, x, n);
        },
        () -> {
          averagePlain(x, shown, out, 0, 0, n);
          sharePlain(out, 0, shown, x, 0, n);
        });
  }

  /** {@code out[o + c]} becomes the average of channel c. */
  static void average(float[] x, Shown shown, float[] out, int o, int channels) {
    int done = channels >= WIDTH && WARM.up() ? averageLanes(x, shown, out, o, channels) : 0;
    averagePlain(x, shown, out, o, done, channels);
  }

  /** Adds an equal share of {@code dy[d + c]} to each pixel of channel c. */
  static void share(float[] dy, int d, Shown shown, float[] out, int channels) {
    int done = channels >= WIDTH && WARM.up() ? shareLanes(dy, d, shown, out, channels) : 0;
    sharePlain(dy, d, shown, out, done, channels);
  }

  static int averageLanes(float[] x, Shown shown, float[] out, int o, int channels) {
    int high = shown.high();
    int wide = shown.wide();
    int c = 0;
    for (; c <= channels - WIDTH; c += WIDTH) {
      FloatVector sum = FloatVector.zero(LANES);
      for (int i = 0; i < high; i++) {
        int from = shown.at() + i * shown.down() + c;
        for (int j = 0; j < wide; j++, from += shown.along()) {
          sum = sum.add(FloatVector.fromArray(LANES, x, from));
        }
      }
      sum.div(high * wide).intoArray(out, o + c);
    }
    return c;
  }

  static void averagePlain(float[] x, Shown shown, float[] out, int o, int c, int channels) {
    for (; c < channels; c++) {
      float sum = 0;
      for (int i = 0; i < shown.high(); i++) {
        int from = shown.at() + i * shown.down() + c;
        for (int j = 0; j < shown.wide(); j++, from += shown.along()) {
          sum += x[from];
        }
      }
      out[o + c] = sum / (shown.high() * shown.wide());
    }
  }

  static int shareLanes(float[] dy, int d, Shown shown, float[] out, int channels) {
    int high = shown.high();
    int wide = shown.wide();
    int c = 0;
    for (; c <= channels - WIDTH; c += WIDTH) {
      FloatVector part = FloatVector.fromArray(LANES, dy, d + c).div(high * wide);
      for (int i = 0; i < high; i++) {
        int to = shown.at() + i * shown.down() + c;
        for (int j = 0; j < wide; j++, to += shown.along()) {
          FloatVector.fromArray(LANES, out, to).add(part).intoArray(out, to);
        }
      }
    }
    return c;
  }

  static void sharePlain(float[] dy, int d, Shown shown, float[] out, int c, int channels) {
    for (; c < channels; c++) {
      float part = dy[d + c] / (shown.high() * shown.wide());
      for (int i = 0; i < shown.high(); i++) {
        int to = shown.at() + i * shown.down() + c;
        for (int j = 0; j < shown.wide(); j++, to += shown.along()) {
          out[to] += part;
        }
      }
    }
  }
}
