package dev.tensorcord.tensor.op;

import dev.tensorcord.KernelBenchmark;
import dev.tensorcord.tensor.Tensor;
import dev.tensorcord.tensor.grad.Gradients;
import java.util.function.UnaryOperator;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Setup;

/** Windows of 2 × 2 over 128 images of 24 × 24 with 8 channels, forward and backward. */
public class PoolBenchmark extends KernelBenchmark {
  private Tensor x;
  private UnaryOperator<Tensor> gradient;

  /** Draws the images. */
  @Setup
  public void draw() {
    x = numbers(128, 24, 24, 8);
    gradient = Gradients.grad(images -> images.maxPool(2, 2, Padding.VALID));
  }

  /** The largest of each window. */
  @Benchmark
  public void max(Traffic traffic) {
    compute(() -> x.maxPool(2, 2, Padding.VALID));
    traffic.bytes += 5L * x.size();
  }

  /** The average of each window. */
  @Benchmark
  public void average(Traffic traffic) {
    compute(() -> x.avgPool(2, 2, Padding.VALID));
    traffic.bytes += 5L * x.size();
  }

  /** Forward, then what comes back goes to each window's largest. */
  @Benchmark
  public void maxBackward(Traffic traffic) {
    compute(() -> gradient.apply(x));
    traffic.bytes += 10L * x.size();
  }
}
