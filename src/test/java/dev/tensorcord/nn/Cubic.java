package dev.tensorcord.nn;

import dev.tensorcord.tensor.Scope;
import dev.tensorcord.tensor.Tensor;
import dev.tensorcord.tensor.Tensors;
import dev.tensorcord.tensor.Variable;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** A small fit: a cubic's four coefficients and 100 points that lie on another. */
record Cubic(Tensor x, Tensor y, Tensor three, List<Variable> w) {
  private static final double[] START = {0.3, 0.1, 0.7, 0.2};

  static Cubic start() {
    Tensor x = Tensors.linspace(-1, 1, 100);
    Tensor y = Scope.tidy(() -> x.pow(3).mul(-0.8).add(x.mul(0.9)).add(0.5));
    Tensor three = Tensors.scalar(3);
    Stream<Variable> w = Arrays.stream(START).mapToObj(v -> Variable.of(Tensors.scalar(v)));
    return new Cubic(x, y, three, w.toList());
  }

  Tensor loss() {
    return w.get(0)
        .mul(x.pow(three))
        .add(w.get(1).mul(x.square()))
        .add(w.get(2).mul(x))
        .add(w.get(3))
        .sub(y)
        .square()
        .mean();
  }

  void step(Optimizer optimizer) {
    optimizer.minimize(this::loss, w).dispose();
  }
}
