package dev.tensorcord.tensor.op;

import dev.tensorcord.backend.Expr;
import dev.tensorcord.backend.Kernel;
import dev.tensorcord.backend.View;
import dev.tensorcord.fault.Fault;
import dev.tensorcord.tensor.DType;
import dev.tensorcord.tensor.Rule;
import dev.tensorcord.tensor.Shape;
import dev.tensorcord.tensor.Tensor;
import dev.tensorcord.tensor.grad.Partials;
import dev.tensorcord.tensor.grad.Tape;
import dev.tensorcord.tensor.op.Op.Domain;
import dev.tensorcord.tensor.op.Op.Sample;
import java.util.List;

/** The same values as another type. */
public final class Cast implements Rule {
  static final Operation OP =
      Operation.of("cast", "x, dtype: dtype")
          .does(call -> apply(call.tensor("x"), call.dtype("dtype")))
          .samples(samples())
          .doc(
              "The same values as another type: to int32 cut towards 0, to bool \"is not 0\".",
              "tf.tensor1d([1.5, -1.5]).cast('int32').print()");

  private static final Cast RULE = new Cast();

  private static final Partials GRADIENT = (input, dy, in, out) -> dy;

  private Cast() {}

  /**
   * Casts. Complex numbers become their real parts, real ones get imaginary parts of 0.
   *
   * @throws Fault where one type is string and the other is not
   */
  public static Tensor apply(Tensor x, DType to) {
    if (x.dtype() != to && (x.dtype().isText() || to.isText())) {
      throw Fault.of(
          "cast: %s values cannot be cast to %s.".formatted(x.dtype(), to),
          "Only strings are strings; make numbers of them before they become a tensor.");
    }
    if (x.dtype() != to && to == DType.COMPLEX64) {
      return Complexes.of(x);
    }
    if (x.dtype() != to && x.dtype() == DType.COMPLEX64) {
      return apply(Complexes.real(x), to);
    }
    Tensor[] inputs = {x};
    Tensor y = x.dtype() == to ? x.copy() : Tensor.heldBack(RULE, to, inputs);
    Tape.record(GRADIENT, y, inputs);
    return y;
  }

  @Override
  public Recipe recipe(Object variant, Tensor[] inputs) {
    DType to = (DType) variant;
    Shape shape = inputs[0].shape();
    Expr expression = new Expr.Cast(to.element(), Expr.in(0));
    View view = View.dense(inputs[0].dtype().element(), shape.dims());
    return Recipe.of(shape, to, new Kernel.Map(shape.dims(), expression, List.of(view)));
  }

  private static List<Sample> samples() {
    return List.of(
        new Sample(
            "cast", List.of(Shape.of(3)), List.of(Domain.ANY), x -> apply(x[0], DType.FLOAT32)));
  }
}
