package dev.tensorcord.backend.cpu;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Sums of patches that lie at places: what comes back through a pool is one number for each window
 * and filter, so that most of a convolution's gradient is zeros which need no work. A block is some
 * rows of three vectors or of one; its sums stay in registers.
 *
 * <p>The kernels walk from row to row: an address for each vector would cost more than the sums.
 */
final class PatchTile {
  private static final VectorSpecies<Float> LANES = ConvTile.LANES;
  private static final int WIDTH = ConvTile.WIDTH;
  private static final Warm WARM = warming();

  /** The most vectors of a block. */
  static final int MOST = 9;

  /** Vectors side by side in a row of a wide block. */
  static final int WIDE = 3;

  private PatchTile() {}

  /** Numbers, and where the patches begin that they count for. */
  static final class Entries {
    private final float[] numbers;
    private final int[] begins;
    private int count;

    /** Entries in these arrays, as many as there is room for. */
    Entries(float[] numbers, int[] begins) {
      this.numbers = numbers;
      this.begins = begins;
    }

    /**
     * Takes those that are not 0: number e is {@code g[at + e * step]}, its patch begins at {@code
     * starts[e] + shifts[places[at + e * step]]}. Without branches: which ones are 0 cannot be
     * foreseen.
     */
    void gather(int most, float[] g, byte[] places, int at, int step, int[] starts, int[] shifts) {
      int n = 0;
      for (int e = 0; e < most; e++, at += step) {
        float number = g[at];
        numbers[n] = number;
        begins[n] = starts[e] + shifts[places[at] & 0xFF];
        int bits = Float.floatToRawIntBits(number) << 1;
        n += (bits | -bits) >>> 31;
      }
      count = n;
    }
  }

  /** The rows of the block where so many are left; more than that are read, but mean nothing. */
  static int rows(int vectors, int left) {
    if (vectors == WIDE) {
      return left == 3 || left > 4 ? 3 : 2;
    }
    return left > 3 ? 5 : 3;
  }

  /**
   * {@code tile[r, v] = Σ number[e] · x[from + begin[e] + r * pitch + v]}, each a vector long.
   *
   * @param rows how many, as {@link #rows} tells
   * @param vectors {@link #WIDE} or one
   */
  static void sums(
      int rows, int vectors, Entries entries, float[] x, int from, int pitch, float[] tile) {
    if (!WARM.up()) {
      plain(rows, vectors, entries, x, from, pitch, tile);
    } else if (vectors == WIDE) {
      if (rows == 3) {
        threeWide(entries, x, from, pitch, tile);
      } else {
        twoWide(entries, x, from, pitch, tile);
      }
    } else if (rows == 5) {
      five(entries, x, from, pitch, tile);
    } else {
      three(entries, x, from, pitch, tile);
    }
  }

  private static Warm warming() {
    Entries entries = new Entries(new float[6], new int[6]);
    entries.count = 6;
    float[] x = new float[WIDE * WIDTH];
    float[] tile = new float[MOST * WIDTH];
    return new Warm(
        () -> {
          threeWide(entries, x, 0, 0, tile);
          twoWide(entries, x, 0, 0, tile);
          five(entries, x, 0, 0, tile);
          three(entries, x, 0, 0, tile);
          addLanes(tile, 3, WIDE, x, 0, 0);
        },
        () -> {
          plain(3, WIDE, entries, x, 0, 0, tile);
          plain(2, WIDE, entries, x, 0, 0, tile);
          plain(5, 1, entries, x, 0, 0, tile);
          plain(3, 1, entries, x, 0, 0, tile);
          addPlain(tile, 3, WIDE, x, 0, 0);
        });
  }

  /** The same sums in the same order, without naming lanes. */
  static void plain(
      int rows, int vectors, Entries entries, float[] x, int from, int pitch, float[] tile) {
    int wide = vectors * WIDTH;
    Arrays.fill(tile, 0, rows * wide, 0);
    for (int e = 0; e < entries.count; e++) {
      int start = from + entries.begins[e];
      for (int r = 0; r < rows; r++) {
        row(entries.numbers[e], x, start + r * pitch, tile, r * wide, wide);
      }
    }
  }

