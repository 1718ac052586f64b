package dev.tensorcord.backend.cpu;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Sums of patches that lie at places: what comes back through a pool is one number for each window
 * and filter, so that most of a convolution's gradient is zeros which need no work. A block is some
 * rows of three vectors or of one; its sums stay in registers.
 */
final class PatchTile {
  private static final VectorSpecies<Float> LANES = ConvTile.LANES;
  private static final int WIDTH = ConvTile.WIDTH;

  /** The most vectors of a block. */
  static final int MOST = 9;

  /** Vectors side by side in a row of a wide block. */
  static final int WIDE = 3;

  private static final TileShape THREE_WIDE = TileShape.patches(3, WIDE);
  private static final TileShape TWO_WIDE = TileShape.patches(2, WIDE);
  private static final TileShape FIVE = TileShape.patches(5, 1);
  private static final TileShape THREE = TileShape.patches(3, 1);
  private static final Warm WARM = warming();

  private PatchTile() {}

  /** The shapes' loops, in a class of their own so that they are written when they are due. */
  private static final class Loops {
    static final TileKernel THREE_WIDE = TileWriter.write(PatchTile.THREE_WIDE);
    static final TileKernel TWO_WIDE = TileWriter.write(PatchTile.TWO_WIDE);
    static final TileKernel FIVE = TileWriter.write(PatchTile.FIVE);
    static final TileKernel THREE = TileWriter.write(PatchTile.THREE);
  }

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
    float[] numbers = entries.numbers;
    int[] begins = entries.begins;
    int count = entries.count;
    if (!WARM.up()) {
      TileShape shape =
          vectors == WIDE ? rows == 3 ? THREE_WIDE : TWO_WIDE : rows == 5 ? FIVE : THREE;
      shape.sums(numbers, x, from, pitch, begins, 0, 1, 0, 1, count, tile);
    } else if (vectors == WIDE) {
      if (rows == 3) {
        Loops.THREE_WIDE.sums(numbers, x, from, pitch, begins, 0, 1, 0, 1, count, tile);
      } else {
        Loops.TWO_WIDE.sums(numbers, x, from, pitch, begins, 0, 1, 0, 1, count, tile);
      }
    } else if (rows == 5) {
      Loops.FIVE.sums(numbers, x, from, pitch, begins, 0, 1, 0, 1, count, tile);
    } else {
      Loops.THREE.sums(numbers, x, from, pitch, begins, 0, 1, 0, 1, count, tile);
    }
  }

  private static Warm warming() {
    float[] x = new float[WIDE * WIDTH];
    float[] tile = new float[MOST * WIDTH];
    return new Warm(
        () -> {
          THREE_WIDE.practise(Loops.THREE_WIDE);
          TWO_WIDE.practise(Loops.TWO_WIDE);
          FIVE.practise(Loops.FIVE);
          THREE.practise(Loops.THREE);
          addLanes(tile, 3, WIDE, x, 0, 0);
        },
        () -> {
          THREE_WIDE.practise(THREE_WIDE);
          TWO_WIDE.practise(TWO_WIDE);
          FIVE.practise(FIVE);
          THREE.practise(THREE);
          addPlain(tile, 3, WIDE, x, 0, 0);
        });
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
