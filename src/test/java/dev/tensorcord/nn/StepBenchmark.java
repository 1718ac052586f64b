package dev.tensorcord.nn;

import dev.tensorcord.KernelBenchmark;
import dev.tensorcord.tensor.Scope;
import dev.tensorcord.tensor.Tensor;
import dev.tensorcord.tensor.Tensors;
import dev.tensorcord.tensor.Variable;
import java.util.List;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/** One step of a small fit, a cubic over 100 points, through tape and optimizer. */
public class StepBenchmark extends KernelBenchmark {
  /** Which optimizer. */
  @Param({"sgd", "momentum", "adam"})
  public String optimizer;

  private Optimizer stepper;
  private Tensor x;
  private Tensor y;
  private Tensor three;
  private List<Variable> w;

  /** Draws points and coefficients. */
  @Setup
  public void draw() {
    stepper =
        switch (optimizer) {
          case "sgd" -> Optimizer.sgd(0.1);
          case "momentum" -> Optimizer.momentum(0.01, 0.9, false);
          default -> Optimizer.adam(0.01);
        };
    x = numbers(100);
    y = Scope.tidy(() -> x.pow(3).mul(-0.8).add(x.mul(0.9)).add(0.5));
    three = Tensors.scalar(3);
    w = Stream.of(0.3, 0.1, 0.7, 0.2).map(v -> Variable.of(Tensors.scalar(v))).toList();
  }

  private Tensor loss() {
    return w.get(0)
        .mul(x.pow(three))
        .add(w.get(1).mul(x.square()))
        .add(w.get(2).mul(x))
        .add(w.get(3))
        .sub(y)
        .square()
        .mean();
  }

  /** One step down. */
  @Benchmark
  public void step() {
    stepper.minimize(this::loss, w).dispose();
  }
}
