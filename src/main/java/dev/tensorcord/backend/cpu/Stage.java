package dev.tensorcord.backend.cpu;

import dev.tensorcord.backend.Slide;
import java.util.Arrays;

/**
 * A band of an image made ready for filters: copied with its padding, so that the inner loops ask
 * for no borders. Where a filter's row is short, such as three pixels of one channel, all that a
 * place sees is laid side by side instead: long runs are what the inner loops are fast at.
 */
final class Stage {
  /** A band should stay in the second cache beside its results. */
  private static final int MOST = 1 << 15;

  /** Runs as short as this are laid side by side. */
  private static final int SHORT = 12;

  /** Inner loops may read so far behind the last place they are asked for. */
  private static final int SLACK = 16;

  private final Slide rows;
  private final Slide columns;
  private final int channels;
  private final int rowSpread;
  private final int columnSpread;
  private final boolean unfolded;
  private final int wide;

  /** Output rows in a band, the last one of an image may have fewer. */
  final int bandRows;

  /** Bands of an image. */
  final int bands;

  /** Where the runs begin that a place sees. */
  final int[] runs;

  /** Floats in a run. */
  final int length;

  /** Floats from what a place sees to what the next one sees. */
  final int step;

  /**
   * Floats from one row of places to the next.
   *
   * @see #step
   */
  final int rowStep;

  /**
   * How the images are seen.
   *
   * @param rowSpread places from one row of pixels to the next; between them is nothing
   * @param columnSpread places from one column of pixels to the next; between them is nothing
   */
  Stage(Slide rows, Slide columns, int channels, int rowSpread, int columnSpread) {
    this(rows, columns, channels, rowSpread, columnSpread, 1);
  }

  /**
   * How the images are seen.
   *
   * @param unit a band has a whole number of so many output rows, but for the last of an image
   */
  Stage(Slide rows, Slide columns, int channels, int rowSpread, int columnSpread, int unit) {
    this.rows = rows;
    this.columns = columns;
    this.channels = channels;
    this.rowSpread = rowSpread;
    this.columnSpread = columnSpread;
    wide = reach(columns, columns.output());
    boolean joined = columns.dilation() == 1;
    int natural = joined ? columns.filter() * channels : channels;
    unfolded = natural < SHORT && rows.filter() * columns.filter() > 1;
    if (unfolded) {
      runs = new int[1];
      length = rows.filter() * columns.filter() * channels;
      step = length;
      rowStep = columns.output() * length;
    } else {
      int perRow = joined ? 1 : columns.filter();
      runs = new int[rows.filter() * perRow];
      for (int r = 0; r < runs.length; r++) {
        int column = r % perRow * columns.dilation();
        runs[r] = (r / perRow * rows.dilation() * wide + column) * channels;
      }
      length = natural;
      step = columns.stride() * channels;
      rowStep = rows.stride() * wide * channels;
    }
    int fit = unit;
    while (fit < rows.output() && size(fit + unit) <= MOST) {
      fit += unit;
    }
    bandRows = fit;
    bands = (rows.output() + fit - 1) / fit;
  }

  /** Input places that so many outputs span. */
  private static int reach(Slide slide, int outputs) {
    return Math.max(
        0, (outputs - 1) * slide.stride() + (slide.filter() - 1) * slide.dilation() + 1);
  }

  private int padded(int outputs) {
    return reach(rows, outputs) * wide * channels;
  }

  private int size(int outputs) {
    return padded(outputs) + (unfolded ? outputs * rowStep : 0) + SLACK * (step + 1);
  }

  /** Whether each run of a row is the run before it of the next row. */
  boolean rowsMeet() {
    return runs.length > 1 && runs.length == rows.filter() && runs[1] == rowStep;
  }

  /** Floats that a band takes. */
  int size() {
    return size(bandRows);
  }

  /** The output rows of a band. */
  int high(int band) {
    return Math.min(bandRows, rows.output() - band * bandRows);
  }

  /**
   * Lays a band out in {@code to}.
   *
   * @param at where the image begins in {@code images}
   */
  void lay(float[] images, int at, int band, float[] to) {
    int first = band * bandRows;
    int outputs = high(band);
    int high = reach(rows, outputs);
    int base = unfolded ? outputs * rowStep + SLACK * step : 0;
    int top = first * rows.stride() - rows.before();
    for (int r = 0; r < high; r++) {
      row(images, at, top + r, to, base + r * wide * channels);
    }
    if (unfolded) {
      unfold(to, base, outputs);
    }
  }

  private void row(float[] images, int at, int row, float[] to, int start) {
    int end = start + wide * channels;
    if (row < 0 || row >= rows.input() || row % rowSpread != 0) {
      Arrays.fill(to, start, end, 0);
      return;
    }
    int pixels = Math.floorDiv(columns.input() - 1, columnSpread) + 1;
    int from = at + row / rowSpread * pixels * channels;
    int before = columns.before();
    if (columnSpread > 1) {
      Arrays.fill(to, start, end, 0);
      for (int i = 0; i < pixels; i++) {
        int place = i * columnSpread + before;
        if (place >= 0 && place < wide) {
          System.arraycopy(images, from + i * channels, to, start + place * channels, channels);
        }
      }
      return;
    }
    int left = Math.clamp(before, 0, wide);
    int skipped = left - before;
    int count = Math.clamp((long) columns.input() - skipped, 0, wide - left);
    int copied = start + left * channels;
    Arrays.fill(to, start, copied, 0);
    System.arraycopy(images, from + skipped * channels, to, copied, count * channels);
    Arrays.fill(to, copied + count * channels, end, 0);
  }

  /** Tap after tap, each along whole rows: one long plain loop is quicker than many short ones. */
  private void unfold(float[] to, int base, int outputs) {
    int taps = rows.filter() * columns.filter();
    int next = columns.stride() * channels;
    for (int y = 0; y < outputs; y++) {
      int line = base + y * rows.stride() * wide * channels;
      for (int tap = 0; tap < taps; tap++) {
        int row = tap / columns.filter() * rows.dilation();
        int column = tap % columns.filter() * columns.dilation();
        for (int c = 0; c < channels; c++) {
          int from = line + (row * wide + column) * channels + c;
          int at = y * rowStep + tap * channels + c;
          for (int x = 0; x < columns.output(); x++) {
            to[at + x * step] = to[from + x * next];
          }
        }
      }
    }
    // Read by sums that nobody keeps; not a number there would only cost time.
    Arrays.fill(to, outputs * rowStep, base, 0);
  }
}