  private static void row(float value, float[] x, int from, float[] tile, int at, int count) {
    for (int i = 0; i < count; i++) {
      tile[at + i] = Math.fma(x[from + i], value, tile[at + i]);
    }
  }

  static void threeWide(Entries entries, float[] x, int from, int pitch, float[] tile) {
    int count = entries.count;
    float[] numbers = entries.numbers;
    int[] begins = entries.begins;
    FloatVector sum00 = FloatVector.zero(LANES);
    FloatVector sum01 = FloatVector.zero(LANES);
    FloatVector sum02 = FloatVector.zero(LANES);
    FloatVector sum10 = FloatVector.zero(LANES);
    FloatVector sum11 = FloatVector.zero(LANES);
    FloatVector sum12 = FloatVector.zero(LANES);
    FloatVector sum20 = FloatVector.zero(LANES);
    FloatVector sum21 = FloatVector.zero(LANES);
    FloatVector sum22 = FloatVector.zero(LANES);
    for (int e = 0; e < count; e++) {
      FloatVector value = FloatVector.broadcast(LANES, numbers[e]);
      int a = from + begins[e];
      sum00 = FloatVector.fromArray(LANES, x, a).fma(value, sum00);
      sum01 = FloatVector.fromArray(LANES, x, a + WIDTH).fma(value, sum01);
      sum02 = FloatVector.fromArray(LANES, x, a + 2 * WIDTH).fma(value, sum02);
      a += pitch;
      sum10 = FloatVector.fromArray(LANES, x, a).fma(value, sum10);
      sum11 = FloatVector.fromArray(LANES, x, a + WIDTH).fma(value, sum11);
      sum12 = FloatVector.fromArray(LANES, x, a + 2 * WIDTH).fma(value, sum12);
      a += pitch;
      sum20 = FloatVector.fromArray(LANES, x, a).fma(value, sum20);
      sum21 = FloatVector.fromArray(LANES, x, a + WIDTH).fma(value, sum21);
      sum22 = FloatVector.fromArray(LANES, x, a + 2 * WIDTH).fma(value, sum22);
    }
    sum00.intoArray(tile, 0);
    sum01.intoArray(tile, 1 * WIDTH);
    sum02.intoArray(tile, 2 * WIDTH);
    sum10.intoArray(tile, 3 * WIDTH);
    sum11.intoArray(tile, 4 * WIDTH);
    sum12.intoArray(tile, 5 * WIDTH);
    sum20.intoArray(tile, 6 * WIDTH);
    sum21.intoArray(tile, 7 * WIDTH);
    sum22.intoArray(tile, 8 * WIDTH);
  }

  static void twoWide(Entries entries, float[] x, int from, int pitch, float[] tile) {
    int count = entries.count;
    float[] numbers = entries.numbers;
    int[] begins = entries.begins;
    FloatVector sum00 = FloatVector.zero(LANES);
    FloatVector sum01 = FloatVector.zero(LANES);
    FloatVector sum02 = FloatVector.zero(LANES);
    FloatVector sum10 = FloatVector.zero(LANES);
    FloatVector sum11 = FloatVector.zero(LANES);
    FloatVector sum12 = FloatVector.zero(LANES);
    for (int e = 0; e < count; e++) {
      FloatVector value = FloatVector.broadcast(LANES, numbers[e]);
      int a = from + begins[e];
      sum00 = FloatVector.fromArray(LANES, x, a).fma(value, sum00);
      sum01 = FloatVector.fromArray(LANES, x, a + WIDTH).fma(value, sum01);
      sum02 = FloatVector.fromArray(LANES, x, a + 2 * WIDTH).fma(value, sum02);
      a += pitch;
      sum10 = FloatVector.fromArray(LANES, x, a).fma(value, sum10);
      sum11 = FloatVector.fromArray(LANES, x, a + WIDTH).fma(value, sum11);
      sum12 = FloatVector.fromArray(LANES, x, a + 2 * WIDTH).fma(value, sum12);
    }
    sum00.intoArray(tile, 0);
    sum01.intoArray(tile, 1 * WIDTH);
    sum02.intoArray(tile, 2 * WIDTH);
    sum10.intoArray(tile, 3 * WIDTH);
    sum11.intoArray(tile, 4 * WIDTH);
    sum12.intoArray(tile, 5 * WIDTH);
  }

