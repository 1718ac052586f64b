package dev.tensorcord.backend.cpu;

import dev.tensorcord.backend.Buffer;
import dev.tensorcord.backend.Element;
import dev.tensorcord.backend.Kernel;
import dev.tensorcord.backend.Program;
import dev.tensorcord.backend.Slide;

/**
 * A direct convolution: filters in the lanes, places of the image side by side in registers. The
 * gradient by the images is one too: of dy with the filters turned round, channels and filters
 * changed about, and strides as gaps between dy's pixels.
 */
final class Conv2dProgram implements Program {
  /** Multiplications below which one thread is faster than two. */
  private static final long ALONE = 1 << 21;

  private final int batch;
  private final Stage stage;
  private final Slide rows;
  private final Slide columns;
  private final int imageSize;
  private final int channels;
  private final int filters;
  private final boolean turned;
  private final boolean bias;
  private final boolean relu;
  private final WorkPool pool;
  private final CpuBackend backend;

  Conv2dProgram(Kernel.Conv2d kernel, WorkPool pool, CpuBackend backend) {
    batch = kernel.batch();
    rows = kernel.rows();
    columns = kernel.columns();
    channels = kernel.channels();
    filters = kernel.filters();
    imageSize = rows.input() * columns.input() * channels;
    turned = false;
    bias = kernel.bias();
    relu = kernel.relu();
    stage = new Stage(rows, columns, channels, 1, 1);
    this.pool = pool;
    this.backend = backend;
  }

  Conv2dProgram(Kernel.Conv2dInputGradient kernel, WorkPool pool, CpuBackend backend) {
    batch = kernel.batch();
    rows = back(kernel.rows());
    columns = back(kernel.columns());
    channels = kernel.filters();
    filters = kernel.channels();
    imageSize = kernel.rows().output() * kernel.columns().output() * channels;
    turned = true;
    bias = false;
    relu = false;
    stage = new Stage(rows, columns, channels, kernel.rows().stride(), kernel.columns().stride());
    this.pool = pool;
    this.backend = backend;
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
    int depth = rows.filter() * columns.filter() * channels;
    int padded = (filters + ConvTile.WIDTH - 1) / ConvTile.WIDTH * ConvTile.WIDTH;
    CpuBuffer packed = scratch(depth * padded);
    pack(given, depth, packed.floats);
    long work = (long) batch * rows.output() * columns.output() * depth * filters;
    pool.run(
        batch * stage.bands, work < ALONE, part -> band(part, images, packed.floats, added, out));
    packed.release();
  }

  private CpuBuffer scratch(int count) {
    return CpuBuffer.of(backend.allocate(Element.F32, count));
  }

  /** Vectors of the block that begins with this filter. */
  private int vectors(int filter) {
    return filters - filter > ConvTile.WIDTH ? 2 : 1;
  }

  /** Blocks of one or two vectors of filters, tap after tap; filters that are not there are 0. */
  private void pack(float[] given, int depth, float[] to) {
    int taps = rows.filter() * columns.filter();
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

  private void band(int part, float[] images, float[] packed, float[] added, float[] out) {
    int image = part / stage.bands;
    int band = part % stage.bands;
    CpuBuffer laid = scratch(stage.size());
    CpuBuffer tile = scratch(ConvTile.SUMS * ConvTile.WIDTH);
    stage.lay(images, image * imageSize, band, laid.floats);
    int high = stage.high(band);
    int first = image * rows.output() + band * stage.bandRows;
    Block block = new Block(laid.floats, packed, added, tile.floats, out);
    for (int f = 0; f < filters; f += vectors(f) * ConvTile.WIDTH) {
      int at = first * columns.output() * filters + f;
      for (int y = 0; y < high; ) {
        boolean pair = vectors(f) == 1 && stage.rowsMeet() && y + 1 < high && PairTile.up();
        int done = pair ? pair(block, f, y, at) : 0;
        row(block, f, y, done, at);
        if (pair) {
          row(block, f, y + 1, done, at);
        }
        y += pair ? 2 : 1;
      }
    }
    tile.release();
    laid.release();
  }

  /** What the sums of a band are made of. */
  private record Block(float[] laid, float[] packed, float[] added, float[] tile, float[] out) {}

  /** Whole blocks of a row and the next one; how many places of each are done. */
  private int pair(Block block, int f, int y, int at) {
    int runs = stage.runs.length;
    int x = 0;
    for (; x + PairTile.PLACES <= columns.output(); x += PairTile.PLACES) {
      PairTile.sums(
          block.laid,
          y * stage.rowStep + x * stage.step,
          stage.step,
          stage.rowStep,
          runs,
          stage.length,
          block.packed,
          f * runs * stage.length,
          block.tile);
      int to = at + (y * columns.output() + x) * filters;
      store(block, 0, 2, PairTile.PLACES, f, to);
      store(block, ConvTile.WIDTH, 2, PairTile.PLACES, f, to + columns.output() * filters);
    }
    return x;
  }

  /** A row from a place on. */
  private void row(Block block, int f, int y, int done, int at) {
    int vectors = vectors(f);
    int places;
    for (int x = done; x < columns.output(); x += places) {
      places = ConvTile.places(vectors, columns.output() - x);
      ConvTile.sums(
          vectors,
          places,
          block.laid,
          y * stage.rowStep + x * stage.step,
          stage.step,
          stage.runs,
          stage.length,
          block.packed,
          f * stage.runs.length * stage.length,
          block.tile);
      int there = Math.min(places, columns.output() - x);
      store(block, 0, vectors, there, f, at + (y * columns.output() + x) * filters);
    }
  }

  private void store(Block block, int tile, int vectors, int places, int f, int at) {
    int wide = Math.min(vectors(f) * ConvTile.WIDTH, filters - f);
    ConvTile.store(
        block.tile, tile, vectors, places, wide, block.added, f, relu, block.out, at, filters);
  }
}
