package dev.tensorcord.tensor;

import dev.tensorcord.KernelBenchmark;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/** Sums and the like over the rows, the columns or all of a square matrix. */
public class ReductionBenchmark extends KernelBenchmark {
  /** The side of the matrix. */
  @Param({"32", "1000"})
  public int n;

  private Tensor x;

  /** Draws the matrix. */
  @Setup
  public void draw() {
    x = numbers(n, n);
  }

  /** The sum of everything. */
  @Benchmark
  public void sum(Traffic traffic) {
    compute(x::sum);
    traffic.bytes += 4L * n * n;
  }

  /** A sum for each row: neighbours in memory are added. */
  @Benchmark
  public void sumOfRows(Traffic traffic) {
    compute(() -> x.sum(1));
    traffic.bytes += 4L * n * n;
  }

  /** A sum for each column. */
  @Benchmark
  public void sumOfColumns(Traffic traffic) {
    compute(() -> x.sum(0));
    traffic.bytes += 4L * n * n;
  }

  /** The mean of the squares, in one pass where ops are fused. */
  @Benchmark
  public void meanSquare(Traffic traffic) {
    compute(() -> x.square().mean());
    traffic.bytes += 4L * n * n;
  }

  /** The place of the largest in each row. */
  @Benchmark
  public void argMax(Traffic traffic) {
    compute(() -> x.argMax(1));
    traffic.bytes += 4L * n * n;
  }

  /** Scores to probabilities, row by row. */
  @Benchmark
  public void softmax(Traffic traffic) {
    compute(x::softmax);
    traffic.bytes += 8L * n * n;
  }
}
