package dev.tensorcord.backend.cpu;

/**
 * One block of a product's inner axis: all rows of the left, six at a time, by panels of the right
 * that are packed already, or stand as {@link Tile} reads them. As many rows of the left as the
 * second cache has room for are packed at once, and meet the panels a few at a time, so that both
 * come from there.
 *
 * @param here columns of the right that are read where they stand
 * @param panels the others, packed, from {@code at} on
 * @param room as many floats as {@link #room} says: a tile that does not lie within the result as a
 *     whole, and packed rows of the left
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

  /** Where the packed rows are, behind the tile. */
  private static final int STRIPS = Tile.ROWS * Tile.COLUMNS;

  /** Rows of the left that are packed at once. */
  private static final int HIGH = 48 * Tile.ROWS;

  /** Columns of the right that pass by before the next rows do. */
  private static final int NEAR = 256;

  /** From the left's first column to its last, up to which it is read where it stands. */
  private static final int IN_PLACE = 1 << 15;

  /** The room for a left matrix of so many rows and columns. */
  static int room(int rows, int columns) {
    int strips = Math.ceilDiv(Math.min(rows, HIGH), Tile.ROWS);
    return STRIPS + strips * Tile.ROWS * Math.min(columns, Product.DEPTH);
  }

  void run() {
    boolean packed =
        negate || c.columns() > 2 * Tile.COLUMNS || a.column() * a.columns() > IN_PLACE;
    for (int first = 0; first < c.rows(); first += HIGH) {
      int end = Math.min(first + HIGH, c.rows());
      if (packed) {
        Packing.left(a.part(first, 0, end - first, a.columns()), negate, room, STRIPS);
      }
      for (int j = 0; j < c.columns(); j += NEAR) {
        int to = Math.min(j + NEAR, c.columns());
        for (int i = first; i < end; i += Tile.ROWS) {
          int high = Math.min(Tile.ROWS, end - i);
          if (packed) {
            strip(i, high, room, STRIPS + (i - first) * a.columns(), 1, Tile.ROWS, j, to);
          } else {
            strip(i, high, a.values(), a.at(i, 0), a.row(), a.column(), j, to);
          }
        }
      }
    }
  }

  /** A strip of the left times some of the panels. */
  private void strip(
      int i, int high, float[] left, int l, int leftRow, int leftStep, int from, int to) {
    int width;
    for (int j = from; j < to; j += width) {
      int wide = to - j;
      width = Tile.width(wide);
      boolean inPlace = j < here;
      float[] right = inPlace ? b.values() : panels;
      int r = inPlace ? b.at(0, j) : at + (j - here) * b.rows();
      int step = inPlace ? b.row() : width;
      boolean whole = wide >= width;
      float[] out = whole ? c.values() : room;
      int o = whole ? c.at(i, j) : 0;
      int outRow = whole ? c.row() : width;
      Tile.of(high, width)
          .multiply(
              left, l, leftRow, leftStep, right, r, step, b.rows(), whole && add, out, o, outRow);
      if (!whole) {
        store(width, c.at(i, j), high, wide);
      }
    }
  }

  /** Puts or adds the part of a tile that lies within the result. */
  private void store(int width, int to, int high, int wide) {
    float[] out = c.values();
    for (int i = 0; i < high; i++) {
      int from = i * width;
      for (int j = 0; j < wide; j++) {
        out[to + j] = add ? out[to + j] + room[from + j] : room[from + j];
      }
      to += c.row();
    }
  }
}
