package dev.tensorcord.backend.cpu;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Six places, or four, of two neighbouring rows by one vector of filters. The rows see the same
 * floats of the image but for the first and the last run, so each float that is spread over the
 * lanes serves two sums: with {@link ConvTile} alone that spreading takes longer than the sums. The
 * order of adding is the same there, and so are the bits.
 */
final class PairTile {
  private static final VectorSpecies<Float> LANES = ConvTile.LANES;
  private static final int WIDTH = ConvTile.WIDTH;
  private static final Warm WARM = warming();

  private static final int MANY = ConvTile.SUMS / 2;
  private static final int FEW = 4;

  private PairTile() {}

  private static Warm warming() {
    int[] runs = {0, 8, 16};
    float[] image = new float[128];
    float[] filters = new float[16 * WIDTH];
    float[] tile = new float[ConvTile.SUMS * WIDTH];
    return new Warm(
        () -> {
          six(image, 0, 8, 8, 3, 3, filters, 0, tile);
          four(image, 0, 8, 8, 3, 3, filters, 0, tile);
        },
        () -> {
          for (int row = 0; row < 2; row++) {
            ConvTile.plain(1, MANY, image, row * 8, 8, runs, 3, filters, 0, tile);
            ConvTile.plain(1, FEW, image, row * 8, 8, runs, 3, filters, 0, tile);
          }
        });
  }

  /** The places of a block where so many are left in the rows; 0 where they are too few. */
  static int places(int left) {
    if (left == FEW || left == FEW + 1 || left == MANY + 1 || left == 2 * FEW) {
      return FEW;
    }
    return left >= MANY ? MANY : 0;
  }

  /** Whether this is the faster way yet. */
  static boolean up() {
    return WARM.up();
  }

  /**
   * {@code tile[p, row, f] = Σ image[at + p * step + (row + r) * down + k] · filters[r, k, f]}.
   *
   * @param places how many, as {@link #places} tells
   * @param down floats from one run to the next, and from what one row sees to what the next sees
   * @param runs how many runs a place sees
   * @param length floats in a run
   */
  static void sums(
      int places,
      float[] image,
      int at,
      int step,
      int down,
      int runs,
      int length,
      float[] filters,
      int f,
      float[] tile) {
    if (places == MANY) {
      six(image, at, step, down, runs, length, filters, f, tile);
    } else {
      four(image, at, step, down, runs, length, filters, f, tile);
    }
  }

  static void six(
      float[] image,
      int at,
      int step,
      int down,
      int runs,
      int length,
      float[] filters,
      int f,
      float[] tile) {
    FloatVector upper0 = FloatVector.zero(LANES);
    FloatVector lower0 = FloatVector.zero(LANES);
    FloatVector upper1 = FloatVector.zero(LANES);
    FloatVector lower1 = FloatVector.zero(LANES);
    FloatVector upper2 = FloatVector.zero(LANES);
    FloatVector lower2 = FloatVector.zero(LANES);
    FloatVector upper3 = FloatVector.zero(LANES);
    FloatVector lower3 = FloatVector.zero(LANES);
    FloatVector upper4 = FloatVector.zero(LANES);
    FloatVector lower4 = FloatVector.zero(LANES);
    FloatVector upper5 = FloatVector.zero(LANES);
    FloatVector lower5 = FloatVector.zero(LANES);
    int from = at;
    for (int end = from + length; from < end; from++) {
      FloatVector w = FloatVector.fromArray(LANES, filters, f);
      int a = from;
      upper0 = FloatVector.broadcast(LANES, image[a]).fma(w, upper0);
      a += step;
      upper1 = FloatVector.broadcast(LANES, image[a]).fma(w, upper1);
      a += step;
      upper2 = FloatVector.broadcast(LANES, image[a]).fma(w, upper2);
      a += step;
      upper3 = FloatVector.broadcast(LANES, image[a]).fma(w, upper3);
      a += step;
      upper4 = FloatVector.broadcast(LANES, image[a]).fma(w, upper4);
      a += step;
      upper5 = FloatVector.broadcast(LANES, image[a]).fma(w, upper5);
      f += WIDTH;
    }
    int behind = length * WIDTH;
    for (int run = 1; run < runs; run++) {
      from = at + run * down;
      for (int end = from + length; from < end; from++) {
        FloatVector w = FloatVector.fromArray(LANES, filters, f);
        FloatVector v = FloatVector.fromArray(LANES, filters, f - behind);
        int a = from;
        FloatVector x = FloatVector.broadcast(LANES, image[a]);
        upper0 = x.fma(w, upper0);
        lower0 = x.fma(v, lower0);
        a += step;
        x = FloatVector.broadcast(LANES, image[a]);
        upper1 = x.fma(w, upper1);
        lower1 = x.fma(v, lower1);
        a += step;
        x = FloatVector.broadcast(LANES, image[a]);
        upper2 = x.fma(w, upper2);
        lower2 = x.fma(v, lower2);
        a += step;
        x = FloatVector.broadcast(LANES, image[a]);
        upper3 = x.fma(w, upper3);
        lower3 = x.fma(v, lower3);
        a += step;
        x = FloatVector.broadcast(LANES, image[a]);
        upper4 = x.fma(w, upper4);
        lower4 = x.fma(v, lower4);
        a += step;
        x = FloatVector.broadcast(LANES, image[a]);
        upper5 = x.fma(w, upper5);
        lower5 = x.fma(v, lower5);
        f += WIDTH;
      }
    }
    from = at + runs * down;
    for (int end = from + length; from < end; from++) {
      FloatVector v = FloatVector.fromArray(LANES, filters, f - behind);
      int a = from;
      lower0 = FloatVector.broadcast(LANES, image[a]).fma(v, lower0);
      a += step;
      lower1 = FloatVector.broadcast(LANES, image[a]).fma(v, lower1);
      a += step;
      lower2 = FloatVector.broadcast(LANES, image[a]).fma(v, lower2);
      a += step;
      lower3 = FloatVector.broadcast(LANES, image[a]).fma(v, lower3);
      a += step;
      lower4 = FloatVector.broadcast(LANES, image[a]).fma(v, lower4);
      a += step;
      lower5 = FloatVector.broadcast(LANES, image[a]).fma(v, lower5);
      f += WIDTH;
    }
    upper0.intoArray(tile, 0 * WIDTH);
    lower0.intoArray(tile, 1 * WIDTH);
    upper1.intoArray(tile, 2 * WIDTH);
    lower1.intoArray(tile, 3 * WIDTH);
    upper2.intoArray(tile, 4 * WIDTH);
    lower2.intoArray(tile, 5 * WIDTH);
    upper3.intoArray(tile, 6 * WIDTH);
    lower3.intoArray(tile, 7 * WIDTH);
    upper4.intoArray(tile, 8 * WIDTH);
    lower4.intoArray(tile, 9 * WIDTH);
    upper5.intoArray(tile, 10 * WIDTH);
    lower5.intoArray(tile, 11 * WIDTH);
  }

