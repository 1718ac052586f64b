package dev.tensorcord.backend.cpu;

/** Brings blocks of matrices into the order in which {@link Tile} reads them. */
final class Packing {
  /** Floats of a packed strip. */
  static final int STRIP = Tile.ROWS * Product.DEPTH;

  /** Rows that are read side by side, no more than a cache keeps ways for. */
  private static final int STREAMS = 8;

  private Packing() {}

  /**
   * A strip of six rows, or the last few, column after column, which is one stream to read. Columns
   * begin six floats apart.
   */
  static void left(Matrix a, boolean negate, float[] to) {
    float[] from = a.values();
    int row = a.row();
    if (a.rows() < Tile.ROWS || negate) {
      for (int p = 0; p < a.columns(); p++) {
        for (int i = 0; i < a.rows(); i++) {
          float value = from[a.at(i, p)];
          to[p * Tile.ROWS + i] = negate ? -value : value;
        }
      }
      return;
    }
    for (int p = 0; p < a.columns(); p++) {
      int at = a.at(0, p);
      to[p * Tile.ROWS] = from[at];
      to[p * Tile.ROWS + 1] = from[at + row];
      to[p * Tile.ROWS + 2] = from[at + 2 * row];
      to[p * Tile.ROWS + 3] = from[at + 3 * row];
      to[p * Tile.ROWS + 4] = from[at + 4 * row];
      to[p * Tile.ROWS + 5] = from[at + 5 * row];
    }
  }

  /**
   * Panels of some vectors' columns, row after row; columns that are not there are left out of the
   * result, and so here.
   */
  static void right(Matrix b, float[] to, int from) {
    if (b.column() == 1) {
      for (int p = 0; p < b.rows(); p++) {
        int at = from;
        for (int j = 0; j < b.columns(); ) {
          int wide = b.columns() - j;
          int width = Tile.width(wide);
          System.arraycopy(b.values(), b.at(p, j), to, at + p * width, Math.min(wide, width));
          at += width * b.rows();
          j += width;
        }
      }
      return;
    }
    int at = from;
    for (int j = 0; j < b.columns(); ) {
      int wide = b.columns() - j;
      int width = Tile.width(wide);
      panel(b.part(0, j, b.rows(), Math.min(wide, width)), width, to, at);
      at += width * b.rows();
      j += width;
    }
  }

  private static void panel(Matrix b, int width, float[] to, int at) {
    if (b.column() == 1) {
      for (int p = 0; p < b.rows(); p++) {
        System.arraycopy(b.values(), b.at(p, 0), to, at + p * width, b.columns());
      }
      return;
    }
    for (int j = 0; j < b.columns(); j += STREAMS) {
      int end = Math.min(j + STREAMS, b.columns());
      for (int p = 0; p < b.rows(); p++) {
        for (int k = j; k < end; k++) {
          to[at + p * width + k] = b.values()[b.at(p, k)];
        }
      }
    }
  }
}
