package dev.tensorcord.nn;

import static dev.tensorcord.backend.Expr.in;

import dev.tensorcord.backend.Expr;
import dev.tensorcord.backend.Fn;
import dev.tensorcord.tensor.Scope;
import dev.tensorcord.tensor.Tensor;
import dev.tensorcord.tensor.Tensors;
import dev.tensorcord.tensor.Variable;
import dev.tensorcord.tensor.op.Fused;

/** Adam with the largest gradient of late in place of their mean square (Kingma and Ba 2015). */
final class Adamax extends Optimizer {
  private final double beta1;
  private final double decay;
  private final Fused first;
  private final Fused largest;
  private final Fused update;
  private double power = 1;
  private long steps = -1;

  Adamax(double rate, double beta1, double beta2, double epsilon, double decay) {
    super(rate);
    this.beta1 = beta1;
    this.decay = decay;
    first = Fused.of(number(beta1).times(in(0)).plus(number(1 - beta1).times(in(1))));
    largest = Fused.of(Expr.of(Fn.MAX, number(beta2).times(in(0)), Expr.of(Fn.ABS, in(1))));
    // in(3) makes up for a mean that began at 0, and for the decay.
    update =
        Fused.of(in(0).minus(in(4).times(in(3)).times(in(1).over(in(2).plus(number(epsilon))))));
  }

  @Override
  void begin() {
    power *= beta1;
    steps++;
  }

  @Override
  void step(Variable variable, Tensor gradient, Tensor rate) {
    Tensor[] memory = memory(variable, 2);
    remember(memory, 0, first.apply(memory[0], gradient));
    remember(memory, 1, largest.apply(memory[1], gradient));
    try (Scope _ = Scope.open()) {
      Tensor factor = Tensors.scalar(1 / ((1 + steps * decay) * (1 - power)));
      assign(variable, update, variable, memory[0], memory[1], factor, rate);
    }
  }
}
