package dev.tensorcord.backend.cpu;

import dev.tensorcord.backend.Buffer;
import dev.tensorcord.backend.Kernel;
import dev.tensorcord.backend.Kernel.Pooling;
import dev.tensorcord.backend.Program;
import dev.tensorcord.backend.Slide;
import java.util.Arrays;

/** What windows give back: an average to all that it was taken of, a largest value to its place. */
final class PoolGradientProgram implements Program {
  /** Elements written below which one thread is faster than two. */
  private static final long ALONE = 1 << 16;

  private final Kernel.PoolGradient kernel;
  private final WorkPool pool;

  PoolGradientProgram(Kernel.PoolGradient kernel, WorkPool pool) {
    this.kernel = kernel;
    this.pool = pool;
  }

  @Override
  public void run(Buffer output, Buffer... inputs) {
    float[] dy = CpuBuffer.of(inputs[0]).floats;
    float[] images = kernel.how() == Pooling.MAX ? CpuBuffer.of(inputs[1]).floats : null;
    float[] out = CpuBuffer.of(output).floats;
    int size = kernel.rows().input() * kernel.columns().input() * kernel.channels();
    WorkPool.Part image =
        b -> {
          Arrays.fill(out, b * size, (b + 1) * size, 0);
          if (images == null) {
            average(b, dy, out);
          } else {
            largest(b, dy, images, out);
          }
        };
    pool.run(kernel.batch(), (long) kernel.batch() * size < ALONE, image);
  }

  private int from(int b, int row, int column) {
    return ((b * kernel.rows().input() + row) * kernel.columns().input() + column)
        * kernel.channels();
  }

  private void average(int b, float[] dy, float[] out) {
    Slide rows = kernel.rows();
    Slide columns = kernel.columns();
    int channels = kernel.channels();
    int at = b * rows.output() * columns.output() * channels;
    for (int y = 0; y < rows.output(); y++) {
      for (int x = 0; x < columns.output(); x++, at += channels) {
        int high = Math.max(0, rows.endTap(y) - rows.firstTap(y));
        int wide = Math.max(0, columns.endTap(x) - columns.firstTap(x));
        for (int i = rows.firstTap(y); i < rows.endTap(y); i++) {
          for (int j = columns.firstTap(x); j < columns.endTap(x); j++) {
            int to = from(b, rows.at(y, i), columns.at(x, j));
            for (int c = 0; c < channels; c++) {
              out[to + c] += dy[at + c] / (high * wide);
            }
          }
        }
      }
    }
  }

  private void largest(int b, float[] dy, float[] images, float[] out) {
    Slide rows = kernel.rows();
    Slide columns = kernel.columns();
    int channels = kernel.channels();
    float[] best = new float[channels];
    int[] place = new int[channels];
    int at = b * rows.output() * columns.output() * channels;
    for (int y = 0; y < rows.output(); y++) {
      for (int x = 0; x < columns.output(); x++, at += channels) {
        Arrays.fill(best, Float.NEGATIVE_INFINITY);
        Arrays.fill(place, -1);
        for (int i = rows.firstTap(y); i < rows.endTap(y); i++) {
          for (int j = columns.firstTap(x); j < columns.endTap(x); j++) {
            int from = from(b, rows.at(y, i), columns.at(x, j));
            for (int c = 0; c < channels; c++) {
              boolean larger = images[from + c] > best[c];
              place[c] = larger ? from : place[c];
              best[c] = larger ? images[from + c] : best[c];
            }
          }
        }
        for (int c = 0; c < channels; c++) {
          if (place[c] >= 0) {
            out[place[c] + c] += dy[at + c];
          }
        }
      }
    }
  }
}
