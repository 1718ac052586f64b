package dev.tensorcord.tensor.op;

import dev.tensorcord.backend.Expr;
import dev.tensorcord.backend.Kernel;
import dev.tensorcord.backend.View;
import dev.tensorcord.tensor.DType;
import dev.tensorcord.tensor.Rule;
import dev.tensorcord.tensor.Shape;
import dev.tensorcord.tensor.Tensor;
import dev.tensorcord.tensor.grad.Partials;
import dev.tensorcord.tensor.grad.Tape;
import java.util.List;

/** The same values as another type. */
public final class Cast implements Op, Rule {
  static final Cast OP = new Cast();

  private static final Partials GRADIENT = (input, dy, in, out) -> dy;

  private Cast() {}

  @Override
  public String name() {
    return "cast";
  }

  @Override
  public Doc doc() {
    return new Doc(
        "The same values as another type: to int32 cut towards 0, to bool \"is not 0\".",
        "tf.tensor1d([1.5, -1.5]).cast('int32').print()");
  }

  /** Casts. */
  public static Tensor apply(Tensor x, DType to) {
    Tensor[] inputs = {x};
    Tensor y = x.dtype() == to ? x.copy() : Tensor.heldBack(OP, to, inputs);
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

  @Override
  public List<Sample> samples() {
    return List.of(
        new Sample(
            "cast", List.of(Shape.of(3)), List.of(Domain.ANY), x -> apply(x[0], DType.FLOAT32)));
  }
}