  static void five(Entries entries, float[] x, int from, int pitch, float[] tile) {
    int count = entries.count;
    float[] numbers = entries.numbers;
    int[] begins = entries.begins;
    FloatVector sum00 = FloatVector.zero(LANES);
    FloatVector sum10 = FloatVector.zero(LANES);
    FloatVector sum20 = FloatVector.zero(LANES);
    FloatVector sum30 = FloatVector.zero(LANES);
    FloatVector sum40 = FloatVector.zero(LANES);
    for (int e = 0; e < count; e++) {
      FloatVector value = FloatVector.broadcast(LANES, numbers[e]);
      int a = from + begins[e];
      sum00 = FloatVector.fromArray(LANES, x, a).fma(value, sum00);
      a += pitch;
      sum10 = FloatVector.fromArray(LANES, x, a).fma(value, sum10);
      a += pitch;
      sum20 = FloatVector.fromArray(LANES, x, a).fma(value, sum20);
      a += pitch;
      sum30 = FloatVector.fromArray(LANES, x, a).fma(value, sum30);
      a += pitch;
      sum40 = FloatVector.fromArray(LANES, x, a).fma(value, sum40);
    }
    sum00.intoArray(tile, 0);
    sum10.intoArray(tile, 1 * WIDTH);
    sum20.intoArray(tile, 2 * WIDTH);
    sum30.intoArray(tile, 3 * WIDTH);
    sum40.intoArray(tile, 4 * WIDTH);
  }

  static void three(Entries entries, float[] x, int from, int pitch, float[] tile) {
    int count = entries.count;
    float[] numbers = entries.numbers;
    int[] begins = entries.begins;
    FloatVector sum00 = FloatVector.zero(LANES);
    FloatVector sum10 = FloatVector.zero(LANES);
    FloatVector sum20 = FloatVector.zero(LANES);
    for (int e = 0; e < count; e++) {
      FloatVector value = FloatVector.broadcast(LANES, numbers[e]);
      int a = from + begins[e];
      sum00 = FloatVector.fromArray(LANES, x, a).fma(value, sum00);
      a += pitch;
      sum10 = FloatVector.fromArray(LANES, x, a).fma(value, sum10);
      a += pitch;
      sum20 = FloatVector.fromArray(LANES, x, a).fma(value, sum20);
    }
    sum00.intoArray(tile, 0);
    sum10.intoArray(tile, 1 * WIDTH);
    sum20.intoArray(tile, 2 * WIDTH);
  }

  /** {@code to[at + r * pitch + v] += tile[r, v]}, row after row. */
  static void add(float[] tile, int rows, int vectors, float[] to, int at, int pitch) {
    if (WARM.up()) {
      addLanes(tile, rows, vectors, to, at, pitch);
    } else {
      addPlain(tile, rows, vectors, to, at, pitch);
    }
  }

  static void addLanes(float[] tile, int rows, int vectors, float[] to, int at, int pitch) {
    int from = 0;
    for (int r = 0; r < rows; r++) {
      int place = at + r * pitch;
      for (int v = 0; v < vectors; v++, from += WIDTH, place += WIDTH) {
        FloatVector.fromArray(LANES, to, place)
            .add(FloatVector.fromArray(LANES, tile, from))
            .intoArray(to, place);
      }
    }
  }

  static void addPlain(float[] tile, int rows, int vectors, float[] to, int at, int pitch) {
    int wide = vectors * WIDTH;
    for (int r = 0; r < rows; r++) {
      for (int i = 0; i < wide; i++) {
        to[at + r * pitch + i] += tile[r * wide + i];
      }
    }
  }
}
