package dev.tensorcord.backend.cpu;

import dev.tensorcord.backend.Buffer;
import dev.tensorcord.backend.Element;
import dev.tensorcord.backend.Kernel;
import dev.tensorcord.backend.Program;
import dev.tensorcord.backend.Slide;
import java.util.Arrays;

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
    CpuBuffer packed = scratch(blocks * taps * PixelTile.FILTERS);
    CpuBuffer added = scratch(blocks * PixelTile.FILTERS);
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

  private CpuBuffer scratch(int count) {
    return CpuBuffer.of(backend.allocate(Element.F32, count));
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
    CpuBuffer laid = scratch(channels * 4 * plane + 2 * ConvTile.WIDTH);
    CpuBuffer tile = scratch(PixelTile.SIZE);
    CpuBuffer best = scratch(blocks * PixelTile.FILTERS * length);
    CpuBuffer chosen = scratch(blocks * PixelTile.FILTERS * length);
    lay(images, image * rows.input() * columns.input() * channels, laid.floats);
    for (int p = 0; p < length; p += ConvTile.WIDTH) {
      for (int block = 0; block < blocks; block++) {
        int f = block * PixelTile.FILTERS;
        PixelTile.sums(laid.floats, p, offsets, taps, packed, f * taps, tile.floats);
        int at = f * length + p;
        PixelTile.largest(
            tile.floats, bias, f, kernel.conv().relu(), best.floats, chosen.floats, at, length);
      }
    }
    int to = image * high * wide * filters;
    for (int y = 0; y < high; y++) {
      write(best.floats, chosen.floats, y * pitch, out, places, to + y * wide * filters);
    }
    chosen.release();
    best.release();
    tile.release();
    laid.release();
  }

  /** A row of windows, all filters of a window side by side. */
  private void write(float[] best, float[] chosen, int from, float[] out, byte[] places, int at) {
    for (int f = 0; f < filters; f++) {
      int source = f * length + from;
      for (int x = 0; x < wide; x++) {
        out[at + x * filters + f] = best[source + x];
      }
      if (places != null) {
        for (int x = 0; x < wide; x++) {
          places[at + x * filters + f] = (byte) chosen[source + x];
        }
      }
    }
  }

  /** The image in planes, with what the convolution's padding shows of its border. */
  private void lay(float[] images, int at, float[] to) {
    Arrays.fill(to, 0, channels * 4 * plane + 2 * ConvTile.WIDTH, 0);
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
