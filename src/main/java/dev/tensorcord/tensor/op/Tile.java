package dev.tensorcord.tensor.op;

import dev.tensorcord.fault.Fault;
import dev.tensorcord.tensor.Shape;
import dev.tensorcord.tensor.Tensor;
import dev.tensorcord.tensor.grad.Tape;
import java.util.Arrays;

/** A tensor laid side by side, so many times along each axis. */
public final class Tile {
  static final Operation OP =
      Operation.of("tile", "x: any, reps: ints")
          .does(call -> apply(call.tensor("x"), call.ints("reps")))
          .sample("rows", x -> apply(x[0], 3), Shape.of(2))
          .sample("both", x -> apply(x[0], 2, 3), Shape.of(2, 2))
          .sample("five axes", x -> apply(x[0], 1, 2, 1, 2, 1), Shape.of(1, 2, 1, 1, 2))
          .doc(
              "The tensor laid side by side, so many times along each axis.",
              "tf.tensor1d([1, 2]).tile([2]).print()");

  private Tile() {}

  /**
   * Repeats.
   *
   * @param reps how often, for each axis
   * @throws Fault if there is not one number from 0 for each axis
   */
  public static Tensor apply(Tensor x, int... reps) {
    if (reps.length != x.rank() || Arrays.stream(reps).anyMatch(times -> times < 0)) {
      throw Fault.of(
          "tile: %s does not say how often along each axis of %s."
              .formatted(Arrays.toString(reps).replace(" ", ""), x.shape()),
          "Give one number from 0 for each of the %d axes.".formatted(x.rank()));
    }
    int[] own = Strided.steps(x.shape());
    int[] dims = new int[2 * reps.length];
    int[] strides = new int[2 * reps.length];
    int[] result = new int[reps.length];
    int[] each = new int[reps.length];
    for (int axis = 0; axis < reps.length; axis++) {
      each[axis] = 2 * axis;
      dims[2 * axis] = reps[axis];
      dims[2 * axis + 1] = x.shape().dim(axis);
      strides[2 * axis + 1] = own[axis];
      result[axis] = Math.multiplyExact(reps[axis], x.shape().dim(axis));
    }
    Tensor y = Strided.read(x, Shape.of(result), dims, 0, strides);
    Tape.record((input, dy, in, out) -> folded(dy, dims, each, in[0].shape()), y, x);
    return y;
  }

  /** The sum over the copies. */
  private static Tensor folded(Tensor dy, int[] dims, int[] each, Shape shape) {
    return dy.rank() == 0 ? dy : dy.reshape(dims).sum(each).reshape(shape);
  }
}
