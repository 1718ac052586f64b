package dev.tensorcord.tensor;

import dev.tensorcord.KernelBenchmark;
import dev.tensorcord.tensor.grad.Gradients;
import java.util.function.UnaryOperator;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/** Element-wise work, from ten numbers, where the op itself costs most, to ten million. */
public class ElementwiseBenchmark extends KernelBenchmark {
  /** How many numbers. */
  @Param({"10", "1000", "100000", "10000000"})
  public int n;

  private Tensor a;
  private Tensor b;
  private Tensor c;
  private UnaryOperator<Tensor> gradient;

  /** Draws the numbers. */
  @Setup
  public void draw() {
    a = numbers(n);
    b = numbers(n);
    c = numbers(n);
    gradient = Gradients.grad(x -> x.mul(b).sum());
  }

  /** a + b, looked at. */
  @Benchmark
  public void add(Traffic traffic) {
    compute(() -> a.add(b));
    traffic.bytes += 12L * n;
  }

  /** relu(a · b + c): one pass where ops are fused. */
  @Benchmark
  public void fused(Traffic traffic) {
    compute(() -> a.mul(b).add(c).relu());
    traffic.bytes += 16L * n;
  }

  /** e^a */
  @Benchmark
  public void exp(Traffic traffic) {
    compute(a::exp);
    traffic.bytes += 8L * n;
  }

  /** (a > b ? a : b) with a row repeated under each of ten. */
  @Benchmark
  public void broadcast(Traffic traffic) {
    compute(() -> a.reshape(10, n / 10).maximum(b.slice(0, n / 10)));
    traffic.bytes += 8L * n;
  }

  /** The gradient of the sum of a · b. */
  @Benchmark
  public void backward(Traffic traffic) {
    compute(() -> gradient.apply(a));
    traffic.bytes += 12L * n;
  }
}
