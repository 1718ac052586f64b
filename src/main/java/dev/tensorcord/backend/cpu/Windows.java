package dev.tensorcord.backend.cpu;

import dev.tensorcord.backend.Slide;

/** The windows of one image after the other, each cut to what lies on the image. */
record Windows(Slide rows, Slide columns, int channels) {
  /** What is done with a window. */
  @FunctionalInterface
  interface Visitor {
    /**
     * A window.
     *
     * @param place where its output begins
     */
    void visit(PoolTile.Shown shown, int place);
  }

  /** Floats of an image. */
  int size() {
    return rows.input() * columns.input() * channels;
  }

  /** All windows of an image. */
  void each(int image, Visitor visitor) {
    int down = rows.dilation() * columns.input() * channels;
    int along = columns.dilation() * channels;
    int place = image * rows.output() * columns.output() * channels;
    for (int y = 0; y < rows.output(); y++) {
      int i = rows.firstTap(y);
      int high = Math.max(0, rows.endTap(y) - i);
      int line = image * size() + rows.at(y, i) * columns.input() * channels;
      for (int x = 0; x < columns.output(); x++, place += channels) {
        int j = columns.firstTap(x);
        int wide = Math.max(0, columns.endTap(x) - j);
        int at = line + columns.at(x, j) * channels;
        visitor.visit(new PoolTile.Shown(at, high, wide, down, along), place);
      }
    }
  }
}
