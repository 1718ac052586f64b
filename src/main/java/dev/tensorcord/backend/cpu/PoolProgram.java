package dev.tensorcord.backend.cpu;

import dev.tensorcord.backend.Buffer;
import dev.tensorcord.backend.Kernel;
import dev.tensorcord.backend.Kernel.Pooling;
import dev.tensorcord.backend.Program;
import dev.tensorcord.backend.Slide;
import java.util.Arrays;

/**
 * Windows over images, all channels of a place side by side. The inner loops run over the channels,
 * without branches, so that the compiler puts them in lanes.
 */
final class PoolProgram implements Program {
  /** Elements read below which one thread is faster than two. */
  private static final long ALONE = 1 << 17;

  private final Kernel.Pool kernel;
  private final WorkPool pool;

  PoolProgram(Kernel.Pool kernel, WorkPool pool) {
    this.kernel = kernel;
    this.pool = pool;
  }

  @Override
  public void run(Buffer output, Buffer... inputs) {
    float[] in = CpuBuffer.of(inputs[0]).floats;
    float[] by = inputs.length > 1 ? CpuBuffer.of(inputs[1]).floats : in;
    float[] out = CpuBuffer.of(output).floats;
    WorkPool.Part image =
        b -> {
          if (kernel.how() == Pooling.AVERAGE) {
            average(b, in, out);
          } else if (by == in) {
            largest(b, in, out);
          } else {
            chosen(b, in, by, out);
          }
        };
    long work =
        (long) kernel.batch()
            * kernel.rows().output()
            * kernel.columns().output()
            * kernel.channels()
            * kernel.rows().filter()
            * kernel.columns().filter();
    pool.run(kernel.batch(), work < ALONE, image);
  }

  private int from(int b, int row, int column) {
    return ((b * kernel.rows().input() + row) * kernel.columns().input() + column)
        * kernel.channels();
  }

  private void average(int b, float[] in, float[] out) {
    Slide rows = kernel.rows();
    Slide columns = kernel.columns();
    int channels = kernel.channels();
    int at = b * rows.output() * columns.output() * channels;
    for (int y = 0; y < rows.output(); y++) {
      for (int x = 0; x < columns.output(); x++, at += channels) {
        Arrays.fill(out, at, at + channels, 0);
        int high = Math.max(0, rows.endTap(y) - rows.firstTap(y));
        int wide = Math.max(0, columns.endTap(x) - columns.firstTap(x));
        for (int i = rows.firstTap(y); i < rows.endTap(y); i++) {
          for (int j = columns.firstTap(x); j < columns.endTap(x); j++) {
            int from = from(b, rows.at(y, i), columns.at(x, j));
            for (int c = 0; c < channels; c++) {
              out[at + c] += in[from + c];
            }
          }
        }
        for (int c = 0; c < channels; c++) {
          out[at + c] /= high * wide;
        }
      }
    }
  }

  private void largest(int b, float[] in, float[] out) {
    Slide rows = kernel.rows();
    Slide columns = kernel.columns();
    int channels = kernel.channels();
    int at = b * rows.output() * columns.output() * channels;
    for (int y = 0; y < rows.output(); y++) {
      for (int x = 0; x < columns.output(); x++, at += channels) {
        Arrays.fill(out, at, at + channels, Float.NEGATIVE_INFINITY);
        for (int i = rows.firstTap(y); i < rows.endTap(y); i++) {
          for (int j = columns.firstTap(x); j < columns.endTap(x); j++) {
            int from = from(b, rows.at(y, i), columns.at(x, j));
            for (int c = 0; c < channels; c++) {
              float value = in[from + c];
              out[at + c] = value > out[at + c] ? value : out[at + c];
            }
          }
        }
      }
    }
  }

  private void chosen(int b, float[] in, float[] by, float[] out) {
    Slide rows = kernel.rows();
    Slide columns = kernel.columns();
    int channels = kernel.channels();
    float[] best = new float[channels];
    int at = b * rows.output() * columns.output() * channels;
    for (int y = 0; y < rows.output(); y++) {
      for (int x = 0; x < columns.output(); x++, at += channels) {
        Arrays.fill(best, Float.NEGATIVE_INFINITY);
        Arrays.fill(out, at, at + channels, 0);
        for (int i = rows.firstTap(y); i < rows.endTap(y); i++) {
          for (int j = columns.firstTap(x); j < columns.endTap(x); j++) {
            int from = from(b, rows.at(y, i), columns.at(x, j));
            for (int c = 0; c < channels; c++) {
              boolean larger = by[from + c] > best[c];
              out[at + c] = larger ? in[from + c] : out[at + c];
              best[c] = larger ? by[from + c] : best[c];
            }
          }
        }
      }
    }
  }
}
