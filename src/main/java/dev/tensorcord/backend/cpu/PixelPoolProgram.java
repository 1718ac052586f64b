package dev.tensorcord.backend.cpu;

import dev.tensorcord.backend.Buffer;
import dev.tensorcord.backend.Kernel;
import dev.tensorcord.backend.Program;
import dev.tensorcord.backend.Slide;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A convolution with few filters and a pool of 2 by 2, places of the image in the lanes. The image
 * is laid out in four planes, of even and odd rows and columns: so a pool's four candidates for
 * neighbouring windows are four vectors, and the largest is taken lane by lane.
 */
final class PixelPoolProgram implements Program {
  /** Multiplications below which one thread is faster than two. */
  private static final long ALONE = 1 << 19;

  private final Kernel.Conv2dPool kernel;
  private final WorkPool pool;
  private final CpuBackend backend;
  private final Slide rows;
  private final Slide columns;
  private final int channels;
  private final int filters;

  /** Windows of an image down and along. */
  private final int high;

  private final int wide;

  /** Floats of a plane's row, and of a plane. */
  private final int pitch;

  private final int plane;

  /** Floats of all windows' sums of one filter. */
  private final int length;

  /** For each tap and channel, where the four candidates begin. */
  private final int[] offsets;

  /** Which lanes of which vectors are windows: the planes' rows are wider than those of windows. */
  private final Run[] runs;

  /**
   * Windows side by side in a vector.
   *
   * @param vector where the vector begins in the planes
   * @param lane the first window's lane
   * @param window its number in the image
   */
  private record Run(int vector, int lane, int window, int count) {}

  PixelPoolProgram(Kernel.Conv2dPool kernel, WorkPool pool, CpuBackend backend) {
    this.kernel = kernel;
    this.pool = pool;
    this.backend = backend;
    rows = kernel.conv().rows();
    columns = kernel.conv().columns();
    channels = kernel.conv().channels();
    filters = kernel.conv().filters();
    high = kernel.rows().output();
    wide = kernel.columns().output();
    pitch = (reach(columns, wide) + 1) / 2;
    plane = (reach(rows, high) + 1) / 2 * pitch;
    int lanes = ConvTile.WIDTH;
    length = (Math.max(0, (high - 1) * pitch + wide) + lanes - 1) / lanes * lanes;
    offsets = offsets();
    runs = runs();
  }

  /** Whether this is the way for a kernel. */
  static boolean fits(Kernel.Conv2dPool kernel) {
    return 2 * kernel.conv().filters() <= ConvTile.WIDTH
        && kernel.conv().rows().stride() == 1
        && kernel.conv().columns().stride() == 1
        && halves(kernel.rows())
        && halves(kernel.columns());
  }

  private static boolean halves(Slide slide) {
    return slide.filter() == 2
        && slide.stride() == 2
        && slide.dilation() == 1
        && slide.before() == 0
        && 2 * slide.output() <= slide.input();
  }

  /** Pixels that so many windows span. */
  private static int reach(Slide slide, int windows) {
    return Math.max(0, 2 * windows - 1) + (slide.filter() - 1) * slide.dilation() + 1;
  }

  private int[] offsets() {
    int[] found = new int[PixelTile.VECTORS * rows.filter() * columns.filter() * channels];
    int at = 0;
    for (int i = 0; i < rows.filter(); i++) {
      for (int j = 0; j < columns.filter(); j++) {
        for (int c = 0; c < channels; c++) {
          for (int a = 0; a < PixelTile.VECTORS; a++) {
            int row = a / 2 + i * rows.dilation();
            int column = a % 2 + j * columns.dilation();
            found[at++] = place(c, row, column);
          }
        }
      }
    }
    return found;
  }

  private Run[] runs() {
    List<Run> found = new ArrayList<>();
    for (int y = 0; y < high; y++) {
      int count;
      for (int x = 0; x < wide; x += count) {
        int lane = (y * pitch + x) % ConvTile.WIDTH;
        count = Math.min(wide - x, ConvTile.WIDTH - lane);
        found.add(new Run(y * pitch + x - lane, lane, y * wide + x, count));
      }
    }
    return found.toArray(Run[]::new);
  }

  private int place(int channel, int row, int column) {
    int which = channel * 4 + (row & 1) * 2 + (column & 1);
    return which * plane + (row >> 1) * pitch + (column >> 1);
  }

