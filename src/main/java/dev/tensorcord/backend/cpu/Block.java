package dev.tensorcord.backend.cpu;

/**
 * One block of a product's inner axis: all rows of the left, six at a time, by panels of the right
 * that are packed already, or stand as {@link Tile} reads them.
 *
 * @param here columns of the right that are read where they stand
 * @param panels the others, packed, from {@code at} on
 * @param room {@link #ROOM} floats: a packed strip of the left, and a tile that does not lie within
 *     the result as a whole
 */
record Block(
    Matrix a,
    Matrix b,
    int here,
    float[] panels,
    int at,
    boolean negate,
    boolean add,
    Matrix c,
    float[] room) {

  /** Where the tile is, behind the strip. */
  private static final int TILE = Packing.STRIP;

  static final int ROOM = TILE + Tile.ROWS * Tile.COLUMNS;

  /** From the left's first column to its last, up to which it is read where it stands. */
  private static final int IN_PLACE = 1 << 15;

  void run() {
    boolean packed =
        negate || c.columns() > 2 * Tile.COLUMNS || a.column() * a.columns() > IN_PLACE;
    for (int i = 0; i < c.rows(); i += Tile.ROWS) {
      strip(i, Math.min(Tile.ROWS, c.rows() - i), packed);
    }
  }

  /** A strip of the left times all panels. */
  private void strip(int i, int high, boolean packed) {
    Matrix rows = a.part(i, 0, high, a.columns());
    if (packed) {
      Packing.left(rows, negate, room);
    }
    float[] left = packed ? room : a.values();
    int l = packed ? 0 : a.at(i, 0);
    int leftRow = packed ? 1 : a.row();
    int leftStep = packed ? Tile.ROWS : a.column();
    int width;
    for (int j = 0; j < c.columns(); j += width) {
      int wide = c.columns() - j;
      width = Tile.width(wide);
      boolean inPlace = j < here;
      float[] right = inPlace ? b.values() : panels;
      int r = inPlace ? b.at(0, j) : at + (j - here) * b.rows();
      int step = inPlace ? b.row() : width;
      boolean whole = wide >= width;
      float[] out = whole ? c.values() : room;
      int o = whole ? c.at(i, j) : TILE;
      int outRow = whole ? c.row() : width;
      Tile.of(high, width)
          .multiply(
              left, l, leftRow, leftStep, right, r, step, b.rows(), whole && add, out, o, outRow);
      if (!whole) {
        store(width, c.at(i, j), high, Math.min(width, wide));
      }
    }
  }

  /** Puts or adds the part of a tile that lies within the result. */
  private void store(int width, int to, int high, int wide) {
    float[] out = c.values();
    for (int i = 0; i < high; i++) {
      int from = TILE + i * width;
      for (int j = 0; j < wide; j++) {
        out[to + j] = add ? out[to + j] + room[from + j] : room[from + j];
      }
      to += c.row();
    }
  }
}
