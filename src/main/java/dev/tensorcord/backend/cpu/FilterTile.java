package dev.tensorcord.backend.cpu;

/**
 * The innermost block of a convolution's gradient by its filters: some neighbouring floats of what
 * a place sees, by one or two vectors of filters, so that twelve sums stay in registers while all
 * places of a band pass by. What lies behind a run's end is summed as well; nobody keeps that.
 */
final class FilterTile {
  private static final int WIDTH = ConvTile.WIDTH;
  private static final TileShape ONE = TileShape.floats(ConvTile.SUMS, 1);
  private static final TileShape TWO = TileShape.floats(ConvTile.SUMS / 2, 2);
  private static final Warm WARM =
      new Warm(
          () -> {
            ONE.practise(Loops.ONE);
            TWO.practise(Loops.TWO);
          },
          () -> {
            ONE.practise(ONE);
            TWO.practise(TWO);
          });

  private FilterTile() {}

  /** The shapes' loops, in a class of their own so that they are written when they are due. */
  private static final class Loops {
    static final TileKernel ONE = TileWriter.write(FilterTile.ONE);
    static final TileKernel TWO = TileWriter.write(FilterTile.TWO);
  }

  /**
   * Places of a band.
   *
   * @param step floats from what a place sees to what the next one sees
   * @param rowStep the same from row to row
   * @param filters floats of dy from one place to the next; rows follow each other
   */
  record Places(int high, int wide, int step, int rowStep, int filters) {}

  /** The floats of a block. */
  static int floats(int vectors) {
    return ConvTile.SUMS / vectors;
  }

  /** {@code tile[k, f] = Σ image[at + k at (y, x)] · dy[d + f at (y, x)]} over the places. */
  static void sums(
      int vectors, Places places, float[] image, int at, float[] dy, int d, float[] tile) {
    int high = places.high();
    int wide = places.wide();
    int step = places.step();
    int down = places.rowStep();
    int next = places.filters();
    if (!WARM.up()) {
      TileShape shape = vectors == 1 ? ONE : TWO;
      shape.sums(image, dy, d, down, null, at, step, next, high, wide, tile);
    } else if (vectors == 1) {
      Loops.ONE.sums(image, dy, d, down, null, at, step, next, high, wide, tile);
    } else {
      Loops.TWO.sums(image, dy, d, down, null, at, step, next, high, wide, tile);
    }
  }

  /** Adds the part of a tile that lies within the filters. */
  static void add(
      float[] tile, int vectors, int floats, int wide, float[] out, int at, int filters) {
    for (int k = 0; k < floats; k++) {
      int from = k * vectors * WIDTH;
      int to = at + k * filters;
      for (int i = 0; i < wide; i++) {
        out[to + i] += tile[from + i];
      }
    }
  }
}
