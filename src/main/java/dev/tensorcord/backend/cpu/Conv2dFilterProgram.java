package dev.tensorcord.backend.cpu;

import dev.tensorcord.backend.Buffer;
import dev.tensorcord.backend.Kernel;
import dev.tensorcord.backend.Program;
import dev.tensorcord.backend.Slide;
import java.util.Arrays;

/** The gradient of a convolution with respect to its filters. */
final class Conv2dFilterProgram implements Program {
  private final Kernel.Conv2dFilterGradient kernel;

  Conv2dFilterProgram(Kernel.Conv2dFilterGradient kernel, WorkPool pool, CpuBackend backend) {
    this.kernel = kernel;
  }

  @Override
  public void run(Buffer output, Buffer... inputs) {
    float[] images = CpuBuffer.of(inputs[0]).floats;
    float[] dy = CpuBuffer.of(inputs[1]).floats;
    float[] out = CpuBuffer.of(output).floats;
    Slide rows = kernel.rows();
    Slide columns = kernel.columns();
    int filters = kernel.filters();
    int channels = kernel.channels();
    Arrays.fill(out, 0, rows.filter() * columns.filter() * channels * filters, 0);
    int at = 0;
    for (int b = 0; b < kernel.batch(); b++) {
      for (int y = 0; y < rows.output(); y++) {
        for (int x = 0; x < columns.output(); x++, at += filters) {
          for (int i = rows.firstTap(y); i < rows.endTap(y); i++) {
            for (int j = columns.firstTap(x); j < columns.endTap(x); j++) {
              int from =
                  ((b * rows.input() + rows.at(y, i)) * columns.input() + columns.at(x, j))
                      * channels;
              int tap = (i * columns.filter() + j) * channels * filters;
              for (int c = 0; c < channels; c++) {
                float value = images[from + c];
                for (int f = 0; f < filters; f++) {
                  out[tap + c * filters + f] += value * dy[at + f];
                }
              }
            }
          }
        }
      }
    }
  }
}
