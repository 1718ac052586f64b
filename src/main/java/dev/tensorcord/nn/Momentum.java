package dev.tensorcord.nn;

import dev.tensorcord.backend.Expr;
import dev.tensorcord.tensor.Tensor;
import dev.tensorcord.tensor.Variable;
import dev.tensorcord.tensor.op.Fused;

/** Gradient descent with momentum (Polyak 1964), or Nesterov's form of it. */
final class Momentum extends Optimizer {
  private final Fused accumulate;
  private final Fused update;

  Momentum(double rate, double momentum, boolean nesterov) {
    super(rate);
    Expr old = Expr.in(0);
    Expr gradient = Expr.in(1);
    Expr velocity = Expr.in(2);
    Expr scaled = number(momentum).times(velocity);
    accumulate = Fused.of(number(momentum).times(old).plus(gradient));
    Expr direction = nesterov ? gradient.plus(scaled) : velocity;
    update = Fused.of(old.minus(Expr.in(3).times(direction)));
  }

  @Override
  void step(Variable variable, Tensor gradient, Tensor rate) {
    Tensor[] memory = memory(variable, 1);
    remember(memory, 0, accumulate.apply(memory[0], gradient));
    assign(variable, update, variable, gradient, memory[0], rate);
  }
}
