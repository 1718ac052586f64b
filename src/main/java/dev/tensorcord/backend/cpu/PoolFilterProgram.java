package dev.tensorcord.backend.cpu;

import dev.tensorcord.backend.Buffer;
import dev.tensorcord.backend.Element;
import dev.tensorcord.backend.Kernel;
import dev.tensorcord.backend.Program;
import dev.tensorcord.backend.Slide;
import java.util.Arrays;

/**
 * The gradient of a convolution with a pool behind it, by its filters: for each filter, what the
 * places see that its windows took their values from. The batch is cut into a fixed number of
 * shares, whatever the number of threads, so that the result repeats to the bit.
 */
final class PoolFilterProgram implements Program {
  /** Multiplications below which one thread is faster than two. */
  private static final long ALONE = 1 << 19;

  /** Shares that are summed apart. */
  private static final int SHARES = 16;

  /** Floats of the images that are summed over at once: they should stay in the first cache. */
  private static final int GROUP = 6 << 10;

  private final Kernel.Conv2dPoolFilterGradient kernel;
  private final WorkPool pool;
  private final CpuBackend backend;
  private final Border border;
  private final int filters;

  /** Images of a group, and windows of an image. */
  private final int group;

  private final int windows;

  /** Where the windows of a group's images begin. */
  private final int[] starts;

  /** How far a place of a window lies behind its beginning. */
  private final int[] shifts;

  /** Floats of a run: what a place sees without a gap. */
  private final int length;

  /** Vectors of all that a place sees. */
  private final int vectors;

  /** Where these begin behind the place, and where their sums stand. */
  private final int[] runs;

  private final int[] slots;

  PoolFilterProgram(Kernel.Conv2dPoolFilterGradient kernel, WorkPool pool, CpuBackend backend) {
    this.kernel = kernel;
    this.pool = pool;
    this.backend = backend;
    Kernel.Conv2d conv = kernel.conv();
    Slide down = kernel.rows();
    Slide along = kernel.columns();
    int channels = conv.channels();
    border = new Border(conv.rows(), conv.columns(), channels, down, along);
    filters = conv.filters();
    windows = down.output() * along.output();
    int most = Math.max(1, (conv.batch() + SHARES - 1) / SHARES);
    group = Math.clamp(GROUP / Math.max(1, border.size()), 1, most);
    starts = new int[group * windows];
    for (int i = 0; i < starts.length; i++) {
      int window = i % windows;
      int row = down.at(window / along.output(), 0);
      int column = along.at(window % along.output(), 0);
      starts[i] = i / windows * border.size() + border.at(row, column);
    }
    shifts = new int[down.filter() * along.filter()];
    for (int i = 0; i < shifts.length; i++) {
      int row = i / along.filter() * down.dilation();
      shifts[i] = border.at(row, i % along.filter() * along.dilation()) - border.at(0, 0);
    }
    boolean joined = conv.columns().dilation() == 1;
    length = joined ? conv.columns().filter() * channels : channels;
    int perRun = (length + ConvTile.WIDTH - 1) / ConvTile.WIDTH;
    int perRow = joined ? 1 : conv.columns().filter();
    vectors = conv.rows().filter() * perRow * perRun;
    runs = new int[vectors + GatherTile.MANY];
    slots = new int[vectors];
    for (int i = 0; i < vectors; i++) {
      int run = i / perRun;
      int column = run % perRow * conv.columns().dilation() * channels;
      int row = run / perRow * conv.rows().dilation() * border.pitch;
      runs[i] = row + column + i % perRun * ConvTile.WIDTH;
      slots[i] = i * ConvTile.WIDTH;
    }
  }

  @Override
  public void run(Buffer output, Buffer... inputs) {
    float[] images = CpuBuffer.of(inputs[0]).floats;
    float[] dy = CpuBuffer.of(inputs[1]).floats;
    byte[] places = CpuBuffer.of(inputs[2]).bytes;
    float[] out = CpuBuffer.of(output).floats;
    int batch = kernel.conv().batch();
    int shares = Math.min(SHARES, batch);
    int size = filters * vectors * ConvTile.WIDTH;
    CpuBuffer sums = CpuBuffer.of(backend.allocate(Element.F32, shares * size));
    pool.run(
        shares,
        (long) batch * windows * filters * vectors * ConvTile.WIDTH < ALONE,
        share -> {
          int first = (int) ((long) batch * share / shares);
          int end = (int) ((long) batch * (share + 1) / shares);
          share(first, end, images, dy, places, sums.floats, share * size);
        });
    for (int share = 1; share < shares; share++) {
      for (int i = 0; i < size; i++) {
        sums.floats[i] += sums.floats[share * size + i];
      }
    }
    if (shares == 0) {
      Arrays.fill(sums.floats, 0, Math.min(size, sums.floats.length), 0);
    }
    order(sums.floats, shares > 0, out);
    sums.release();
  }

  private void share(
      int first, int end, float[] images, float[] dy, byte[] places, float[] sums, int at) {
    int imageSize =
        kernel.conv().rows().input() * kernel.conv().columns().input() * kernel.conv().channels();
    CpuBuffer laid =
        CpuBuffer.of(backend.allocate(Element.F32, group * border.size() + Border.slack()));
    CpuBuffer tile = CpuBuffer.of(backend.allocate(Element.F32, GatherTile.MANY * ConvTile.WIDTH));
    Arrays.fill(sums, at, at + filters * vectors * ConvTile.WIDTH, 0);
    for (int image = first; image < end; image += group) {
      int count = Math.min(group, end - image);
      for (int i = 0; i < count; i++) {
        border.lay(images, (image + i) * imageSize, laid.floats, i * border.size());
      }
      Arrays.fill(laid.floats, count * border.size(), count * border.size() + Border.slack(), 0);
      for (int f = 0; f < filters; f++) {
        int from = image * windows * filters + f;
        int to = at + f * vectors * ConvTile.WIDTH;
        filter(count * windows, dy, places, from, laid.floats, tile.floats, sums, to);
      }
    }
    tile.release();
    laid.release();
  }

  private void filter(
      int count,
      float[] dy,
      byte[] places,
      int from,
      float[] laid,
      float[] tile,
      float[] sums,
      int to) {
    int block;
    for (int v = 0; v < vectors; v += block) {
      block = GatherTile.block(vectors - v);
      GatherTile.sums(
          block, count, dy, places, from, filters, starts, shifts, laid, 0, runs, v, tile);
      GatherTile.add(tile, Math.min(block, vectors - v), sums, to, slots, v);
    }
  }

  /** From filter by filter, in vectors, to the order of the filters' tensor. */
  private void order(float[] sums, boolean any, float[] out) {
    int perRun = (length + ConvTile.WIDTH - 1) / ConvTile.WIDTH * ConvTile.WIDTH;
    int depth = perRun == 0 ? 0 : vectors * ConvTile.WIDTH / perRun * length;
    for (int k = 0; k < depth; k++) {
      int from = k / length * perRun + k % length;
      for (int f = 0; f < filters; f++) {
        out[k * filters + f] = any ? sums[f * vectors * ConvTile.WIDTH + from] : 0;
      }
    }
  }
}
