package dev.tensorcord.tensor;

import dev.tensorcord.KernelBenchmark;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/** Products of square matrices, as they are and transposed. */
public class MatMulBenchmark extends KernelBenchmark {
  /** The side of the matrices. */
  @Param({"16", "64", "256", "1024", "2048"})
  public int n;

  private Tensor a;
  private Tensor b;

  /** Draws the matrices. */
  @Setup
  public void draw() {
    a = numbers(n, n);
    b = numbers(n, n);
  }

  /** a · b */
  @Benchmark
  public void product(Work work) {
    compute(() -> a.matMul(b));
    work.flops += 2L * n * n * n;
  }

  /** a · bᵀ */
  @Benchmark
  public void transposed(Work work) {
    compute(() -> a.matMul(b.transpose()));
    work.flops += 2L * n * n * n;
  }
}
