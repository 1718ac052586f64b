package dev.tensorcord.tensor.op;

import dev.tensorcord.backend.Expr;
import dev.tensorcord.backend.Kernel;
import dev.tensorcord.backend.View;
import dev.tensorcord.fault.Fault;
import dev.tensorcord.tensor.DType;
import dev.tensorcord.tensor.Shape;
import dev.tensorcord.tensor.Tensor;
import dev.tensorcord.tensor.grad.Tape;
import java.util.List;

/** Values repeated until they fill a shape. */
public final class BroadcastTo implements Op {
  static final BroadcastTo OP = new BroadcastTo();

  private record Key(Shape from, Shape to, DType dtype) {}

  private static final Plans<Key> PLANS = new Plans<>(BroadcastTo::plan);

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
    Tensor y =
        x.shape().equals(shape) ? x.copy() : PLANS.get(new Key(x.shape(), shape, x.dtype())).run(x);
    Tape.record((input, dy, in, out) -> Broadcast.undo(dy, in[0].shape()), y, x);
    return y;
  }

  private static Plans.Plan plan(Key key) {
    if (!Broadcast.shape("broadcastTo", key.from(), key.to()).equals(key.to())) {
      throw Fault.of(
          "broadcastTo: %s cannot be repeated to fill %s.".formatted(key.from(), key.to()),
          "Only axes of size 1, and new axes in front, can be repeated.");
    }
    View from = Broadcast.view(key.dtype().element(), key.from(), key.to());
    Kernel kernel = new Kernel.Map(key.to().dims(), Expr.in(0), List.of(from));
    return Plans.Plan.of(key.to(), key.dtype(), kernel);
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
