package dev.tensorcord.nn;

import static dev.tensorcord.backend.Expr.in;

import dev.tensorcord.backend.Expr;
import dev.tensorcord.backend.Fn;
import dev.tensorcord.tensor.Tensor;
import dev.tensorcord.tensor.Variable;
import dev.tensorcord.tensor.op.Fused;

/**
 * Gradients over the root of their mean square of late (Tieleman and Hinton 2012), with momentum;
 * centred, over their spread (Graves 2013).
 */
final class RmsProp extends Optimizer {
  private final boolean centered;
  private final Fused meanSquare;
  private final Fused mean;
  private final Fused accumulate;
  private final Fused update = Fused.of(in(0).minus(in(1)));

  RmsProp(double rate, double decay, double momentum, double epsilon, boolean centered) {
    super(rate);
    this.centered = centered;
    meanSquare = Fused.of(mix(decay, in(1).times(in(1))));
    mean = Fused.of(mix(decay, in(1)));
    // As in TensorFlow.js, the centred form takes epsilon away where the other adds it.
    Expr spread =
        centered
            ? in(2).minus(in(4).times(in(4)).plus(number(epsilon)))
            : in(2).plus(number(epsilon));
    accumulate =
        Fused.of(
            number(momentum).times(in(0)).plus(in(3).times(in(1)).over(Expr.of(Fn.SQRT, spread))));
  }

  private static Expr mix(double decay, Expr fresh) {
    return number(decay).times(in(0)).plus(number(1 - decay).times(fresh));
  }

  @Override
  void step(Variable variable, Tensor gradient, Tensor rate) {
    Tensor[] memory = memory(variable, centered ? 3 : 2);
    remember(memory, 0, meanSquare.apply(memory[0], gradient));
    if (centered) {
      remember(memory, 2, mean.apply(memory[2], gradient));
      remember(memory, 1, accumulate.apply(memory[1], gradient, memory[0], rate, memory[2]));
    } else {
      remember(memory, 1, accumulate.apply(memory[1], gradient, memory[0], rate));
    }
    assign(variable, update, variable, memory[1]);
  }
}
