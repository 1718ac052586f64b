package dev.tensorcord.backend.cpu;

import dev.tensorcord.backend.Buffer;
import dev.tensorcord.backend.Kernel;
import dev.tensorcord.backend.Program;
import dev.tensorcord.backend.Slide;
import java.util.Arrays;

/** A direct convolution. */
final class Conv2dProgram implements Program {
  private final Kernel.Conv2d kernel;
  private final WorkPool pool;

  Conv2dProgram(Kernel.Conv2d kernel, WorkPool pool, CpuBackend backend) {
    this.kernel = kernel;
    this.pool = pool;
  }

  @Override
  public void run(Buffer output, Buffer... inputs) {
    float[] images = CpuBuffer.of(inputs[0]).floats;
    float[] filter = CpuBuffer.of(inputs[1]).floats;
    float[] bias = kernel.bias() ? CpuBuffer.of(inputs[2]).floats : null;
    float[] out = CpuBuffer.of(output).floats;
    pool.run(kernel.batch(), b -> image(b, images, filter, bias, out));
  }

  private void image(int b, float[] images, float[] filter, float[] bias, float[] out) {
    Slide rows = kernel.rows();
    Slide columns = kernel.columns();
    int filters = kernel.filters();
    int channels = kernel.channels();
    int at = b * rows.output() * columns.output() * filters;
    for (int y = 0; y < rows.output(); y++) {
      for (int x = 0; x < columns.output(); x++, at += filters) {
        if (bias == null) {
          Arrays.fill(out, at, at + filters, 0);
        } else {
          System.arraycopy(bias, 0, out, at, filters);
        }
        for (int i = rows.firstTap(y); i < rows.endTap(y); i++) {
          for (int j = columns.firstTap(x); j < columns.endTap(x); j++) {
            int from =
                ((b * rows.input() + rows.at(y, i)) * columns.input() + columns.at(x, j))
                    * channels;
            int tap = (i * columns.filter() + j) * channels * filters;
            for (int c = 0; c < channels; c++) {
              float value = images[from + c];
              for (int f = 0; f < filters; f++) {
                out[at + f] = Math.fma(value, filter[tap + c * filters + f], out[at + f]);
              }
            }
          }
        }
        if (kernel.relu()) {
          for (int f = 0; f < filters; f++) {
            out[at + f] = Math.max(out[at + f], 0);
          }
        }
      }
    }
  }
}
