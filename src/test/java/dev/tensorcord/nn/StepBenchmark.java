package dev.tensorcord.nn;

import dev.tensorcord.KernelBenchmark;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/** One step of a small fit, a cubic over 100 points: through tape and optimizer, and by hand. */
public class StepBenchmark extends KernelBenchmark {
  /** Which optimizer; {@code hand} is a loop in Java, with its gradients worked out on paper. */
  @Param({"hand", "sgd", "momentum", "adam"})
  public String optimizer;

  private Runnable step;
  private float[] x;
  private float[] y;
  private final float[] w = {0.3f, 0.1f, 0.7f, 0.2f};

  /** Lays out points and coefficients. */
  @Setup
  public void start() {
    Cubic cubic = Cubic.start();
    x = cubic.x().data();
    y = cubic.y().data();
    Optimizer stepper =
        switch (optimizer) {
          case "sgd" -> Optimizer.sgd(0.1);
          case "momentum" -> Optimizer.momentum(0.01, 0.9, false);
          default -> Optimizer.adam(0.01);
        };
    step = optimizer.equals("hand") ? this::byHand : () -> cubic.step(stepper);
  }

  /** One step down. */
  @Benchmark
  public float[] step() {
    step.run();
    return w;
  }

  private void byHand() {
    float ga = 0;
    float gb = 0;
    float gc = 0;
    float gd = 0;
    for (int i = 0; i < x.length; i++) {
      float v = x[i];
      float error = ((w[0] * v + w[1]) * v + w[2]) * v + w[3] - y[i];
      gd += error;
      gc += error * v;
      gb += error * v * v;
      ga += error * v * v * v;
    }
    float scale = 0.1f * 2 / x.length;
    w[0] -= scale * ga;
    w[1] -= scale * gb;
    w[2] -= scale * gc;
    w[3] -= scale * gd;
  }
}
