package dev.tensorcord.backend.cpu;

import dev.tensorcord.backend.Buffer;
import dev.tensorcord.backend.Kernel;
import dev.tensorcord.backend.Program;
import dev.tensorcord.backend.Slide;
import java.util.Arrays;

/**
 * The gradient of a convolution by its filters. The batch is cut into a fixed number of shares,
 * whatever the number of threads; each is summed in order, and then all of them are, so that the
 * result repeats to the bit.
 */
final class Conv2dFilterProgram implements Program {
  /** Multiplications below which one thread is faster than two. */
  private static final long ALONE = 1 << 21;

  /** Shares that are summed apart. */
  private static final int SHARES = 16;

  private final Kernel.Conv2dFilterGradient kernel;
  private final Stage stage;
  private final WorkPool pool;
  private final CpuBackend backend;
  private final int filters;

  /** Floats of a filter. */
  private final int depth;

  /** Filters that fill whole vectors. */
  private final int padded;

  Conv2dFilterProgram(Kernel.Conv2dFilterGradient kernel, WorkPool pool, CpuBackend backend) {
    this.kernel = kernel;
    this.pool = pool;
    this.backend = backend;
    stage = new Stage(kernel.rows(), kernel.columns(), kernel.channels(), 1, 1);
    filters = kernel.filters();
    depth = kernel.rows().filter() * kernel.columns().filter() * kernel.channels();
    padded = (filters + ConvTile.WIDTH - 1) / ConvTile.WIDTH * ConvTile.WIDTH;
  }

  @Override
  public void run(Buffer output, Buffer... inputs) {
    float[] images = CpuBuffer.of(inputs[0]).floats;
    float[] dy = CpuBuffer.of(inputs[1]).floats;
    float[] out = CpuBuffer.of(output).floats;
    int size = depth * filters;
    int bands = kernel.batch() * stage.bands;
    int shares = Math.min(SHARES, bands);
    CpuBuffer sums = backend.floats(shares * size);
    long work = (long) kernel.batch() * kernel.rows().output() * kernel.columns().output() * size;
    pool.run(
        shares,
        work < ALONE,
        share -> {
          int first = (int) ((long) bands * share / shares);
          int end = (int) ((long) bands * (share + 1) / shares);
          share(first, end, images, dy, sums.floats, share * size);
        });
    Arrays.fill(out, 0, size, 0);
    for (int share = 0; share < shares; share++) {
      for (int i = 0; i < size; i++) {
        out[i] += sums.floats[share * size + i];
      }
    }
    sums.release();
  }

  private void share(int first, int end, float[] images, float[] dy, float[] sums, int at) {
    Slide rows = kernel.rows();
    Slide columns = kernel.columns();
    int imageSize = rows.input() * columns.input() * kernel.channels();
    boolean whole = padded == filters;
    CpuBuffer laid = backend.floats(stage.size());
    CpuBuffer tile = backend.floats(ConvTile.SUMS * ConvTile.WIDTH);
    CpuBuffer wide = backend.floats(whole ? 0 : stage.bandRows * columns.output() * padded);
    Arrays.fill(sums, at, at + depth * filters, 0);
    for (int part = first; part < end; part++) {
      int image = part / stage.bands;
      int band = part % stage.bands;
      int high = stage.high(band);
      stage.lay(images, image * imageSize, band, laid.floats);
      int from = (image * rows.output() + band * stage.bandRows) * columns.output() * filters;
      if (!whole) {
        widen(dy, from, high * columns.output(), wide.floats);
      }
      FilterTile.Places places =
          new FilterTile.Places(high, columns.output(), stage.step, stage.rowStep, padded);
      band(places, laid.floats, whole ? dy : wide.floats, whole ? from : 0, tile.floats, sums, at);
    }
    wide.release();
    tile.release();
    laid.release();
  }

  /** Whole vectors for each place. */
  private void widen(float[] dy, int from, int places, float[] to) {
    for (int p = 0; p < places; p++) {
      System.arraycopy(dy, from + p * filters, to, p * padded, filters);
      Arrays.fill(to, p * padded + filters, (p + 1) * padded, 0);
    }
  }

  private void band(
      FilterTile.Places places,
      float[] laid,
      float[] dy,
      int from,
      float[] tile,
      float[] sums,
      int at) {
    int lanes = ConvTile.WIDTH;
    for (int f = 0; f < filters; f += 2 * lanes) {
      int vectors = filters - f > lanes ? 2 : 1;
      int wide = Math.min(vectors * lanes, filters - f);
      for (int r = 0; r < stage.runs.length; r++) {
        for (int k = 0; k < stage.length; k += FilterTile.floats(vectors)) {
          FilterTile.sums(vectors, places, laid, stage.runs[r] + k, dy, from + f, tile);
          int floats = Math.min(FilterTile.floats(vectors), stage.length - k);
          int to = at + (r * stage.length + k) * filters + f;
          FilterTile.add(tile, vectors, floats, wide, sums, to, filters);
        }
      }
    }
  }
}
