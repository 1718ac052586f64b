package dev.tensorcord.nn;

import dev.tensorcord.backend.Expr;
import dev.tensorcord.tensor.Tensor;
import dev.tensorcord.tensor.Variable;
import dev.tensorcord.tensor.op.Fused;

/** Plain gradient descent. */
final class Sgd extends Optimizer {
  private final Fused update;

  Sgd(double rate) {
    update = new Fused(Expr.in(0).minus(number(rate).times(Expr.in(1))));
  }

  @Override
  void step(Variable variable, Tensor gradient) {
    assign(variable, update, variable, gradient);
  }
}
