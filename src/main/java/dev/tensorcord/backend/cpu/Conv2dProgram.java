package dev.tensorcord.backend.cpu;

import dev.tensorcord.backend.Buffer;
import dev.tensorcord.backend.Kernel;
import dev.tensorcord.backend.Program;
import dev.tensorcord.backend.Slide;

/**
 * A direct convolution, band by band. The gradient by the images is one too: of dy with the filters
 * turned round, channels and filters changed about, and strides as gaps between dy's pixels.
 */
final class Conv2dProgram implements Program {
  /** Multiplications below which one thread is faster than two. */
  private static final long ALONE = 1 << 21;

  private final int batch;
  private final Stage stage;
  private final ConvRows each;
  private final Slide rows;
  private final int imageSize;
  private final int rowSize;
  private final boolean bias;
  private final boolean relu;
  private final WorkPool pool;
  private final CpuBackend backend;

  Conv2dProgram(Kernel.Conv2d kernel, WorkPool pool, CpuBackend backend) {
    this.pool = pool;
    this.backend = backend;
    batch = kernel.batch();
    rows = kernel.rows();
    Slide columns = kernel.columns();
    imageSize = rows.input() * columns.input() * kernel.channels();
    rowSize = columns.output() * kernel.filters();
    bias = kernel.bias();
    relu = kernel.relu();
    stage = new Stage(rows, columns, kernel.channels(), 1, 1);
    each = new ConvRows(rows, columns, kernel.channels(), kernel.filters(), false, stage);
  }

  Conv2dProgram(Kernel.Conv2dInputGradient kernel, WorkPool pool, CpuBackend backend) {
    this.pool = pool;
    this.backend = backend;
    batch = kernel.batch();
    rows = back(kernel.rows());
    Slide columns = back(kernel.columns());
    imageSize = kernel.rows().output() * kernel.columns().output() * kernel.filters();
    rowSize = columns.output() * kernel.channels();
    bias = false;
    relu = false;
    int down = kernel.rows().stride();
    stage = new Stage(rows, columns, kernel.filters(), down, kernel.columns().stride());
    each = new ConvRows(rows, columns, kernel.filters(), kernel.channels(), true, stage);
  }

  /** The way from the outputs back, its inputs as far apart as the strides were. */
  private static Slide back(Slide slide) {
    int apart = Math.max(0, (slide.output() - 1) * slide.stride() + 1);
    int before = (slide.filter() - 1) * slide.dilation() - slide.before();
    return new Slide(apart, slide.filter(), slide.input(), 1, slide.dilation(), before);
  }

  @Override
  public void run(Buffer output, Buffer... inputs) {
    float[] images = CpuBuffer.of(inputs[0]).floats;
    float[] given = CpuBuffer.of(inputs[1]).floats;
    float[] added = bias ? CpuBuffer.of(inputs[2]).floats : null;
    float[] out = CpuBuffer.of(output).floats;
    CpuBuffer packed = backend.floats(each.packed());
    each.pack(given, packed.floats);
    long work = (long) batch * rows.output() * rowSize * stage.runs.length * stage.length;
    pool.run(
        batch * stage.bands, work < ALONE, part -> band(part, images, packed.floats, added, out));
    packed.release();
  }

  private void band(int part, float[] images, float[] packed, float[] added, float[] out) {
    int image = part / stage.bands;
    int band = part % stage.bands;
    CpuBuffer laid = backend.floats(stage.size());
    CpuBuffer tile = backend.floats(ConvTile.SUMS * ConvTile.WIDTH);
    stage.lay(images, image * imageSize, band, laid.floats);
    int first = image * rows.output() + band * stage.bandRows;
    ConvRows.Work work = new ConvRows.Work(laid.floats, packed, added, relu, tile.floats);
    each.rows(work, 0, stage.high(band), out, first * rowSize);
    tile.release();
    laid.release();
  }
}
