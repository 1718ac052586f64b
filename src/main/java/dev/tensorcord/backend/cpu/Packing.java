package dev.tensorcord.backend.cpu;

/** Brings blocks of matrices into the order in which {@link Tile} reads them. */
final class Packing {
  /** Rows that are read side by side, no more than a cache keeps ways for. */
  private static final int STREAMS = 8;

  private Packing() {}

  /**
   * Strips of six rows, and the last few, each column after column, which is one stream to read.
   * Columns begin six floats apart.
   */
  static void left(Matrix a, boolean negate, float[] to, int at) {
    for (int i = 0; i < a.rows(); i += Tile.ROWS) {
      int high = Math.min(Tile.ROWS, a.rows() - i);
      strip(a.part(i, 0, high, a.columns()), negate, to, at + i * a.columns());
    }
  }

  private static void strip(Matrix a, boolean negate, float[] to, int at) {
    float[] from = a.values();
    int row = a.row();
    if (a.rows() < Tile.ROWS || negate) {
      for (int p = 0; p < a.columns(); p++) {
        for (int i = 0; i < a.rows(); i++) {
          float value = from[a.at(i, p)];
          to[at + p * Tile.ROWS + i] = negate ? -value : value;
        }
      }
      return;
    }
    for (int p = 0; p < a.columns(); p++) {
      int first = a.at(0, p);
      to[at] = from[first];
      to[at + 1] = from[first + row];
      to[at + 2] = from[first + 2 * row];
      to[at + 3] = from[first + 3 * row];
      to[at + 4] = from[first + 4 * row];
      to[at + 5] = from[first + 5 * row];
      at += Tile.ROWS;
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
