package dev.tensorcord.nn;

import static dev.tensorcord.backend.Expr.in;

import dev.tensorcord.backend.Expr;
import dev.tensorcord.backend.Fn;
import dev.tensorcord.tensor.Tensor;
import dev.tensorcord.tensor.Variable;
import dev.tensorcord.tensor.op.Fused;

/** Each value's steps become shorter with all that it has moved (Duchi, Hazan and Singer 2011). */
final class Adagrad extends Optimizer {
  private final double initial;
  private final Fused accumulate = Fused.of(in(0).plus(in(1).times(in(1))));
  private final Fused update =
      Fused.of(
          in(0)
              .minus(
                  in(3)
                      .times(in(1).over(Expr.of(Fn.SQRT, in(2).plus(number(LossFunction.TINY)))))));

  Adagrad(double rate, double initial) {
    super(rate);
    this.initial = initial;
  }

  @Override
  void step(Variable variable, Tensor gradient, Tensor rate) {
    Tensor[] memory = memory(variable, 1, initial);
    remember(memory, 0, accumulate.apply(memory[0], gradient));
    assign(variable, update, variable, gradient, memory[0], rate);
  }
}
