package dev.tensorcord.backend.cpu;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The innermost block of a convolution: some places of an image side by side, by one or two vectors
 * of filters, so that twelve sums stay in registers while all taps and channels pass by.
 *
 * <p>What a place sees of the image is some runs of floats, each as long as the others: a row of
 * the filter over all channels. The filters stand in the order of these floats, {@code vectors}
 * side by side. Sums go to a small array; adding to memory in the loop's method makes the compiler
 * give up its registers.
 */
final class ConvTile {
  static final VectorSpecies<Float> LANES = FloatVector.SPECIES_PREFERRED;
  static final int WIDTH = LANES.length();

  /** Sums in registers; the filters' vectors times the places. */
  static final int SUMS = 12;

  /** Places of the smaller blocks that end a row, over the filters' vectors. */
  private static final int FEW = 4;

  private static final Warm WARM = warming();

  private ConvTile() {}

  /** The places of a block where so many are left. */
  static int places(int vectors, int left) {
    return left * vectors > FEW ? SUMS / vectors : FEW / vectors;
  }

  /**
   * {@code tile[p, f] = Σ image[at + p * step + runs[r] + k] · filters[r, k, f]}.
   *
   * @param places how many, as {@link #places} tells
   * @param length floats in a run
   */
  static void sums(
      int vectors,
      int places,
      float[] image,
      int at,
      int step,
      int[] runs,
      int length,
      float[] filters,
      int f,
      float[] tile) {
    if (!WARM.up()) {
      plain(vectors, places, image, at, step, runs, length, filters, f, tile);
    } else if (vectors == 1) {
      if (places == SUMS) {
        one(image, at, step, runs, length, filters, f, tile);
      } else {
        oneFew(image, at, step, runs, length, filters, f, tile);
      }
    } else if (places == SUMS / 2) {
      two(image, at, step, runs, length, filters, f, tile);
    } else {
      twoFew(image, at, step, runs, length, filters, f, tile);
    }
  }

  private static Warm warming() {
    int[] runs = {0, 48};
    int length = 12;
    float[] image = new float[256];
    float[] filters = new float[48 * WIDTH];
    float[] tile = new float[SUMS * WIDTH];
    float[] out = new float[SUMS * WIDTH];
    return new Warm(
        () -> {
          one(image, 0, 8, runs, length, filters, 0, tile);
          oneFew(image, 0, 8, runs, length, filters, 0, tile);
          two(image, 0, 8, runs, length, filters, 0, tile);
          twoFew(image, 0, 8, runs, length, filters, 0, tile);
          finish(tile, 0, 2, 6, 2 * WIDTH, filters, 0, true, out, 0, 2 * WIDTH);
        },
        () -> {
          plain(1, SUMS, image, 0, 8, runs, length, filters, 0, tile);
          plain(1, FEW, image, 0, 8, runs, length, filters, 0, tile);
          plain(2, SUMS / 2, image, 0, 8, runs, length, filters, 0, tile);
          plain(2, FEW / 2, image, 0, 8, runs, length, filters, 0, tile);
          finishPlain(tile, 0, 2, 6, 0, 2 * WIDTH, filters, 0, true, out, 0, 2 * WIDTH);
        });
  }

  /** The same sums in the same order, without naming lanes. */
  static void plain(
      int vectors,
      int places,
      float[] image,
      int at,
      int step,
      int[] runs,
      int length,
      float[] filters,
      int f,
      float[] tile) {
    int wide = vectors * WIDTH;
    Arrays.fill(tile, 0, places * wide, 0);
    for (int run : runs) {
      for (int k = 0; k < length; k++, f += wide) {
        for (int p = 0; p < places; p++) {
          row(image[at + p * step + run + k], filters, f, tile, p * wide, wide);
        }
      }
    }
  }

  private static void row(float value, float[] filters, int f, float[] tile, int at, int wide) {
    for (int i = 0; i < wide; i++) {
      tile[at + i] = Math.fma(value, filters[f + i], tile[at + i]);
    }
  }

