package dev.tensorcord.nn;

import static dev.tensorcord.backend.Expr.in;

import dev.tensorcord.backend.Expr;
import dev.tensorcord.backend.Fn;
import dev.tensorcord.tensor.Scope;
import dev.tensorcord.tensor.Tensor;
import dev.tensorcord.tensor.Tensors;
import dev.tensorcord.tensor.Variable;
import dev.tensorcord.tensor.op.Fused;

/** Adam (Kingma and Ba 2015): each value gets a rate of its own, from its gradients so far. */
final class Adam extends Optimizer {
  private final double beta1;
  private final double beta2;
  private final Fused first;
  private final Fused second;
  private final Fused update;
  private double power1 = 1;
  private double power2 = 1;

  Adam(double rate, double beta1, double beta2, double epsilon) {
    super(rate);
    this.beta1 = beta1;
    this.beta2 = beta2;
    first = Fused.of(mix(beta1, in(1)));
    second = Fused.of(mix(beta2, in(1).times(in(1))));
    // Both means begin at 0; in(3) and in(4) make up for that.
    Expr size = Expr.of(Fn.SQRT, in(2).over(in(4))).plus(number(epsilon));
    update = Fused.of(in(0).minus(in(5).times(in(1).over(in(3)).over(size))));
  }

  private static Expr mix(double beta, Expr fresh) {
    return number(beta).times(in(0)).plus(number(1 - beta).times(fresh));
  }

  @Override
  void begin() {
    power1 *= beta1;
    power2 *= beta2;
  }

  @Override
  void step(Variable variable, Tensor gradient, Tensor rate) {
    Tensor[] memory = memory(variable, 2);
    remember(memory, 0, first.apply(memory[0], gradient));
    remember(memory, 1, second.apply(memory[1], gradient));
    try (Scope _ = Scope.open()) {
      Tensor bias1 = Tensors.scalar(1 - power1);
      Tensor bias2 = Tensors.scalar(1 - power2);
      assign(variable, update, variable, memory[0], memory[1], bias1, bias2, rate);
    }
  }
}
