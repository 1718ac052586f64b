package dev.tensorcord.nn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tensorcord.tensor.Budget;
import dev.tensorcord.tensor.Session;
import dev.tensorcord.tensor.Shape;
import dev.tensorcord.tensor.Tensor;
import dev.tensorcord.tensor.Tensors;
import dev.tensorcord.tensor.Variable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Curve fits through tape and optimizer come where they are known to come. */
final class PolyfitTest {
  @Test
  void theCubicComesCloseIn75Steps() {
    double[] losses = new double[15];
    double[] starts = new double[losses.length];
    for (int seed = 0; seed < losses.length; seed++) {
      try (Session _ = Session.open(new Budget(1 << 20, "test"))) {
        List<Double> path = cubic(seed, 75);
        starts[seed] = path.getFirst();
        losses[seed] = path.getLast();
      }
    }
    Arrays.sort(losses);
    Arrays.sort(starts);
    assertThat(starts[7]).isBetween(0.1, 0.4);
    assertThat(losses[7]).isBetween(0.0035, 0.0070);
    assertThat(losses[14]).isLessThan(0.011);
  }

  private static List<Double> cubic(long seed, int steps) {
    Tensor x = Tensors.randomUniform(Shape.of(100), -1, 1, seed);
    Tensor noise = Tensors.randomNormal(Shape.of(100), 0, 0.04, seed + 1000);
    Tensor raw = x.pow(3).mul(-0.8).add(x.square().mul(-0.2)).add(x.mul(0.9)).add(0.5).add(noise);
    Tensor y = raw.sub(raw.min()).div(raw.max().sub(raw.min()));
    List<Variable> weights = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      weights.add(Variable.of(Tensors.randomUniform(Shape.SCALAR, 0, 1, seed * 4 + i + 5000)));
    }
    Supplier<Tensor> loss =
        () ->
            weights
                .get(0)
                .mul(x.pow(3))
                .add(weights.get(1).mul(x.square()))
                .add(weights.get(2).mul(x))
                .add(weights.get(3))
                .sub(y)
                .square()
                .mean();
    List<Double> path = new ArrayList<>();
    try (Optimizer optimizer = Optimizer.sgd(0.5)) {
      for (int step = 0; step < steps; step++) {
        Tensor value = optimizer.minimize(loss, weights);
        path.add(value.item());
        value.dispose();
      }
    }
    path.add(loss.get().item());
    return path;
  }

  @Test
  void theQuadraticOfTheDocumentationComesTo008InTenSteps() {
    try (Session _ = Session.open(Budget.NONE)) {
      Tensor x = Tensors.tensor1d(0, 1, 2, 3);
      Tensor y = Tensors.tensor1d(1.1, 5.9, 16.8, 33.9);
      double sum = 0;
      for (int seed = 0; seed < 20; seed++) {
        Variable a = Variable.of(Tensors.randomUniform(Shape.SCALAR, 0, 1, seed));
        Variable b = Variable.of(Tensors.randomUniform(Shape.SCALAR, 0, 1, seed + 100));
        Variable c = Variable.of(Tensors.randomUniform(Shape.SCALAR, 0, 1, seed + 200));
        Supplier<Tensor> loss = () -> x.square().mul(a).add(x.mul(b)).add(c).sub(y).square().mean();
        Optimizer optimizer = Optimizer.sgd(0.01);
        for (int step = 0; step < 10; step++) {
          optimizer.minimize(loss, List.of(a, b, c)).dispose();
        }
        sum += loss.get().item();
      }
      assertThat(sum / 20).isBetween(0.05, 0.12);
    }
  }
}
