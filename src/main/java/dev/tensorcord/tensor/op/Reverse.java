package dev.tensorcord.tensor.op;

import dev.tensorcord.tensor.Shape;
import dev.tensorcord.tensor.Tensor;
import dev.tensorcord.tensor.grad.Tape;

/** The same values, backwards along some axes. */
public final class Reverse {
  static final Operation OP =
      Operation.of("reverse", "x, axis?: ints")
          .does(call ->
              call.has("axis")
                  ? apply(call.tensor("x"), call.ints("axis"))
                  : apply(call.tensor("x")))
          .sample("all", x -> apply(x[0]), Shape.of(2, 3))
          .sample("columns", x -> apply(x[0], -1), Shape.of(2, 3))
          .doc(
              "The same values, backwards along the given axes, or along all.",
              "tf.tensor1d([1, 2, 3]).reverse().print()");

  private Reverse() {}

  /** Reverses all axes. */
  public static Tensor apply(Tensor x) {
    return reversed(x, Axes.some("reverse", x.shape()));
  }

  /**
   * Reverses some axes; none leaves the tensor as it is.
   *
   * @throws dev.tensorcord.fault.Fault if an axis is not there
   */
  public static Tensor apply(Tensor x, int... axes) {
    return reversed(x, axes.length == 0 ? axes : Axes.some("reverse", x.shape(), axes));
  }

  private static Tensor reversed(Tensor x, int[] axes) {
    int[] strides = Strided.steps(x.shape());
    int offset = 0;
    for (int axis : axes) {
      offset += Math.max(0, x.shape().dim(axis) - 1) * strides[axis];
      strides[axis] = -strides[axis];
    }
    Tensor y = Strided.read(x, x.shape(), offset, strides);
    Tape.record((input, dy, in, out) -> reversed(dy, axes), y, x);
    return y;
  }
}
