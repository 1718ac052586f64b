package dev.tensorcord.backend.cpu;

import dev.tensorcord.backend.Buffer;
import dev.tensorcord.backend.Kernel;
import dev.tensorcord.backend.Program;

/** Random numbers: element i comes from the counter i / 2 alone, on whichever thread. */
final class RandomProgram implements Program {
  private static final int PART = 1 << 13;
  private static final double TWO_SIGMA = 0.022750131948179207; // Φ(-2)

  private final Kernel.Random kernel;
  private final WorkPool pool;

  RandomProgram(Kernel.Random kernel, WorkPool pool) {
    this.kernel = kernel;
    this.pool = pool;
  }

  @Override
  public void run(Buffer output, Buffer... inputs) {
    CpuBuffer out = CpuBuffer.of(output);
    int parts = (kernel.count() + PART - 1) / PART;
    pool.run(
        parts,
        part -> {
          int end = Math.min(kernel.count(), (part + 1) * PART);
          switch (kernel.distribution()) {
            case GAMMA -> gamma(out.floats, part * PART, end);
            case UNIFORM_INT -> ints(out.ints, part * PART, end);
            case UNIFORM, NORMAL, TRUNCATED_NORMAL -> floats(out.floats, part * PART, end);
          }
        });
  }

  private void gamma(float[] out, int from, int to) {
    for (int i = from; i < to; i++) {
      out[i] = (float) (GammaDraw.of(kernel.a(), kernel.seed(), i) / kernel.b());
    }
  }

  private void ints(int[] out, int from, int to) {
    long[] pair = new long[2];
    for (int i = from; i < to; i++) {
      out[i] = (int) (long) Math.floor(kernel.a() + (kernel.b() - kernel.a()) * unit(i, pair));
    }
  }

  private void floats(float[] out, int from, int to) {
    long[] pair = new long[2];
    for (int i = from; i < to; i++) {
      out[i] = draw(unit(i, pair));
    }
  }

  /**
   * The i-th number strictly between 0 and 1, when asked for in order.
   *
   * @param pair holds the next one over
   */
  private double unit(int i, long[] pair) {
    if ((i & 1) == 0) {
      Philox.block(kernel.seed(), i >> 1, pair);
    }
    return unit(pair[i & 1]);
  }

  /** A random word as a number strictly between 0 and 1. */
  static double unit(long word) {
    return ((word >>> 12) + 0.5) * 0x1p-52;
  }

  /** From a number strictly between 0 and 1. */
  private float draw(double u) {
    return switch (kernel.distribution()) {
      case NORMAL -> (float) (kernel.a() + kernel.b() * NormalQuantile.of(u));
      case TRUNCATED_NORMAL ->
          (float)
              (kernel.a() + kernel.b() * NormalQuantile.of(TWO_SIGMA + (1 - 2 * TWO_SIGMA) * u));
      default -> {
        float x = (float) (kernel.a() + (kernel.b() - kernel.a()) * u);
        // Rounding to float may reach the upper end, which is excluded.
        yield x < kernel.b() || kernel.b() <= kernel.a() ? x : Math.nextDown((float) kernel.b());
      }
    };
  }
}
