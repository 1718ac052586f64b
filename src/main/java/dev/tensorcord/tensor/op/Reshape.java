package dev.tensorcord.tensor.op;

import dev.tensorcord.fault.Fault;
import dev.tensorcord.tensor.Shape;
import dev.tensorcord.tensor.Tensor;
import dev.tensorcord.tensor.grad.Partials;
import dev.tensorcord.tensor.grad.Tape;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** The same values in another shape, also with axes of size 1 more or less; nothing is copied. */
public final class Reshape {
  static final List<Operation> ROWS =
      List.of(
          Operation.of("reshape", "x: any, shape: ints")
              .does(call -> apply(call.tensor("x"), call.ints("shape")))
              .sample("", x -> apply(x[0], 2, -1), Shape.of(3, 4))
              .doc(
                  "The same values in another shape; -1 stands for what is left.",
                  "tf.tensor1d([1, 2, 3, 4]).reshape([2, -1]).print()"),
          Operation.of("expandDims", "x: any, axis: whole = 0")
              .does(call -> expandDims(call.tensor("x"), call.whole("axis")))
              .sample("", x -> expandDims(x[0], -1), Shape.of(3, 2))
              .doc(
                  "A new axis of size 1 before the given one.",
                  "tf.tensor1d([1, 2]).expandDims(1).print()"),
          Operation.of("squeeze", "x: any, axis?: ints")
              .does(call -> squeeze(call.tensor("x"), call.some("axis")))
              .sample("", x -> squeeze(x[0]), Shape.of(1, 3, 1))
              .doc(
                  "The same values without the axes of size 1, or without the named ones.",
                  "tf.tensor2d([[1, 2]]).squeeze().print()"),
          Operation.of("ensureShape", "x: any, shape: object")
              .does(call -> ensureShape(call.tensor("x"), call.get("shape")))
              .sample("", x -> ensureShape(x[0], List.of(2, 2)), Shape.of(2, 2))
              .doc(
                  "The tensor itself, if it has this shape; null stands for any size.",
                  "tf.ensureShape(tf.ones([2, 3]), [null, 3]).print()"));

  private static final Partials GRADIENT = (input, dy, in, out) -> apply(dy, in[0].shape());

  private Reshape() {}

  /**
   * Reshapes.
   *
   * @param dims the new sizes; one may be -1, for what is left
   * @throws Fault if the new shape does not hold as many values
   */
  public static Tensor apply(Tensor x, int... dims) {
    return apply(x, shape(x.shape(), dims));
  }

  /** Reshapes to a shape of as many values. */
  static Tensor apply(Tensor x, Shape shape) {
    Tensor y = x.alias(shape);
    Tape.record(GRADIENT, y, x);
    return y;
  }

  private static Shape shape(Shape from, int[] dims) {
    int[] filled = dims.clone();
    long known = 1;
    int open = -1;
    for (int axis = 0; axis < dims.length; axis++) {
      if (dims[axis] == -1 && open < 0) {
        open = axis;
      } else {
        known *= dims[axis];
      }
    }
    if (open >= 0 && known > 0 && from.size() % known == 0) {
      filled[open] = (int) (from.size() / known);
      known = from.size();
    }
    if (known != from.size() || Arrays.stream(filled).anyMatch(dim -> dim < 0)) {
      throw Fault.of(
          "reshape: %s holds %d values, which do not fill %s."
              .formatted(from, from.size(), Arrays.toString(dims).replace(" ", "")),
          "The product of the new sizes must be %d; one size may be -1.".formatted(from.size()));
    }
    return Shape.of(filled);
  }

  /**
   * A new axis of size 1.
   *
   * @param axis where it goes; from the end when negative
   * @throws Fault if there is no such place
   */
  public static Tensor expandDims(Tensor x, int axis) {
    int at = Axes.gap("expandDims", x.shape(), axis);
    int[] dims = new int[x.rank() + 1];
    for (int i = 0; i < dims.length; i++) {
      dims[i] = i == at ? 1 : x.shape().dim(i < at ? i : i - 1);
    }
    return apply(x, dims);
  }

  /**
   * Takes axes of size 1 away: the named ones, or all where none is named.
   *
   * @throws Fault if a named axis has another size
   */
  public static Tensor squeeze(Tensor x, int... axes) {
    int[] named = axes.length == 0 ? axes : Axes.some("squeeze", x.shape(), axes);
    for (int axis : named) {
      if (x.shape().dim(axis) != 1) {
        throw Fault.of(
            "squeeze: axis %d of %s has the size %d, not 1."
                .formatted(axis, x.shape(), x.shape().dim(axis)),
            "Name axes of size 1, or none for all of these.");
      }
    }
    int[] kept =
        IntStream.range(0, x.rank())
            .filter(
                axes.length == 0
                    ? axis -> x.shape().dim(axis) != 1
                    : axis -> Arrays.stream(named).noneMatch(each -> each == axis))
            .map(x.shape()::dim)
            .toArray();
    return apply(x, kept);
  }

  private static Tensor ensureShape(Tensor x, Object expected) {
    boolean fits = expected instanceof List<?> sizes && sizes.size() == x.rank();
    for (int axis = 0; fits && axis < x.rank(); axis++) {
      Object size = ((List<?>) expected).get(axis);
      fits = size == null || (size instanceof Number n && n.doubleValue() == x.shape().dim(axis));
    }
    if (!fits) {
      throw Fault.of(
          "EnsureShape: the tensor has the shape %s, not %s.".formatted(x.shape(), expected),
          "Give a list of sizes, with null where any size will do.");
    }
    return x;
  }
}
