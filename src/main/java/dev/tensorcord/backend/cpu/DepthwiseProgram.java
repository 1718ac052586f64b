package dev.tensorcord.backend.cpu;

import dev.tensorcord.backend.Buffer;
import dev.tensorcord.backend.Kernel;
import dev.tensorcord.backend.Program;
import java.util.Arrays;

/**
 * One filter for each channel, and its gradients: products of rows of channels, added up. Images
 * are worked on side by side; sums over images are joined in their order, so that the result is the
 * same to the last bit on one thread or many.
 */
final class DepthwiseProgram implements Program {
  /** Products below which one thread is faster than two. */
  private static final long ALONE = 1 << 17;

  private final Kernel.Part part;
  private final int batch;
  private final Windows windows;
  private final int channels;

  /** Floats of the filters, and of a row of them. */
  private final int filterSize;

  private final int filterRow;
  private final WorkPool pool;
  private final boolean alone;

  DepthwiseProgram(Kernel.Depthwise kernel, WorkPool pool) {
    this.pool = pool;
    part = kernel.part();
    batch = kernel.batch();
    channels = kernel.channels();
    windows = new Windows(kernel.rows(), kernel.columns(), channels);
    filterRow = kernel.columns().filter() * channels;
    filterSize = kernel.rows().filter() * filterRow;
    int places = kernel.rows().output() * kernel.columns().output();
    alone = (long) batch * places * filterSize < ALONE;
  }

  @Override
  public void run(Buffer output, Buffer... inputs) {
    float[] a = CpuBuffer.of(inputs[0]).floats;
    float[] b = CpuBuffer.of(inputs[1]).floats;
    float[] out = CpuBuffer.of(output).floats;
    switch (part) {
      case FORWARD -> pool.run(batch, alone, image -> forward(image, a, b, out));
      case BY_IMAGES -> pool.run(batch, alone, image -> byImages(image, a, b, out));
      case BY_FILTERS -> byFilters(a, b, out);
    }
  }

  private void forward(int image, float[] images, float[] filters, float[] out) {
    Windows.Cursor window = windows.of(image);
    while (window.next()) {
      int tap = window.tap() * channels;
      DepthwiseTile.meet(
          images, window.shown(), filters, tap, filterRow, out, window.place(), channels);
    }
  }

  private void byImages(int image, float[] dy, float[] filters, float[] out) {
    Arrays.fill(out, image * windows.size(), (image + 1) * windows.size(), 0);
    Windows.Cursor window = windows.of(image);
    while (window.next()) {
      PoolTile.Shown shown = window.shown();
      DepthwiseTile.add(dy, window.place(), filters, taps(window, shown), out, shown, channels);
    }
  }

  private void byFilters(float[] images, float[] dy, float[] out) {
    float[][] parts = new float[batch][];
    pool.run(
        batch,
        alone,
        image -> {
          float[] own = new float[filterSize];
          Windows.Cursor window = windows.of(image);
          while (window.next()) {
            PoolTile.Shown shown = window.shown();
            DepthwiseTile.add(
                dy, window.place(), images, shown, own, taps(window, shown), channels);
          }
          parts[image] = own;
        });
    for (int i = 0; i < filterSize; i++) {
      double sum = 0;
      for (float[] each : parts) {
        sum += each[i];
      }
      out[i] = (float) sum;
    }
  }

  /** The filter's part that meets what a window shows. */
  private PoolTile.Shown taps(Windows.Cursor window, PoolTile.Shown shown) {
    return new PoolTile.Shown(
        window.tap() * channels, shown.high(), shown.wide(), filterRow, channels);
  }
}
