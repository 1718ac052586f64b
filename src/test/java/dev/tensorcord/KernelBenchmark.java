package dev.tensorcord;

import dev.tensorcord.tensor.Budget;
import dev.tensorcord.tensor.Session;
import dev.tensorcord.tensor.Shape;
import dev.tensorcord.tensor.Tensor;
import dev.tensorcord.tensor.Tensors;
import java.util.function.Supplier;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What the benchmarks of kernels share: a session of their own, numbers to work on, and a count of
 * what a call does, which JMH prints per second. They are run by hand: README, "Benchmarks".
 */
@State(Scope.Thread)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public abstract class KernelBenchmark {
  private Session session;
  private long seed;

  /** Opens the session. */
  @Setup
  public final void open() {
    session = Session.open(Budget.NONE);
  }

  /** Frees everything. */
  @TearDown
  public final void close() {
    session.close();
  }

  /** Numbers from -1 to 1. */
  protected final Tensor numbers(int... shape) {
    return Tensors.randomUniform(Shape.of(shape), -1, 1, ++seed);
  }

  /** Has a result computed and frees it. */
  protected static void compute(Supplier<Tensor> work) {
    try (dev.tensorcord.tensor.Scope _ = dev.tensorcord.tensor.Scope.open()) {
      var _ = work.get().buffer();
    }
  }

  /** What calls have computed. */
  @State(Scope.Thread)
  @AuxCounters
  public static class Work {
    /** Floating-point operations. */
    public long flops;
  }

  /** What calls have moved. */
  @State(Scope.Thread)
  @AuxCounters
  public static class Traffic {
    /** Bytes that had to be read and written, each once. */
    public long bytes;
  }
}