  static void one(
      float[] image,
      int at,
      int step,
      int[] runs,
      int length,
      float[] filters,
      int f,
      float[] tile) {
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
    for (int run : runs) {
      int from = at + run;
      int end = from + length;
      for (; from < end; from++) {
        FloatVector w0 = FloatVector.fromArray(LANES, filters, f);
        int a = from;
        sum0 = FloatVector.broadcast(LANES, image[a]).fma(w0, sum0);
        a += step;
        sum1 = FloatVector.broadcast(LANES, image[a]).fma(w0, sum1);
        a += step;
        sum2 = FloatVector.broadcast(LANES, image[a]).fma(w0, sum2);
        a += step;
        sum3 = FloatVector.broadcast(LANES, image[a]).fma(w0, sum3);
        a += step;
        sum4 = FloatVector.broadcast(LANES, image[a]).fma(w0, sum4);
        a += step;
        sum5 = FloatVector.broadcast(LANES, image[a]).fma(w0, sum5);
        a += step;
        sum6 = FloatVector.broadcast(LANES, image[a]).fma(w0, sum6);
        a += step;
        sum7 = FloatVector.broadcast(LANES, image[a]).fma(w0, sum7);
        a += step;
        sum8 = FloatVector.broadcast(LANES, image[a]).fma(w0, sum8);
        a += step;
        sum9 = FloatVector.broadcast(LANES, image[a]).fma(w0, sum9);
        a += step;
        sum10 = FloatVector.broadcast(LANES, image[a]).fma(w0, sum10);
        a += step;
        sum11 = FloatVector.broadcast(LANES, image[a]).fma(w0, sum11);
        f += WIDTH;
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

  static void oneFew(
      float[] image,
      int at,
      int step,
      int[] runs,
      int length,
      float[] filters,
      int f,
      float[] tile) {
    FloatVector sum0 = FloatVector.zero(LANES);
    FloatVector sum1 = FloatVector.zero(LANES);
    FloatVector sum2 = FloatVector.zero(LANES);
    FloatVector sum3 = FloatVector.zero(LANES);
    for (int run : runs) {
      int from = at + run;
      int end = from + length;
      for (; from < end; from++) {
        FloatVector w0 = FloatVector.fromArray(LANES, filters, f);
        int a = from;
        sum0 = FloatVector.broadcast(LANES, image[a]).fma(w0, sum0);
        a += step;
        sum1 = FloatVector.broadcast(LANES, image[a]).fma(w0, sum1);
        a += step;
        sum2 = FloatVector.broadcast(LANES, image[a]).fma(w0, sum2);
        a += step;
        sum3 = FloatVector.broadcast(LANES, image[a]).fma(w0, sum3);
        f += WIDTH;
      }
    }
    sum0.intoArray(tile, 0);
    sum1.intoArray(tile, 1 * WIDTH);
    sum2.intoArray(tile, 2 * WIDTH);
    sum3.intoArray(tile, 3 * WIDTH);
  }

  static void two(
      float[] image,
      int at,
      int step,
      int[] runs,
      int length,
      float[] filters,
      int f,
      float[] tile) {
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
    for (int run : runs) {
      int from = at + run;
      int end = from + length;
      for (; from < end; from++) {
        FloatVector w0 = FloatVector.fromArray(LANES, filters, f);
        FloatVector w1 = FloatVector.fromArray(LANES, filters, f + WIDTH);
        int a = from;
        FloatVector x0 = FloatVector.broadcast(LANES, image[a]);
        low0 = x0.fma(w0, low0);
        high0 = x0.fma(w1, high0);
        a += step;
        x0 = FloatVector.broadcast(LANES, image[a]);
        low1 = x0.fma(w0, low1);
        high1 = x0.fma(w1, high1);
        a += step;
        x0 = FloatVector.broadcast(LANES, image[a]);
        low2 = x0.fma(w0, low2);
        high2 = x0.fma(w1, high2);
        a += step;
        x0 = FloatVector.broadcast(LANES, image[a]);
        low3 = x0.fma(w0, low3);
        high3 = x0.fma(w1, high3);
        a += step;
        x0 = FloatVector.broadcast(LANES, image[a]);
        low4 = x0.fma(w0, low4);
        high4 = x0.fma(w1, high4);
        a += step;
        x0 = FloatVector.broadcast(LANES, image[a]);
        low5 = x0.fma(w0, low5);
        high5 = x0.fma(w1, high5);
        f += 2 * WIDTH;
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

  static void twoFew(
      float[] image,
      int at,
      int step,
      int[] runs,
      int length,
      float[] filters,
      int f,
      float[] tile) {
    FloatVector low0 = FloatVector.zero(LANES);
    FloatVector high0 = FloatVector.zero(LANES);
    FloatVector low1 = FloatVector.zero(LANES);
    FloatVector high1 = FloatVector.zero(LANES);
    for (int run : runs) {
      int from = at + run;
      int end = from + length;
      for (; from < end; from++) {
        FloatVector w0 = FloatVector.fromArray(LANES, filters, f);
        FloatVector w1 = FloatVector.fromArray(LANES, filters, f + WIDTH);
        int a = from;
        FloatVector x0 = FloatVector.broadcast(LANES, image[a]);
        low0 = x0.fma(w0, low0);
        high0 = x0.fma(w1, high0);
        a += step;
        x0 = FloatVector.broadcast(LANES, image[a]);
        low1 = x0.fma(w0, low1);
        high1 = x0.fma(w1, high1);
        f += 2 * WIDTH;
      }
    }
    low0.intoArray(tile, 0);
    high0.intoArray(tile, 1 * WIDTH);
    low1.intoArray(tile, 2 * WIDTH);
    high1.intoArray(tile, 3 * WIDTH);
  }

  /**
   * Puts the part of a tile that lies within the result, with a bias and relu if wanted.
   *
   * @param t where the first place's sums begin
   * @param wide filters in the tile
   * @param bias null for none; its first number is for the tile's first filter at {@code b}
   */
  static void store(
      float[] tile,
      int t,
      int vectors,
      int places,
      int wide,
      float[] bias,
      int b,
      boolean relu,
      float[] out,
      int at,
      int step) {
    if (WARM.up()) {
      finish(tile, t, vectors, places, wide, bias, b, relu, out, at, step);
    } else {
      finishPlain(tile, t, vectors, places, 0, wide, bias, b, relu, out, at, step);
    }
  }

  static void finish(
      float[] tile,
      int t,
      int vectors,
      int places,
      int wide,
      float[] bias,
      int b,
      boolean relu,
      float[] out,
      int at,
      int step) {
    int whole = wide / WIDTH * WIDTH;
    for (int i = 0; i < whole; i += WIDTH) {
      FloatVector added =
          bias == null ? FloatVector.zero(LANES) : FloatVector.fromArray(LANES, bias, b + i);
      float least = relu ? 0 : Float.NEGATIVE_INFINITY;
      for (int p = 0; p < places; p++) {
        FloatVector.fromArray(LANES, tile, t + p * vectors * WIDTH + i)
            .add(added)
            .max(least)
            .intoArray(out, at + p * step + i);
      }
    }
    if (whole < wide) {
      finishPlain(tile, t, vectors, places, whole, wide, bias, b, relu, out, at, step);
    }
  }

  static void finishPlain(
      float[] tile,
      int t,
      int vectors,
      int places,
      int first,
      int wide,
      float[] bias,
      int b,
      boolean relu,
      float[] out,
      int at,
      int step) {
    float least = relu ? 0 : Float.NEGATIVE_INFINITY;
    for (int p = 0; p < places; p++) {
      int from = t + p * vectors * WIDTH;
      for (int i = first; i < wide; i++) {
        float sum = tile[from + i] + (bias == null ? 0 : bias[b + i]);
        out[at + p * step + i] = Math.max(sum, least);
      }
    }
  }
}
