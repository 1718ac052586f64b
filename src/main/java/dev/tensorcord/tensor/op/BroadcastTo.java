package dev.tensorcord.tensor.op;

import dev.tensorcord.backend.Expr;
import dev.tensorcord.backend.Kernel;
import dev.tensorcord.backend.View;
import dev.tensorcord.fault.Fault;
import dev.tensorcord.tensor.DType;
import dev.tensorcord.tensor.Rule;
import dev.tensorcord.tensor.Shape;
import dev.tensorcord.tensor.Tensor;
import dev.tensorcord.tensor.Tensors;
import dev.tensorcord.tensor.grad.Partials;
import dev.tensorcord.tensor.grad.Tape;
import java.util.Arrays;
import java.util.List;

/** Values repeated until they fill a shape. */
public final class BroadcastTo implements Rule {
  static final List<Operation> ROWS =
      List.of(
          Operation.of("broadcastTo", "x, shape: shape")
              .does(call -> apply(call.tensor("x"), call.shape("shape")))
              .sample("", x -> apply(x[0], Shape.of(2, 3, 4)), Shape.of(3, 1))
              .doc(
                  "The values repeated until they fill a shape.",
                  "tf.tensor1d([1, 2]).broadcastTo([2, 2]).print()"),
          Operation.of("broadcastArgs", "s0: int32, s1: int32")
              .does(call -> common(call.tensor("s0"), call.tensor("s1")))
              .doc(
                  "The shape that tensors of two shapes fill together, as a tensor.",
                  "tf.broadcastArgs([1, 3], [2, 1]).print()"));

  private static final BroadcastTo RULE = new BroadcastTo();

  private static final Partials GRADIENT =
      (input, dy, in, out) -> Broadcast.undo(dy, in[0].shape());

  private BroadcastTo() {}

  /**
   * Repeats.
   *
   * @throws Fault if the tensor cannot be repeated to that shape
   */
  public static Tensor apply(Tensor x, Shape shape) {
    Tensor[] inputs = {x};
    Tensor y =
        x.shape().equals(shape)
            ? x.copy()
            : x.dtype().isPlain() ? Tensor.heldBack(RULE, shape, inputs) : moved(x, shape);
    Tape.record(GRADIENT, y, inputs);
    return y;
  }

  @Override
  public Recipe recipe(Object variant, Tensor[] inputs) {
    Shape to = (Shape) variant;
    check(inputs[0].shape(), to);
    DType dtype = inputs[0].dtype();
    View view = Broadcast.view(dtype.element(), inputs[0].shape(), to);
    return Recipe.of(to, dtype, new Kernel.Map(to.dims(), Expr.in(0), List.of(view)));
  }

  private static void check(Shape from, Shape to) {
    if (!Broadcast.shape("broadcastTo", from, to).equals(to)) {
      throw Fault.of(
          "broadcastTo: %s cannot be repeated to fill %s.".formatted(from, to),
          "Only axes of size 1, and new axes in front, can be repeated.");
    }
  }

  /** Complex numbers and texts. */
  private static Tensor moved(Tensor x, Shape shape) {
    check(x.shape(), shape);
    int[] own = Strided.steps(x.shape());
    int[] strides = new int[shape.rank()];
    int extra = shape.rank() - x.rank();
    for (int axis = extra; axis < strides.length; axis++) {
      strides[axis] = x.shape().dim(axis - extra) == 1 ? 0 : own[axis - extra];
    }
    return Strided.read(x, shape, 0, strides);
  }

  /**
   * The shape that both fill.
   *
   * @param a a shape as an int32 list; sizes may be -1, for unknown ones
   * @param b another
   * @throws Fault if they are no lists, or do not fit together
   */
  public static Tensor common(Tensor a, Tensor b) {
    if (a.rank() != 1 || b.rank() != 1 || a.dtype() != DType.INT32 || b.dtype() != DType.INT32) {
      throw Fault.of(
          "broadcastArgs: shapes are needed as int32 lists, not as %s %s and %s %s."
              .formatted(a.dtype(), a.shape(), b.dtype(), b.shape()),
          "Give two lists such as [2, 1] and [3].");
    }
    int[] first = (int[]) a.array();
    int[] second = (int[]) b.array();
    int[] both = new int[Math.max(first.length, second.length)];
    for (int i = 1; i <= both.length; i++) {
      int x = i > first.length ? 1 : first[first.length - i];
      int y = i > second.length ? 1 : second[second.length - i];
      if (x != y && x != 1 && y != 1) {
        throw Fault.of(
            "broadcastArgs: %s and %s do not fit together: %d is not %d, and neither is 1."
                .formatted(Arrays.toString(first), Arrays.toString(second), x, y),
            "Shapes are lined up at their last axes.");
      }
      both[both.length - i] = x == 1 ? y : x;
    }
    return Tensors.tensor(both, both.length);
  }
}
