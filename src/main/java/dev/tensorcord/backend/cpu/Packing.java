package dev.tensorcord.backend.cpu;

/** Brings blocks of matrices into the order in which {@link Tile} reads them. */
final class Packing {
  /** From one row of a packed strip to the next. */
  static final int STRIP = Product.DEPTH + 16;

  /** Rows that are read side by side, no more than a cache keeps ways for. */
  private static final int STREAMS = 8;

  private Packing() {}

  /**
   * A strip of six rows whose elements lie in one piece, and in one piece here as well, {@link
   * #STRIP} apart: a distance that is no power of two, so that they do not press each other out of
   * the cache. Rows that are not there are left out of the result, and so here.
   */
  static void leftRows(Matrix a, boolean negate, float[] to) {
    for (int i = 0; i < a.rows(); i++) {
      int start = i * STRIP;
      System.arraycopy(a.values(), a.at(i, 0), to, start, a.columns());
      for (int p = 0; negate && p < a.columns(); p++) {
        to[start + p] = -to[start + p];
      }
    }
  }

  /** A strip of six rows, column after column. */
  static void leftColumns(Matrix a, boolean negate, float[] to) {
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
  static void right(Matrix b, float[] to) {
    int at = 0;
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
