package dev.tensorcord.backend.cpu;

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

  private static final TileShape ONE = TileShape.places(SUMS, 1);
  private static final TileShape ONE_FEW = TileShape.places(FEW, 1);
  private static final TileShape TWO = TileShape.places(SUMS / 2, 2);
  private static final TileShape TWO_FEW = TileShape.places(FEW / 2, 2);
  private static final Warm WARM = warming();

  private ConvTile() {}

  /** The shapes' loops, in a class of their own so that they are written when they are due. */
  private static final class Loops {
    static final TileKernel ONE = TileWriter.write(ConvTile.ONE);
    static final TileKernel ONE_FEW = TileWriter.write(ConvTile.ONE_FEW);
    static final TileKernel TWO = TileWriter.write(ConvTile.TWO);
    static final TileKernel TWO_FEW = TileWriter.write(ConvTile.TWO_FEW);
  }

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
    int count = runs.length;
    if (!WARM.up()) {
      TileShape shape =
          vectors == 1 ? places == SUMS ? ONE : ONE_FEW : places == SUMS / 2 ? TWO : TWO_FEW;
      shape.sums(image, filters, f, step, runs, at, 1, 0, count, length, tile);
    } else if (vectors == 1) {
      if (places == SUMS) {
        Loops.ONE.sums(image, filters, f, step, runs, at, 1, 0, count, length, tile);
      } else {
        Loops.ONE_FEW.sums(image, filters, f, step, runs, at, 1, 0, count, length, tile);
      }
    } else if (places == SUMS / 2) {
      Loops.TWO.sums(image, filters, f, step, runs, at, 1, 0, count, length, tile);
    } else {
      Loops.TWO_FEW.sums(image, filters, f, step, runs, at, 1, 0, count, length, tile);
    }
  }

  private static Warm warming() {
    float[] filters = new float[48 * WIDTH];
    float[] tile = new float[SUMS * WIDTH];
    float[] out = new float[SUMS * WIDTH];
    return new Warm(
        () -> {
          ONE.practise(Loops.ONE);
          ONE_FEW.practise(Loops.ONE_FEW);
          TWO.practise(Loops.TWO);
          TWO_FEW.practise(Loops.TWO_FEW);
          finish(tile, 0, 2, 6, 2 * WIDTH, filters, 0, true, out, 0, 2 * WIDTH);
        },
        () -> {
          ONE.practise(ONE);
          ONE_FEW.practise(ONE_FEW);
          TWO.practise(TWO);
          TWO_FEW.practise(TWO_FEW);
          finishPlain(tile, 0, 2, 6, 0, 2 * WIDTH, filters, 0, true, out, 0, 2 * WIDTH);
        });
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
