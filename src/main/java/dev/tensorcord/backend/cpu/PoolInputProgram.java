package dev.tensorcord.backend.cpu;

import dev.tensorcord.backend.Buffer;
import dev.tensorcord.backend.Element;
import dev.tensorcord.backend.Kernel;
import dev.tensorcord.backend.Program;
import dev.tensorcord.backend.Slide;
import java.util.Arrays;

/**
 * The gradient of a convolution with a pool behind it, by the images: each window gives one number
 * for each filter back, to what the place saw that the value was taken from. All places of a window
 * see a part of the same patch, so that a patch is summed over the filters in registers: the
 * filters have zeros around them, and are read the further ahead the further back the place lies.
 */
final class PoolInputProgram implements Program {
  /** Multiplications below which one thread is faster than two. */
  private static final long ALONE = 1 << 19;

  private final Kernel.Conv2dPoolInputGradient kernel;
  private final WorkPool pool;
  private final CpuBackend backend;
  private final PooledConv pooled;
  private final Border border;
  private final int filters;

  /** Floats of a filter with its zeros, of a row of that, and where the filter begins. */
  private final int size;

  private final int pitch;
  private final int origin;

  /** Where the filters begin, and how far ahead they are read for a place of a window. */
  private final int[] starts;

  private final int[] shifts;

  /** What a window gives back to. */
  private final Patch patch;

  PoolInputProgram(Kernel.Conv2dPoolInputGradient kernel, WorkPool pool, CpuBackend backend) {
    this.kernel = kernel;
    this.pool = pool;
    this.backend = backend;
    Kernel.Conv2d conv = kernel.conv();
    Slide down = kernel.rows();
    Slide along = kernel.columns();
    pooled = new PooledConv(conv, down, along);
    border = pooled.border;
    filters = pooled.filters;
    int channels = pooled.channels;
    int above = (down.filter() - 1) * down.dilation() * conv.rows().stride();
    int left = (along.filter() - 1) * along.dilation() * conv.columns().stride() * channels;
    int high = above + (conv.rows().filter() - 1) * conv.rows().dilation() + 1;
    int reach = (conv.columns().filter() - 1) * conv.columns().dilation() + 1;
    int wide = left + reach * channels;
    pitch = left + Patch.vectors(wide) * ConvTile.WIDTH;
    size = (above + high) * pitch;
    origin = above * pitch + left;
    starts = new int[filters];
    Arrays.setAll(starts, f -> f * size + origin);
    shifts = pooled.shifts(pitch);
    Arrays.setAll(shifts, i -> -shifts[i]);
    patch = Patch.of(high, pitch, 1, 0, wide, 0, border.pitch);
  }

  @Override
  public void run(Buffer output, Buffer... inputs) {
    float[] dy = CpuBuffer.of(inputs[0]).floats;
    byte[] places = CpuBuffer.of(inputs[1]).bytes;
    float[] given = CpuBuffer.of(inputs[2]).floats;
    float[] out = CpuBuffer.of(output).floats;
    CpuBuffer packed = backend.floats(filters * size + patch.slack());
    pack(given, packed.floats);
    int batch = pooled.batch;
    pool.run(
        batch,
        (long) batch * pooled.windows.length * filters * size < ALONE,
        image -> image(image, dy, places, packed.floats, out));
    packed.release();
  }

  /** Each filter by itself, with zeros around it. */
  private void pack(float[] given, float[] to) {
    Arrays.fill(to, 0, filters * size + patch.slack(), 0);
    Slide rows = kernel.conv().rows();
    Slide columns = kernel.conv().columns();
    int channels = kernel.conv().channels();
    int from = 0;
    for (int i = 0; i < rows.filter(); i++) {
      for (int j = 0; j < columns.filter(); j++) {
        int tap = origin + i * rows.dilation() * pitch + j * columns.dilation() * channels;
        for (int c = 0; c < channels; c++) {
          for (int f = 0; f < filters; f++) {
            to[f * size + tap + c] = given[from++];
          }
        }
      }
    }
  }

  private void image(int image, float[] dy, byte[] places, float[] packed, float[] out) {
    CpuBuffer laid = backend.floats(border.size() + ConvTile.WIDTH);
    CpuBuffer tile = backend.floats(PatchTile.MOST * ConvTile.WIDTH);
    Arrays.fill(laid.floats, 0, border.size() + ConvTile.WIDTH, 0);
    CpuBuffer numbers = backend.floats(filters);
    CpuBuffer begins = CpuBuffer.of(backend.allocate(Element.I32, filters));
    PatchTile.Entries entries = new PatchTile.Entries(numbers.floats, begins.ints);
    for (int w = 0; w < pooled.windows.length; w++) {
      int at = (image * pooled.windows.length + w) * filters;
      entries.gather(filters, dy, places, at, 1, starts, shifts);
      for (Patch.Block block : patch.blocks()) {
        PatchTile.sums(
            block.rows(), block.vectors(), entries, packed, block.at(), pitch, tile.floats);
        int to = pooled.windows[w] + block.slot();
        PatchTile.add(tile.floats, block.kept(), block.vectors(), laid.floats, to, border.pitch);
      }
    }
    border.take(laid.floats, out, image * pooled.imageSize);
    begins.release();
    numbers.release();
    tile.release();
    laid.release();
  }
}
