package dev.tensorcord.nn;

import static dev.tensorcord.backend.Expr.in;

import dev.tensorcord.backend.Expr;
import dev.tensorcord.backend.Fn;
import dev.tensorcord.tensor.Tensor;
import dev.tensorcord.tensor.Variable;
import dev.tensorcord.tensor.op.Fused;

/**
 * Steps as long as the last ones were, measured against the last gradients (Zeiler 2012). As in
 * TensorFlow.js, a step is measured against the gradients before its own.
 */
final class Adadelta extends Optimizer {
  private final Fused direction;
  private final Fused mean;
  private final Fused update = Fused.of(in(0).minus(in(2).times(in(1))));

  Adadelta(double rate, double rho, double epsilon) {
    super(rate);
    Expr moved = Expr.of(Fn.SQRT, in(0).plus(number(epsilon)));
    Expr steep = Expr.of(Fn.SQRT, in(1).plus(number(epsilon)));
    direction = Fused.of(moved.over(steep).times(in(2)));
    mean = Fused.of(number(rho).times(in(0)).plus(number(1 - rho).times(in(1).times(in(1)))));
  }

  @Override
  void step(Variable variable, Tensor gradient, Tensor rate) {
    Tensor[] memory = memory(variable, 2);
    Tensor step = direction.apply(memory[1], memory[0], gradient);
    remember(memory, 0, mean.apply(memory[0], gradient));
    remember(memory, 1, mean.apply(memory[1], step));
    assign(variable, update, variable, step, rate);
    step.dispose();
  }
}
