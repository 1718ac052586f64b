package dev.tensorcord.backend.cpu;

import dev.tensorcord.backend.Buffer;
import dev.tensorcord.backend.Element;
import dev.tensorcord.backend.Kernel;
import dev.tensorcord.backend.Kernel.Scanning;
import dev.tensorcord.backend.Program;
import java.util.Arrays;

/**
 * Running sums and products: row after row of the inner axis, which the compiler puts into lanes.
 * Floats run in double, so that long sums keep their digits.
 */
final class ScanProgram implements Program {
  /** Below this, handing work to a second thread costs more than the work. */
  private static final int ALONE = 1 << 15;

  private final Kernel.Scan kernel;
  private final WorkPool pool;

  ScanProgram(Kernel.Scan kernel, WorkPool pool) {
    this.kernel = kernel;
    this.pool = pool;
  }

  @Override
  public void run(Buffer output, Buffer... inputs) {
    CpuBuffer from = CpuBuffer.of(inputs[0]);
    CpuBuffer to = CpuBuffer.of(output);
    int block = kernel.size() * kernel.inner();
    boolean alone = (long) kernel.outer() * block < ALONE;
    pool.run(
        kernel.outer(),
        alone,
        outer -> {
          if (kernel.element() == Element.F32) {
            floats(from.floats, to.floats, outer * block);
          } else {
            ints(from.ints, to.ints, outer * block);
          }
        });
  }

  /** Where the row that is the n-th to be joined begins. */
  private int row(int base, int n) {
    return base + (kernel.reverse() ? kernel.size() - 1 - n : n) * kernel.inner();
  }

  private void floats(float[] from, float[] to, int base) {
    int inner = kernel.inner();
    boolean sum = kernel.how() == Scanning.SUM;
    double[] running = new double[inner];
    Arrays.fill(running, sum ? 0 : 1);
    for (int n = 0; n < kernel.size(); n++) {
      int at = row(base, n);
      if (kernel.exclusive()) {
        write(running, to, at);
      }
      for (int i = 0; i < inner; i++) {
        running[i] = sum ? running[i] + from[at + i] : running[i] * from[at + i];
      }
      if (!kernel.exclusive()) {
        write(running, to, at);
      }
    }
  }

  private static void write(double[] running, float[] to, int at) {
    for (int i = 0; i < running.length; i++) {
      to[at + i] = (float) running[i];
    }
  }

  private void ints(int[] from, int[] to, int base) {
    int inner = kernel.inner();
    boolean sum = kernel.how() == Scanning.SUM;
    int[] running = new int[inner];
    Arrays.fill(running, sum ? 0 : 1);
    for (int n = 0; n < kernel.size(); n++) {
      int at = row(base, n);
      if (kernel.exclusive()) {
        System.arraycopy(running, 0, to, at, inner);
      }
      for (int i = 0; i < inner; i++) {
        running[i] = sum ? running[i] + from[at + i] : running[i] * from[at + i];
      }
      if (!kernel.exclusive()) {
        System.arraycopy(running, 0, to, at, inner);
      }
    }
  }
}
