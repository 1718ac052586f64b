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
import java.util.List;

/** Values repeated until they fill a shape. */
public final class BroadcastTo implements Op, Rule {
  static final BroadcastTo OP = new BroadcastTo();

  private static final Partials GRADIENT =
      (input, dy, in, out) -> Broadcast.undo(dy, in[0].shape());

  private BroadcastTo() {}

  @Override
  public String name() {
    return "broadcastTo";
  }

  @Override
  public Doc doc() {
    return new Doc(
        "The values repeated until they fill a shape.",
        "tf.tensor1d([1, 2]).broadcastTo([2, 2]).print()");
  }

  /**
   * Repeats.
   *
   * @throws Fault if the tensor cannot be repeated to that shape
   */
  public static Tensor apply(Tensor x, Shape shape) {
    Tensor[] inputs = {x};
    Tensor y = x.shape().equals(shape) ? x.copy() : Tensor.heldBack(OP, shape, inputs);
    Tape.record(GRADIENT, y, inputs);
    return y;
  }

  @Override
  public Recipe recipe(Object variant, Tensor[] inputs) {
    Shape from = inputs[0].shape();
    Shape to = (Shape) variant;
    if (!Broadcast.shape("broadcastTo", from, to).equals(to)) {
      throw Fault.of(
          "broadcastTo: %s cannot be repeated to fill %s.".formatted(from, to),
          "Only axes of size 1, and new axes in front, can be repeated.");
    }
    DType dtype = inputs[0].dtype();
    View view = Broadcast.view(dtype.element(), from, to);
    return Recipe.of(to, dtype, new Kernel.Map(to.dims(), Expr.in(0), List.of(view)));
  }

  @Override
  public List<Sample> samples() {
    return List.of(
        new Sample(
            "broadcastTo",
            List.of(Shape.of(3, 1)),
            List.of(Domain.ANY),
            x -> apply(x[0], Shape.of(2, 3, 4))));
  }
}
