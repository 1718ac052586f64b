package dev.tensorcord.backend.cpu;

import dev.tensorcord.backend.Buffer;
import dev.tensorcord.backend.Kernel;
import dev.tensorcord.backend.Kernel.Pooling;
import dev.tensorcord.backend.Program;
import java.util.Arrays;

/** What windows give back: an average to all that it was taken of, a largest value to its place. */
final class PoolGradientProgram implements Program {
  /** Images' elements below which one thread is faster than two. */
  private static final long ALONE = 1 << 16;

  private final Windows windows;
  private final Pooling how;
  private final int batch;
  private final WorkPool pool;

  PoolGradientProgram(Kernel.PoolGradient kernel, WorkPool pool) {
    this.pool = pool;
    how = kernel.how();
    batch = kernel.batch();
    windows = new Windows(kernel.rows(), kernel.columns(), kernel.channels());
  }

  @Override
  public void run(Buffer output, Buffer... inputs) {
    float[] dy = CpuBuffer.of(inputs[0]).floats;
    float[] images = how == Pooling.MAX ? CpuBuffer.of(inputs[1]).floats : null;
    float[] out = CpuBuffer.of(output).floats;
    int channels = windows.channels();
    int size = windows.size();
    Windows.Visitor each =
        images == null
            ? (shown, place) -> average(dy, place, shown, out)
            : (shown, place) -> PoolTile.back(images, shown, dy, place, out, channels);
    pool.run(
        batch,
        (long) batch * size < ALONE,
        image -> {
          Arrays.fill(out, image * size, (image + 1) * size, 0);
          windows.each(image, each);
        });
  }

  private void average(float[] dy, int place, PoolTile.Shown shown, float[] out) {
    int count = shown.high() * shown.wide();
    for (int i = 0; i < shown.high(); i++) {
      for (int j = 0; j < shown.wide(); j++) {
        int to = shown.at() + i * shown.down() + j * shown.along();
        for (int c = 0; c < windows.channels(); c++) {
          out[to + c] += dy[place + c] / count;
        }
      }
    }
  }
}
