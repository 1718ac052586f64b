package dev.tensorcord.nn;

import dev.tensorcord.backend.Expr;
import dev.tensorcord.tensor.Tensor;
import dev.tensorcord.tensor.Variable;
import dev.tensorcord.tensor.op.Fused;

/** Plain gradient descent. */
final class Sgd extends Optimizer {
  private final Fused update = Fused.of(Expr.in(0).minus(Expr.in(2).times(Expr.in(1))));

  Sgd(double rate) {
    super(rate);
  }

  @Override
  void step(Variable variable, Tensor gradient, Tensor rate) {
    assign(variable, update, variable, gradient, rate);
  }
}
