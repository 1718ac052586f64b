package dev.tensorcord.backend.cpu;

import dev.tensorcord.backend.Buffer;
import dev.tensorcord.backend.Kernel;
import dev.tensorcord.backend.Kernel.Pooling;
import dev.tensorcord.backend.Program;
import java.util.Arrays;

/** Windows over images, all channels of a pixel side by side. */
final class PoolProgram implements Program {
  /** Images' elements below which one thread is faster than two. */
  private static final long ALONE = 1 << 17;

  private final Windows windows;
  private final Pooling how;
  private final int batch;
  private final WorkPool pool;

  PoolProgram(Kernel.Pool kernel, WorkPool pool) {
    this.pool = pool;
    how = kernel.how();
    batch = kernel.batch();
    windows = new Windows(kernel.rows(), kernel.columns(), kernel.channels());
  }

  @Override
  public void run(Buffer output, Buffer... inputs) {
    float[] in = CpuBuffer.of(inputs[0]).floats;
    float[] by = inputs.length > 1 ? CpuBuffer.of(inputs[1]).floats : in;
    float[] out = CpuBuffer.of(output).floats;
    int channels = windows.channels();
    Windows.Visitor each =
        how == Pooling.AVERAGE
            ? (shown, place) -> average(in, shown, out, place)
            : by == in
                ? (shown, place) -> PoolTile.largest(in, shown, out, place, channels)
                : (shown, place) -> chosen(in, by, shown, out, place);
    boolean alone = (long) batch * windows.size() < ALONE;
    pool.run(batch, alone, image -> windows.each(image, each));
  }

  private void average(float[] in, PoolTile.Shown shown, float[] out, int place) {
    int channels = windows.channels();
    Arrays.fill(out, place, place + channels, 0);
    for (int i = 0; i < shown.high(); i++) {
      for (int j = 0; j < shown.wide(); j++) {
        int from = shown.at() + i * shown.down() + j * shown.along();
        for (int c = 0; c < channels; c++) {
          out[place + c] += in[from + c];
        }
      }
    }
    for (int c = 0; c < channels; c++) {
      out[place + c] /= shown.high() * shown.wide();
    }
  }

  /** What stands where another image is largest. */
  private void chosen(float[] in, float[] by, PoolTile.Shown shown, float[] out, int place) {
    for (int c = 0; c < windows.channels(); c++) {
      float best = Float.NEGATIVE_INFINITY;
      float value = 0;
      for (int i = 0; i < shown.high(); i++) {
        for (int j = 0; j < shown.wide(); j++) {
          int from = shown.at() + i * shown.down() + j * shown.along() + c;
          value = by[from] > best ? in[from] : value;
          best = by[from] > best ? by[from] : best;
        }
      }
      out[place + c] = value;
    }
  }
}
