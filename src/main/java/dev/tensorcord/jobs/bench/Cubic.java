package dev.tensorcord.jobs.bench;

import dev.tensorcord.nn.Optimizer;
import dev.tensorcord.tensor.Scope;
import dev.tensorcord.tensor.Tensor;
import dev.tensorcord.tensor.Tensors;
import dev.tensorcord.tensor.Variable;
import java.util.List;
import java.util.stream.Stream;

/**
 * A polynomial of degree three that learns a hundred noisy points by gradient descent, written as
 * the 2018 tutorial writes it.
 */
final class Cubic {
  /** The loss after 75, 200 and 2000 steps; every engine finds the same. */
  static final double LOSS_75 = 4.2109e-3;

  static final double LOSS_200 = 1.9043e-3;
  static final double LOSS_2000 = 1.8293e-3;

  private static final int POINTS = 100;

  private final Optimizer optimizer = Optimizer.sgd(0.5);
  private final Tensor three = Tensors.scalar(3);
  private final Tensor x;
  private final Tensor y;
  private final Variable a;
  private final Variable b;
  private final Variable c;
  private final Variable d;
  private final List<Variable> coefficients;

  /** A model that has learnt nothing yet; lives as long as the session. */
  Cubic() {
    float[] xs = new float[POINTS];
    float[] ys = new float[POINTS];
    draw(xs, ys);
    x = Tensors.tensor(xs, POINTS);
    y = Tensors.tensor(ys, POINTS);
    Xorshift random = new Xorshift(2);
    coefficients =
        Stream.generate(() -> Variable.of(Tensors.scalar(random.uniform()))).limit(4).toList();
    a = coefficients.get(0);
    b = coefficients.get(1);
    c = coefficients.get(2);
    d = coefficients.get(3);
  }

  private static void draw(float[] xs, float[] ys) {
    Xorshift random = new Xorshift(1);
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < POINTS; i++) {
      xs[i] = (float) (2 * random.uniform() - 1);
      double v = xs[i];
      double value = -0.8 * v * v * v - 0.2 * v * v + 0.9 * v + 0.5 + 0.04 * random.normal();
      ys[i] = (float) value;
      low = Math.min(low, ys[i]);
      high = Math.max(high, ys[i]);
    }
    for (int i = 0; i < POINTS; i++) {
      ys[i] = (float) ((ys[i] - low) / (high - low));
    }
  }

  private Tensor lossTensor() {
    return a.mul(x.pow(three)).add(b.mul(x.square())).add(c.mul(x)).add(d).sub(y).square().mean();
  }

  /** Steps down the gradient. */
  void learn(int steps) {
    for (int i = 0; i < steps; i++) {
      optimizer.minimize(this::lossTensor, coefficients).dispose();
    }
  }

  /** The loss now. */
  double loss() {
    return Scope.tidy(this::lossTensor).item();
  }

  /** The loss in words. */
  static String note(double loss) {
    return "loss %.4e".formatted(loss);
  }
}
