package dev.tensorcord.backend.cpu;

import dev.tensorcord.backend.Buffer;
import dev.tensorcord.backend.Kernel;
import dev.tensorcord.backend.Kernel.Scanning;
import dev.tensorcord.backend.Program;
import java.util.Arrays;

/**
 * Running sums and products, in double: row after row of the inner axis, which the compiler puts
 * into lanes. Long sums of floats keep their digits so; ints wrap at each step, which gives them
 * the values of TensorFlow.js beyond what a double counts.
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
    boolean alone = (long) kernel.outer() * kernel.size() * kernel.inner() < ALONE;
    pool.run(
        kernel.outer(), alone, outer -> scan(from.floats, from.ints, outer, to.floats, to.ints));
  }

  /** Of floats or of ints: the others are null. */
  private void scan(float[] floats, int[] ints, int outer, float[] toFloats, int[] toInts) {
    int inner = kernel.inner();
    boolean sum = kernel.how() == Scanning.SUM;
    double[] running = new double[inner];
    Arrays.fill(running, sum ? 0 : 1);
    for (int n = 0; n < kernel.size(); n++) {
      int at = row(outer * kernel.size() * inner, n);
      if (floats != null) {
        join(sum, running, floats, toFloats, at);
      } else {
        join(sum, running, ints, toInts, at);
      }
    }
  }

  /** Where the row that is the n-th to be joined begins. */
  private int row(int base, int n) {
    return base + (kernel.reverse() ? kernel.size() - 1 - n : n) * kernel.inner();
  }

  private void join(boolean sum, double[] running, float[] from, float[] to, int at) {
    boolean exclusive = kernel.exclusive();
    for (int i = 0; i < running.length; i++) {
      double before = running[i];
      double after = sum ? before + from[at + i] : before * from[at + i];
      to[at + i] = (float) (exclusive ? before : after);
      running[i] = after;
    }
  }

  private void join(boolean sum, double[] running, int[] from, int[] to, int at) {
    boolean exclusive = kernel.exclusive();
    for (int i = 0; i < running.length; i++) {
      double before = running[i];
      double after = (int) (long) (sum ? before + from[at + i] : before * from[at + i]);
      to[at + i] = (int) (exclusive ? before : after);
      running[i] = after;
    }
  }
}
