package dev.tensorcord.backend.cpu;

import dev.tensorcord.backend.Buffer;
import dev.tensorcord.backend.Kernel;
import dev.tensorcord.backend.Kernel.Pooling;
import dev.tensorcord.backend.Program;
import java.util.Arrays;

/**
 * Windows over images, all channels of a pixel side by side, and what they give back: an average to
 * all that it was taken of, a largest value to its place.
 */
final class PoolProgram implements Program {
  /** Images' elements below which one thread is faster than two. */
  private static final long ALONE = 1 << 17;

  /** The same of what is given back, where each window is looked at twice. */
  private static final long ALONE_BACK = 1 << 16;

  private final Windows windows;
  private final Pooling how;
  private final boolean back;
  private final int batch;
  private final boolean alone;
  private final WorkPool pool;

  PoolProgram(Kernel.Pool kernel, WorkPool pool) {
    this(
        new Windows(kernel.rows(), kernel.columns(), kernel.channels()),
        kernel.how(),
        false,
        kernel.batch(),
        pool);
  }

  PoolProgram(Kernel.PoolGradient kernel, WorkPool pool) {
    this(
        new Windows(kernel.rows(), kernel.columns(), kernel.channels()),
        kernel.how(),
        true,
        kernel.batch(),
        pool);
  }

  private PoolProgram(Windows windows, Pooling how, boolean back, int batch, WorkPool pool) {
    this.windows = windows;
    this.how = how;
    this.back = back;
    this.batch = batch;
    this.pool = pool;
    alone = (long) batch * windows.size() < (back ? ALONE_BACK : ALONE);
  }

  @Override
  public void run(Buffer output, Buffer... inputs) {
    float[] in = CpuBuffer.of(inputs[0]).floats;
    float[] by = inputs.length > 1 ? CpuBuffer.of(inputs[1]).floats : in;
    float[] out = CpuBuffer.of(output).floats;
    pool.run(
        batch,
        alone,
        image -> {
          if (back) {
            back(image, in, by, out);
          } else {
            forth(image, in, by, out);
          }
        });
  }

  /**
   * An image's windows.
   *
   * @param by the images whose largest values count; where nothing else is given, {@code in} itself
   */
  private void forth(int image, float[] in, float[] by, float[] out) {
    int channels = windows.channels();
    Windows.Cursor window = windows.of(image);
    while (window.next()) {
      PoolTile.Shown shown = window.shown();
      int o = window.place();
      if (how == Pooling.AVERAGE) {
        AverageTile.average(in, shown, out, o, channels);
      } else if (by == in) {
        PoolTile.largest(in, shown, out, o, channels);
      } else {
        PoolTile.chosen(by, shown, in, out, o, channels);
      }
    }
  }

  private void back(int image, float[] dy, float[] images, float[] out) {
    int channels = windows.channels();
    int size = windows.size();
    Arrays.fill(out, image * size, (image + 1) * size, 0);
    Windows.Cursor window = windows.of(image);
    while (window.next()) {
      if (how == Pooling.AVERAGE) {
        AverageTile.share(dy, window.place(), window.shown(), out, channels);
      } else {
        PoolTile.back(images, window.shown(), dy, window.place(), out, channels);
      }
    }
  }
}
