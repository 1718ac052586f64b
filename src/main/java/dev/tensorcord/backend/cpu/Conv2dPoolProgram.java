package dev.tensorcord.backend.cpu;

import dev.tensorcord.backend.Buffer;
import dev.tensorcord.backend.Kernel;
import dev.tensorcord.backend.Program;
import dev.tensorcord.backend.Slide;

/**
 * A convolution and a pool, a row of windows at a time: what the windows show is pooled while it
 * still lies in the first cache, and never written out.
 */
final class Conv2dPoolProgram implements Program {
  /** Multiplications below which one thread is faster than two. */
  private static final long ALONE = 1 << 19;

  private final Kernel.Conv2dPool kernel;
  private final WorkPool pool;
  private final CpuBackend backend;
  private final Stage stage;
  private final ConvRows each;
  private final int filters;

  /** Floats of a row of the convolution's result. */
  private final int rowSize;

  /** Rows of windows in a band. */
  private final int windowRows;

  Conv2dPoolProgram(Kernel.Conv2dPool kernel, WorkPool pool, CpuBackend backend) {
    this.kernel = kernel;
    this.pool = pool;
    this.backend = backend;
    Kernel.Conv2d conv = kernel.conv();
    filters = conv.filters();
    rowSize = conv.columns().output() * filters;
    Slide rows = kernel.rows();
    boolean apart =
        rows.before() == 0 && rows.stride() >= (rows.filter() - 1) * rows.dilation() + 1;
    int unit = apart ? rows.stride() : Math.max(1, conv.rows().output());
    stage = new Stage(conv.rows(), conv.columns(), conv.channels(), 1, 1, unit);
    windowRows = apart ? stage.bandRows / unit : rows.output();
    each = new ConvRows(conv.rows(), conv.columns(), conv.channels(), filters, false, stage);
  }

  @Override
  public void run(Buffer output, Buffer... inputs) {
    Kernel.Conv2d conv = kernel.conv();
    float[] images = CpuBuffer.of(inputs[0]).floats;
    float[] given = CpuBuffer.of(inputs[1]).floats;
    float[] bias = conv.bias() ? CpuBuffer.of(inputs[2]).floats : null;
    byte[] places = kernel.places() ? CpuBuffer.of(inputs[inputs.length - 1]).bytes : null;
    float[] out = CpuBuffer.of(output).floats;
    CpuBuffer packed = backend.floats(each.packed());
    each.pack(given, packed.floats);
    int bands = (kernel.rows().output() + windowRows - 1) / Math.max(1, windowRows);
    long work = (long) conv.batch() * conv.rows().output() * rowSize * conv.channels();
    pool.run(
        conv.batch() * bands,
        work * conv.rows().filter() * conv.columns().filter() < ALONE,
        part -> band(part / bands, part % bands, images, packed.floats, bias, out, places));
    packed.release();
  }

  private void band(
      int image,
      int band,
      float[] images,
      float[] packed,
      float[] bias,
      float[] out,
      byte[] places) {
    Kernel.Conv2d conv = kernel.conv();
    Slide rows = kernel.rows();
    int size = conv.rows().input() * conv.columns().input() * conv.channels();
    CpuBuffer laid = backend.floats(stage.size());
    CpuBuffer tile = backend.floats(ConvTile.SUMS * ConvTile.WIDTH);
    CpuBuffer shown = backend.floats(((rows.filter() - 1) * rows.dilation() + 1) * rowSize);
    CpuBuffer chosen = backend.floats(filters);
    stage.lay(images, image * size, band, laid.floats);
    ConvRows.Work work = new ConvRows.Work(laid.floats, packed, bias, conv.relu(), tile.floats);
    int end = Math.min(rows.output(), (band + 1) * windowRows);
    for (int y = band * windowRows; y < end; y++) {
      int first = rows.firstTap(y);
      int high = Math.max(0, rows.endTap(y) - first);
      int top = rows.at(y, first);
      int reach = high == 0 ? 0 : (high - 1) * rows.dilation() + 1;
      each.rows(work, top - band * stage.bandRows, reach, shown.floats, 0);
      int at = (image * rows.output() + y) * kernel.columns().output() * filters;
      windows(shown.floats, first, high, out, places, chosen.floats, at);
    }
    chosen.release();
    shown.release();
    tile.release();
    laid.release();
  }

  /** A row of windows over rows of the convolution's result. */
  private void windows(
      float[] shown, int first, int high, float[] out, byte[] places, float[] chosen, int at) {
    Slide columns = kernel.columns();
    int down = kernel.rows().dilation() * rowSize;
    int along = columns.dilation() * filters;
    for (int x = 0; x < columns.output(); x++, at += filters) {
      int tap = columns.firstTap(x);
      int wide = Math.max(0, columns.endTap(x) - tap);
      PoolTile.Shown window =
          new PoolTile.Shown(columns.at(x, tap) * filters, high, wide, down, along);
      if (places == null) {
        PoolTile.largest(shown, window, out, at, filters);
        continue;
      }
      int place = first * columns.filter() + tap;
      PoolTile.largest(shown, window, out, at, chosen, place, columns.filter(), filters);
      for (int f = 0; f < filters; f++) {
        places[at + f] = (byte) chosen[f];
      }
    }
  }
}
