package dev.tensorcord.backend.cpu;

/**
 * Six places, or four, of two neighbouring rows by one vector of filters. The rows see the same
 * floats of the image but for the first and the last run, so each float that is spread over the
 * lanes serves two sums: with {@link ConvTile} alone that spreading takes longer than the sums. The
 * order of adding is the same there, and so are the bits.
 */
final class PairTile {
  private static final int MANY = ConvTile.SUMS / 2;
  private static final int FEW = 4;
  private static final TileShape SIX = TileShape.rows(MANY);
  private static final TileShape FOUR = TileShape.rows(FEW);
  private static final Warm WARM =
      new Warm(
          () -> {
            SIX.practise(Loops.SIX);
            FOUR.practise(Loops.FOUR);
          },
          () -> {
            SIX.practise(SIX);
            FOUR.practise(FOUR);
          });

  private PairTile() {}

  /** The shapes' loops, in a class of their own so that they are written when they are due. */
  private static final class Loops {
    static final TileKernel SIX = TileWriter.write(PairTile.SIX);
    static final TileKernel FOUR = TileWriter.write(PairTile.FOUR);
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
   * @param runs how many a row sees
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
      Loops.SIX.sums(image, filters, f, step, null, at, 1, down, runs + 1, length, tile);
    } else {
      Loops.FOUR.sums(image, filters, f, step, null, at, 1, down, runs + 1, length, tile);
    }
  }
}
