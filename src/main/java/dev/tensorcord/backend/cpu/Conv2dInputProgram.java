package dev.tensorcord.backend.cpu;

import dev.tensorcord.backend.Buffer;
import dev.tensorcord.backend.Kernel;
import dev.tensorcord.backend.Program;
import dev.tensorcord.backend.Slide;
import java.util.Arrays;

/** A transposed convolution. */
final class Conv2dInputProgram implements Program {
  private final Kernel.Conv2dInputGradient kernel;
  private final WorkPool pool;

  Conv2dInputProgram(Kernel.Conv2dInputGradient kernel, WorkPool pool, CpuBackend backend) {
    this.kernel = kernel;
    this.pool = pool;
  }

  @Override
  public void run(Buffer output, Buffer... inputs) {
    float[] dy = CpuBuffer.of(inputs[0]).floats;
    float[] filter = CpuBuffer.of(inputs[1]).floats;
    float[] out = CpuBuffer.of(output).floats;
    pool.run(kernel.batch(), b -> image(b, dy, filter, out));
  }

  private void image(int b, float[] dy, float[] filter, float[] out) {
    Slide rows = kernel.rows();
    Slide columns = kernel.columns();
    int filters = kernel.filters();
    int channels = kernel.channels();
    int size = rows.input() * columns.input() * channels;
    Arrays.fill(out, b * size, (b + 1) * size, 0);
    int at = b * rows.output() * columns.output() * filters;
    for (int y = 0; y < rows.output(); y++) {
      for (int x = 0; x < columns.output(); x++, at += filters) {
        for (int i = rows.firstTap(y); i < rows.endTap(y); i++) {
          for (int j = columns.firstTap(x); j < columns.endTap(x); j++) {
            int to =
                ((b * rows.input() + rows.at(y, i)) * columns.input() + columns.at(x, j))
                    * channels;
            int tap = (i * columns.filter() + j) * channels * filters;
            for (int c = 0; c < channels; c++) {
              float sum = 0;
              for (int f = 0; f < filters; f++) {
                sum += dy[at + f] * filter[tap + c * filters + f];
              }
              out[to + c] += sum;
            }
          }
        }
      }
    }
  }
}
