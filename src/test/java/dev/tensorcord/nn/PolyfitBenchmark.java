package dev.tensorcord.nn;

import dev.tensorcord.tensor.Budget;
import dev.tensorcord.tensor.Scope;
import dev.tensorcord.tensor.Session;
import dev.tensorcord.tensor.Shape;
import dev.tensorcord.tensor.Tensor;
import dev.tensorcord.tensor.Tensors;
import dev.tensorcord.tensor.Variable;
import dev.tensorcord.tensor.grad.Gradients;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * What a small fit costs: 200 steps of a cubic over 100 points through tape and optimizer, the same
 * as one hand-written loop in the same run, and single ops. Prints; run it with the class path of
 * the tests.
 */
public final class PolyfitBenchmark {
  private static final int POINTS = 100;
  static final int STEPS = 200;
  private static final long NANOS = 2_000_000_000L;

  private PolyfitBenchmark() {}

  /** Measures and prints. */
  public static void main(String[] args) {
    try (Session _ = Session.open(Budget.NONE)) {
      Tensor x = Tensors.linspace(-1, 1, POINTS);
      Tensor y = Scope.tidy(() -> x.pow(3).mul(-0.8).add(x.mul(0.9)).add(0.5));
      long cold = System.nanoTime();
      fit(x, y);
      System.out.printf("first 200 steps         %8.2f ms%n", (System.nanoTime() - cold) / 1e6);
      double fit = best(() -> fit(x, y)) / 1e6;
      double plain = best(() -> plain(x.data(), y.data())) / 1e6;
      System.out.printf(
          "200 steps, warm         %8.3f ms, %,.0f steps/s%n", fit, STEPS / fit * 1e3);
      System.out.printf("one plain fused loop    %8.3f ms, ratio %.1f%n", plain, fit / plain);
      long before = allocated();
      fit(x, y);
      System.out.printf("allocated per step      %8d bytes%n", (allocated() - before) / STEPS);
      single();
    }
  }

  static void fit(Tensor x, Tensor y) {
    try (Scope _ = Scope.open();
        Optimizer optimizer = Optimizer.sgd(0.5)) {
      List<Variable> w =
          List.of(0.3, 0.1, 0.7, 0.2).stream().map(v -> Variable.of(Tensors.scalar(v))).toList();
      Tensor three = Tensors.scalar(3);
      Supplier<Tensor> loss =
          () ->
              w.get(0)
                  .mul(x.pow(three))
                  .add(w.get(1).mul(x.square()))
                  .add(w.get(2).mul(x))
                  .add(w.get(3))
                  .sub(y)
                  .square()
                  .mean();
      for (int step = 0; step < STEPS; step++) {
        optimizer.minimize(loss, w).dispose();
      }
      w.forEach(Tensor::dispose);
    }
  }

  private static void plain(float[] x, float[] y) {
    float[] w = {0.3f, 0.1f, 0.7f, 0.2f};
    for (int step = 0; step < STEPS; step++) {
      float ga = 0;
      float gb = 0;
      float gc = 0;
      float gd = 0;
      for (int i = 0; i < POINTS; i++) {
        float v = x[i];
        float error = ((w[0] * v + w[1]) * v + w[2]) * v + w[3] - y[i];
        gd += error;
        gc += error * v;
        gb += error * v * v;
        ga += error * v * v * v;
      }
      float scale = 0.5f * 2 / POINTS;
      w[0] -= scale * ga;
      w[1] -= scale * gb;
      w[2] -= scale * gc;
      w[3] -= scale * gd;
    }
    if (Float.isNaN(w[0])) {
      throw new IllegalStateException("diverged");
    }
  }

  private static void single() {
    Tensor a = Tensors.linspace(0, 1, 10);
    Tensor b = Tensors.linspace(1, 2, 10);
    double add = best(() -> repeat(() -> a.add(b).dispose())) / STEPS;
    System.out.printf("add of 10 floats        %8.0f ns%n", add);
    UnaryOperator<Tensor> grad = Gradients.grad(v -> v.mul(b).sum());
    double both = best(() -> repeat(() -> grad.apply(a).dispose())) / STEPS;
    System.out.printf("mul, sum and backward   %8.0f ns%n", both);
    Tensor m = Tensors.randomUniform(Shape.of(512, 512), -1, 1, 1);
    double product = best(() -> m.matMul(m).dispose());
    System.out.printf("matMul 512              %8.1f GFLOP/s%n", 2.0 * 512 * 512 * 512 / product);
  }

  private static void repeat(Runnable work) {
    for (int i = 0; i < STEPS; i++) {
      work.run();
    }
  }

  private static double best(Runnable work) {
    long best = Long.MAX_VALUE;
    long end = System.nanoTime() + NANOS;
    for (long start = System.nanoTime(); start < end; start = System.nanoTime()) {
      work.run();
      best = Math.min(best, System.nanoTime() - start);
    }
    return best;
  }

  static long allocated() {
    return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean())
        .getCurrentThreadAllocatedBytes();
  }
}
