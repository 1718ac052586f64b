package dev.tensorcord.backend.cpu;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;

/**
 * How many sums a block has, and where their operands lie. {@link TileWriter} makes a loop in lanes
 * of it; the plain loop here stands in for that one at first, and gives the same bits.
 *
 * @param numbers numbers of a step, each spread over the lanes
 * @param vectors vectors of a step that each number is multiplied by
 * @param side how many of the vectors lie side by side
 */
record TileShape(Walk walk, int numbers, int vectors, int side) implements TileKernel {
  private static final int WIDTH = FloatVector.SPECIES_PREFERRED.length();

  /** What the loops walk over; i counts all steps, s those of a run, b numbers and a vectors. */
  enum Walk {
    /**
     * Places of an image: {@code numbers[n + table[run] + b * row + s]} times {@code vectors[v + (i
     * * the shape's vectors + a) * width]}.
     */
    PLACES,

    /** Two rows of places: the first run serves the upper row alone, the last one the lower. */
    ROWS,

    /**
     * Neighbouring floats: {@code numbers[n + run * row + s * step + b]} times {@code vectors[v + i
     * * next + a * width]}.
     */
    FLOATS,

    /**
     * Patches, whose rows are {@code row} floats apart: {@code numbers[n + s]} times {@code
     * vectors[v + table[n + s] + a / side * row + a % side * width]}.
     */
    PATCHES,

    /**
     * Taps of which each has its own vectors: {@code numbers[n + s * the shape's numbers + b]}
     * times {@code vectors[v + table[s * the shape's vectors + a]]}.
     */
    TAPS
  }

  /** Places of an image by neighbouring vectors. */
  static TileShape places(int numbers, int vectors) {
    return new TileShape(Walk.PLACES, numbers, vectors, vectors);
  }

  /**
   * Places of two rows by one vector: {@code numbers[n + run * next + b * row + s]} times {@code
   * vectors[v + i * width]} for the upper one, and times the vector of the run before for the lower
   * one.
   */
  static TileShape rows(int numbers) {
    return new TileShape(Walk.ROWS, numbers, 2, 1);
  }

  /** Neighbouring floats by neighbouring vectors. */
  static TileShape floats(int numbers, int vectors) {
    return new TileShape(Walk.FLOATS, numbers, vectors, vectors);
  }

  /** One number by rows of vectors. */
  static TileShape patches(int rows, int side) {
    return new TileShape(Walk.PATCHES, 1, rows * side, side);
  }

  /** Numbers by vectors that lie anywhere. */
  static TileShape taps(int numbers, int vectors) {
    return new TileShape(Walk.TAPS, numbers, vectors, 1);
  }

  /** The first of the vectors that count in a run. */
  int first(boolean last) {
    return walk == Walk.ROWS && last ? 1 : 0;
  }

  /** The end of the vectors that count in a run. */
  int end(boolean first) {
    return walk == Walk.ROWS && first ? 1 : vectors;
  }

  @Override
  public void sums(
      float[] numbers,
      float[] vectors,
      int v,
      int row,
      int[] table,
      int n,
      int step,
      int next,
      int runs,
      int length,
      float[] tile) {
    Arrays.fill(tile, 0, this.numbers * this.vectors * WIDTH, 0);
    int wide = side * WIDTH;
    int apart = walk == Walk.PLACES || walk == Walk.ROWS ? row : 1;
    int all = walk == Walk.PATCHES || walk == Walk.TAPS ? 1 : runs;
    for (int run = 0; run < all; run++) {
      int from = first(run == all - 1);
      int end = end(run == 0);
      for (int s = 0; s < length; s++) {
        int i = run * length + s;
        int number =
            switch (walk) {
              case PLACES -> n + table[run] + s;
              case ROWS -> n + run * next + s;
              case FLOATS -> n + run * row + s * step;
              case PATCHES -> n + s;
              case TAPS -> n + s * this.numbers;
            };
        for (int a = from; a < end; a += side) {
          int vector =
              switch (walk) {
                case PLACES -> i * wide;
                case ROWS -> (i - a * length) * WIDTH;
                case FLOATS -> i * next;
                case PATCHES -> table[n + s] + a / side * row;
                case TAPS -> table[s * this.vectors + a];
              };
          for (int b = 0; b < this.numbers; b++) {
            int to = (b * this.vectors + a) * WIDTH;
            add(numbers[number + b * apart], vectors, v + vector, tile, to, wide);
          }
        }
      }
    }
  }

  /** Some small sums by this shape's loop, which is to be warmed up. */
  void practise(TileKernel loop) {
    int steps = 6;
    int runs = 3;
    float[] given = new float[runs * WIDTH + steps * Math.max(numbers, WIDTH)];
    float[] met = new float[(runs + 1) * steps * side * WIDTH];
    int[] table = new int[steps * vectors];
    float[] tile = new float[numbers * vectors * WIDTH];
    loop.sums(given, met, 0, 0, table, 0, 1, WIDTH, runs, steps, tile);
  }

  private static void add(float number, float[] vectors, int v, float[] tile, int t, int wide) {
    for (int i = 0; i < wide; i++) {
      tile[t + i] = Math.fma(number, vectors[v + i], tile[t + i]);
    }
  }
}