  static void four(
      float[] image,
      int at,
      int step,
      int down,
      int runs,
      int length,
      float[] filters,
      int f,
      float[] tile) {
    FloatVector upper0 = FloatVector.zero(LANES);
    FloatVector lower0 = FloatVector.zero(LANES);
    FloatVector upper1 = FloatVector.zero(LANES);
    FloatVector lower1 = FloatVector.zero(LANES);
    FloatVector upper2 = FloatVector.zero(LANES);
    FloatVector lower2 = FloatVector.zero(LANES);
    FloatVector upper3 = FloatVector.zero(LANES);
    FloatVector lower3 = FloatVector.zero(LANES);
    int from = at;
    for (int end = from + length; from < end; from++) {
      FloatVector w = FloatVector.fromArray(LANES, filters, f);
      int a = from;
      upper0 = FloatVector.broadcast(LANES, image[a]).fma(w, upper0);
      a += step;
      upper1 = FloatVector.broadcast(LANES, image[a]).fma(w, upper1);
      a += step;
      upper2 = FloatVector.broadcast(LANES, image[a]).fma(w, upper2);
      a += step;
      upper3 = FloatVector.broadcast(LANES, image[a]).fma(w, upper3);
      f += WIDTH;
    }
    int behind = length * WIDTH;
    for (int run = 1; run < runs; run++) {
      from = at + run * down;
      for (int end = from + length; from < end; from++) {
        FloatVector w = FloatVector.fromArray(LANES, filters, f);
        FloatVector v = FloatVector.fromArray(LANES, filters, f - behind);
        int a = from;
        FloatVector x = FloatVector.broadcast(LANES, image[a]);
        upper0 = x.fma(w, upper0);
        lower0 = x.fma(v, lower0);
        a += step;
        x = FloatVector.broadcast(LANES, image[a]);
        upper1 = x.fma(w, upper1);
        lower1 = x.fma(v, lower1);
        a += step;
        x = FloatVector.broadcast(LANES, image[a]);
        upper2 = x.fma(w, upper2);
        lower2 = x.fma(v, lower2);
        a += step;
        x = FloatVector.broadcast(LANES, image[a]);
        upper3 = x.fma(w, upper3);
        lower3 = x.fma(v, lower3);
        f += WIDTH;
      }
    }
    from = at + runs * down;
    for (int end = from + length; from < end; from++) {
      FloatVector v = FloatVector.fromArray(LANES, filters, f - behind);
      int a = from;
      lower0 = FloatVector.broadcast(LANES, image[a]).fma(v, lower0);
      a += step;
      lower1 = FloatVector.broadcast(LANES, image[a]).fma(v, lower1);
      a += step;
      lower2 = FloatVector.broadcast(LANES, image[a]).fma(v, lower2);
      a += step;
      lower3 = FloatVector.broadcast(LANES, image[a]).fma(v, lower3);
      f += WIDTH;
    }
    upper0.intoArray(tile, 0 * WIDTH);
    lower0.intoArray(tile, 1 * WIDTH);
    upper1.intoArray(tile, 2 * WIDTH);
    lower1.intoArray(tile, 3 * WIDTH);
    upper2.intoArray(tile, 4 * WIDTH);
    lower2.intoArray(tile, 5 * WIDTH);
    upper3.intoArray(tile, 6 * WIDTH);
    lower3.intoArray(tile, 7 * WIDTH);
  }
}
