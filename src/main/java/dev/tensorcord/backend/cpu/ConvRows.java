package dev.tensorcord.backend.cpu;

import dev.tensorcord.backend.Slide;

/**
 * Rows of a convolution's result from a band of an image that a {@link Stage} laid out: filters in
 * the lanes, places of the image side by side in registers.
 */
final class ConvRows {
  private final Slide columns;
  private final Stage stage;
  private final int taps;
  private final int channels;
  private final int filters;
  private final boolean turned;

  /**
   * How rows are made.
   *
   * @param turned whether the filters come turned round, channels and filters changed about
   */
  ConvRows(Slide rows, Slide columns, int channels, int filters, boolean turned, Stage stage) {
    this.columns = columns;
    this.stage = stage;
    this.channels = channels;
    this.filters = filters;
    this.turned = turned;
    taps = rows.filter() * columns.filter();
  }

  /** Floats of the packed filters. */
  int packed() {
    return taps * channels * ((filters + ConvTile.WIDTH - 1) / ConvTile.WIDTH * ConvTile.WIDTH);
  }

  /** Vectors of the block that begins with this filter. */
  private int vectors(int filter) {
    return filters - filter > ConvTile.WIDTH ? 2 : 1;
  }

  /** Blocks of one or two vectors of filters, tap after tap; filters that are not there are 0. */
  void pack(float[] given, float[] to) {
    int depth = taps * channels;
    for (int f = 0; f < filters; f += vectors(f) * ConvTile.WIDTH) {
      int wide = vectors(f) * ConvTile.WIDTH;
      int there = Math.min(wide, filters - f);
      int at = f * depth;
      for (int tap = 0; tap < taps; tap++) {
        for (int c = 0; c < channels; c++, at += wide) {
          if (turned) {
            int from = (taps - 1 - tap) * filters * channels + c;
            for (int i = 0; i < there; i++) {
              to[at + i] = given[from + (f + i) * channels];
            }
          } else {
            System.arraycopy(given, (tap * channels + c) * filters + f, to, at, there);
          }
          for (int i = there; i < wide; i++) {
            to[at + i] = 0;
          }
        }
      }
    }
  }

  /**
   * What rows are made of, and what follows the sums.
   *
   * @param added a number for each filter; null for none
   */
  record Work(float[] laid, float[] packed, float[] added, boolean relu, float[] tile) {}

  /**
   * Some rows.
   *
   * @param first the first, counted from the band's beginning
   * @param at where it begins in {@code out}; the rows follow each other there
   */
  void rows(Work work, int first, int high, float[] out, int at) {
    int pitch = columns.output() * filters;
    for (int f = 0; f < filters; f += vectors(f) * ConvTile.WIDTH) {
      for (int y = 0; y < high; ) {
        boolean pair = vectors(f) == 1 && stage.rowsMeet() && y + 1 < high && PairTile.up();
        int done = pair ? pair(work, f, first + y, out, at + y * pitch + f) : 0;
        row(work, f, first + y, done, out, at + y * pitch + f);
        if (pair) {
          row(work, f, first + y + 1, done, out, at + (y + 1) * pitch + f);
        }
        y += pair ? 2 : 1;
      }
    }
  }

  /** Whole blocks of a row and the next one; how many places of each are done. */
  private int pair(Work work, int f, int y, float[] out, int at) {
    int runs = stage.runs.length;
    int x = 0;
    int places;
    for (; (places = PairTile.places(columns.output() - x)) > 0; x += places) {
      PairTile.sums(
          places,
          work.laid,
          y * stage.rowStep + x * stage.step,
          stage.step,
          stage.rowStep,
          runs,
          stage.length,
          work.packed,
          f * runs * stage.length,
          work.tile);
      int to = at + x * filters;
      store(work, 0, 2, places, f, out, to);
      store(work, ConvTile.WIDTH, 2, places, f, out, to + columns.output() * filters);
    }
    return x;
  }

  /** A row from a place on. */
  private void row(Work work, int f, int y, int done, float[] out, int at) {
    int vectors = vectors(f);
    int places;
    for (int x = done; x < columns.output(); x += places) {
      places = ConvTile.places(vectors, columns.output() - x);
      ConvTile.sums(
          vectors,
          places,
          work.laid,
          y * stage.rowStep + x * stage.step,
          stage.step,
          stage.runs,
          stage.length,
          work.packed,
          f * stage.runs.length * stage.length,
          work.tile);
      int there = Math.min(places, columns.output() - x);
      store(work, 0, vectors, there, f, out, at + x * filters);
    }
  }

  private void store(Work work, int tile, int vectors, int places, int f, float[] out, int at) {
    int wide = Math.min(vectors(f) * ConvTile.WIDTH, filters - f);
    ConvTile.store(
        work.tile, tile, vectors, places, wide, work.added, f, work.relu, out, at, filters);
  }
}