  @Override
  public void run(Buffer output, Buffer... inputs) {
    float[] images = CpuBuffer.of(inputs[0]).floats;
    float[] given = CpuBuffer.of(inputs[1]).floats;
    float[] bias = kernel.conv().bias() ? CpuBuffer.of(inputs[2]).floats : null;
    byte[] places = kernel.places() ? CpuBuffer.of(inputs[inputs.length - 1]).bytes : null;
    float[] out = CpuBuffer.of(output).floats;
    int taps = offsets.length / PixelTile.VECTORS;
    int blocks = (filters + PixelTile.FILTERS - 1) / PixelTile.FILTERS;
    CpuBuffer packed = backend.floats(blocks * taps * PixelTile.FILTERS);
    CpuBuffer added = backend.floats(blocks * PixelTile.FILTERS);
    pack(given, taps, packed.floats);
    for (int f = 0; f < blocks * PixelTile.FILTERS; f++) {
      added.floats[f] = bias != null && f < filters ? bias[f] : 0;
    }
    long work = (long) kernel.conv().batch() * high * wide * offsets.length * filters;
    pool.run(
        kernel.conv().batch(),
        work < ALONE,
        image -> image(image, images, packed.floats, added.floats, out, places));
    added.release();
    packed.release();
  }

  /** Blocks of four filters, tap after tap; filters that are not there are 0. */
  private void pack(float[] given, int taps, float[] to) {
    int at = 0;
    for (int f = 0; f < filters; f += PixelTile.FILTERS) {
      for (int t = 0; t < taps; t++) {
        for (int j = 0; j < PixelTile.FILTERS; j++) {
          to[at++] = f + j < filters ? given[t * filters + f + j] : 0;
        }
      }
    }
  }

  private void image(
      int image, float[] images, float[] packed, float[] bias, float[] out, byte[] places) {
    int taps = offsets.length / PixelTile.VECTORS;
    int blocks = (filters + PixelTile.FILTERS - 1) / PixelTile.FILTERS;
    boolean relu = kernel.conv().relu();
    CpuBuffer laid = backend.floats(channels * 4 * plane + 2 * ConvTile.WIDTH);
    CpuBuffer tile = backend.floats(PixelTile.SIZE);
    CpuBuffer best = backend.floats(PixelTile.FILTERS * ConvTile.WIDTH);
    CpuBuffer chosen = backend.floats(PixelTile.FILTERS * ConvTile.WIDTH);
    lay(images, image * rows.input() * columns.input() * channels, laid.floats);
    int to = image * high * wide * filters;
    int next = 0;
    for (int p = 0; p < length; p += ConvTile.WIDTH) {
      int end = next;
      while (end < runs.length && runs[end].vector == p) {
        end++;
      }
      for (int f = 0; f < blocks * PixelTile.FILTERS; f += PixelTile.FILTERS) {
        PixelTile.sums(laid.floats, p, offsets, taps, packed, f * taps, tile.floats);
        PixelTile.largest(
            tile.floats, bias, f, relu, best.floats, chosen.floats, 0, ConvTile.WIDTH);
        for (int r = next; r < end; r++) {
          write(best.floats, chosen.floats, runs[r], f, out, places, to + f);
        }
      }
      next = end;
    }
    chosen.release();
    best.release();
    tile.release();
    laid.release();
  }

  /** A block's filters of some windows, all filters of a window side by side. */
  private void write(
      float[] best, float[] chosen, Run run, int f, float[] out, byte[] places, int at) {
    int kept = Math.min(PixelTile.FILTERS, filters - f);
    int to = at + run.window * filters;
    if (kept == PixelTile.FILTERS) {
      PixelTile.turn(best, run.lane, run.count, out, to, filters);
      if (places != null) {
        PixelTile.turn(chosen, run.lane, run.count, places, to, filters);
      }
      return;
    }
    for (int i = 0; i < run.count; i++, to += filters) {
      for (int j = 0; j < kept; j++) {
        out[to + j] = best[j * ConvTile.WIDTH + run.lane + i];
        if (places != null) {
          places[to + j] = (byte) chosen[j * ConvTile.WIDTH + run.lane + i];
        }
      }
    }
  }

  /** The image in planes, with what the convolution's padding shows of its border. */
  private void lay(float[] images, int at, float[] to) {
    int whole = channels * 4 * plane;
    boolean covered =
        rows.before() == 0
            && columns.before() == 0
            && 2 * (plane / pitch) <= rows.input()
            && 2 * pitch <= columns.input();
    Arrays.fill(to, covered ? whole : 0, whole + 2 * ConvTile.WIDTH, 0);
    int lastRow = Math.min(rows.input(), reach(rows, high) - rows.before());
    int lastColumn = Math.min(columns.input(), reach(columns, wide) - columns.before());
    for (int y = Math.max(0, -rows.before()); y < lastRow; y++) {
      for (int odd = 0; odd < 2; odd++) {
        int first = (odd + columns.before()) % 2;
        for (int c = 0; c < channels; c++) {
          int d = place(c, y + rows.before(), first + columns.before());
          int s = at + (y * columns.input() + first) * channels + c;
          int count = (lastColumn - first + 1) / 2;
          for (int k = 0; k < count; k++) {
            to[d + k] = images[s + 2 * k * channels];
          }
        }
      }
    }
  }
}
