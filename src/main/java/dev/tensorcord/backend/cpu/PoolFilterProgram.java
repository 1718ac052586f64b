package dev.tensorcord.backend.cpu;

import dev.tensorcord.backend.Buffer;
import dev.tensorcord.backend.Element;
import dev.tensorcord.backend.Kernel;
import dev.tensorcord.backend.Program;
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

  private final PooledConv pooled;
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

  /** What a place sees. */
  private final Patch patch;

  /** Floats of a run, which a place sees without a gap, and of its sums. */
  private final int length;

  private final int wide;

  /** Floats of a filter's sums. */
  private final int size;

  PoolFilterProgram(Kernel.Conv2dPoolFilterGradient kernel, WorkPool pool, CpuBackend backend) {
    this.pool = pool;
    this.backend = backend;
    Kernel.Conv2d conv = kernel.conv();
    pooled = new PooledConv(conv, kernel.rows(), kernel.columns());
    border = pooled.border;
    filters = pooled.filters;
    windows = pooled.windows.length;
    int channels = pooled.channels;
    int most = Math.max(1, (conv.batch() + SHARES - 1) / SHARES);
    group = Math.clamp(GROUP / Math.max(1, border.size()), 1, most);
    starts = new int[group * windows];
    Arrays.setAll(starts, i -> i / windows * border.size() + pooled.windows[i % windows]);
    shifts = pooled.shifts(border.pitch);
    boolean joined = conv.columns().dilation() == 1;
    int perRow = joined ? 1 : conv.columns().filter();
    length = joined ? conv.columns().filter() * channels : channels;
    wide = Patch.vectors(length) * ConvTile.WIDTH;
    size = conv.rows().filter() * perRow * wide;
    patch =
        Patch.of(
            conv.rows().filter(),
            conv.rows().dilation() * border.pitch,
            perRow,
            conv.columns().dilation() * channels,
            length,
            wide,
            perRow * wide);
  }

  @Override
  public void run(Buffer output, Buffer... inputs) {
    float[] images = CpuBuffer.of(inputs[0]).floats;
    float[] dy = CpuBuffer.of(inputs[1]).floats;
    byte[] places = CpuBuffer.of(inputs[2]).bytes;
    float[] out = CpuBuffer.of(output).floats;
    int batch = pooled.batch;
    int shares = Math.min(SHARES, batch);
    int all = filters * size;
    CpuBuffer sums = backend.floats(shares * all);
    pool.run(
        shares,
        (long) batch * windows * all < ALONE,
        share -> {
          int first = (int) ((long) batch * share / shares);
          int end = (int) ((long) batch * (share + 1) / shares);
          share(first, end, images, dy, places, sums.floats, share * all);
        });
    for (int share = 1; share < shares; share++) {
      for (int i = 0; i < all; i++) {
        sums.floats[i] += sums.floats[share * all + i];
      }
    }
    order(sums.floats, shares > 0, out);
    sums.release();
  }

  private void share(
      int first, int end, float[] images, float[] dy, byte[] places, float[] sums, int at) {
    CpuBuffer laid = backend.floats(group * border.size() + patch.slack());
    CpuBuffer tile = backend.floats(PatchTile.MOST * ConvTile.WIDTH);
    CpuBuffer numbers = backend.floats(group * windows);
    CpuBuffer begins = CpuBuffer.of(backend.allocate(Element.I32, group * windows));
    PatchTile.Entries entries = new PatchTile.Entries(numbers.floats, begins.ints);
    Arrays.fill(sums, at, at + filters * size, 0);
    for (int image = first; image < end; image += group) {
      int count = Math.min(group, end - image);
      for (int i = 0; i < count; i++) {
        border.lay(images, (image + i) * pooled.imageSize, laid.floats, i * border.size());
      }
      int behind = count * border.size();
      Arrays.fill(laid.floats, behind, behind + patch.slack(), 0);
      for (int f = 0; f < filters; f++) {
        int from = image * windows * filters + f;
        entries.gather(count * windows, dy, places, from, filters, starts, shifts);
        for (Patch.Block block : patch.blocks()) {
          PatchTile.sums(
              block.rows(),
              block.vectors(),
              entries,
              laid.floats,
              block.at(),
              patch.pitch(),
              tile.floats);
          int to = at + f * size + block.slot();
          PatchTile.add(tile.floats, block.kept(), block.vectors(), sums, to, patch.slotPitch());
        }
      }
    }
    begins.release();
    numbers.release();
    tile.release();
    laid.release();
  }

  /** From filter by filter, in vectors, to the order of the filters' tensor. */
  private void order(float[] sums, boolean any, float[] out) {
    int depth = length == 0 ? 0 : size / wide * length;
    for (int k = 0; k < depth; k++) {
      int from = k / length * wide + k % length;
      for (int f = 0; f < filters; f++) {
        out[k * filters + f] = any ? sums[f * size + from] : 0;
      }
    }
  }
}
