package dev.tensorcord.backend.cpu;

import dev.tensorcord.backend.Slide;

/** The windows of one image after the other, each cut to what lies on the image. */
record Windows(Slide rows, Slide columns, int channels) {
  /** Floats of an image. */
  int size() {
    return rows.input() * columns.input() * channels;
  }

  /** The windows of an image, before the first. */
  Cursor of(int image) {
    return new Cursor(this, image);
  }

  /**
   * Goes from window to window. Who asks has a loop of their own around it: one that calls back
   * would be slow for all as soon as three of them share it.
   */
  static final class Cursor {
    private final Slide rows;
    private final Slide columns;
    private final int channels;

    /** Where the image begins; floats between the rows and the pixels of a window. */
    private final int begin;

    private final int down;
    private final int along;

    private int x;
    private int y = -1;
    private int place;

    /** The first tap of a row of windows, how many there are, and where it begins. */
    private int firstRow;

    private int high;
    private int line;

    private int firstColumn;

    private Cursor(Windows windows, int image) {
      rows = windows.rows;
      columns = windows.columns;
      channels = windows.channels;
      begin = image * windows.size();
      down = rows.dilation() * columns.input() * channels;
      along = columns.dilation() * channels;
      place = (image * rows.output() * columns.output() - 1) * channels;
      x = columns.output() - 1;
    }

    /** Goes on to the next window, if there is one. */
    boolean next() {
      place += channels;
      if (++x >= columns.output()) {
        x = 0;
        y++;
        if (y >= rows.output() || columns.output() == 0) {
          return false;
        }
        firstRow = rows.firstTap(y);
        high = Math.max(0, rows.endTap(y) - firstRow);
        line = begin + rows.at(y, firstRow) * columns.input() * channels;
      }
      firstColumn = columns.firstTap(x);
      return true;
    }

    /** Where the window's output begins. */
    int place() {
      return place;
    }

    /** Which of the window's places is the first that is shown. */
    int tap() {
      return firstRow * columns.filter() + firstColumn;
    }

    /** The part of the window that lies on the image. */
    PoolTile.Shown shown() {
      int wide = Math.max(0, columns.endTap(x) - firstColumn);
      int at = line + columns.at(x, firstColumn) * channels;
      return new PoolTile.Shown(at, high, wide, down, along);
    }
  }
}
