package dev.tensorcord.tensor.op;

import dev.tensorcord.fault.Fault;
import dev.tensorcord.tensor.Shape;
import dev.tensorcord.tensor.Tensor;
import dev.tensorcord.tensor.grad.Tape;
import dev.tensorcord.tensor.op.Op.Domain;
import dev.tensorcord.tensor.op.Op.Sample;
import java.util.Arrays;
import java.util.List;

/** A part of a tensor: from {@code begin}, {@code size} elements along each axis. */
public final class Slice {
  static final Operation OP =
      Operation.of("slice", "x: any, begin: ints, size?: ints")
          .does(call -> of(call.tensor("x"), call.ints("begin"), call.some("size")))
          .samples(samples())
          .doc(
              "A part: from begin, so many elements along each axis; -1 for all that follow.",
              "tf.tensor1d([1, 2, 3, 4]).slice([1], [2]).print()");

  private Slice() {}

  /** As a script asks for it: a single number has no parts. */
  static Tensor of(Tensor x, int[] begin, int[] size) {
    if (x.rank() == 0) {
      throw Fault.of(
          "slice: a single number has no parts.", "Slice a tensor of at least one axis.");
    }
    return apply(x, begin, size);
  }

  /**
   * Cuts a part out.
   *
   * @param begin where the part begins, one number for each of the first axes
   * @param size its sizes, -1 for all that follow; axes not named are taken whole
   * @throws Fault if the part reaches out of the tensor
   */
  public static Tensor apply(Tensor x, int[] begin, int[] size) {
    Shape shape = x.shape();
    int[] starts = Arrays.copyOf(begin, shape.rank());
    int[] sizes = new int[shape.rank()];
    if (begin.length > shape.rank() || size.length > shape.rank()) {
      throw out(shape, begin, size);
    }
    if (Arrays.stream(starts).anyMatch(start -> start < 0)) {
      throw Fault.of(
          "slice() does not support negative begin indexing.", "Count from the start, from 0 on.");
    }
    for (int axis = 0; axis < shape.rank(); axis++) {
      int rest = shape.dim(axis) - starts[axis];
      sizes[axis] = axis < size.length && size[axis] != -1 ? size[axis] : rest;
      if (sizes[axis] < 0 || sizes[axis] > rest) {
        throw out(shape, begin, size);
      }
    }
    int[] strides = Strided.steps(shape);
    int offset = 0;
    for (int axis = 0; axis < strides.length; axis++) {
      offset += starts[axis] * strides[axis];
    }
    Tensor y = Strided.read(x, Shape.of(sizes), offset, strides);
    Tape.record((input, dy, in, out) -> Pad.apply(dy, starts, in[0].shape(), 0), y, x);
    return y;
  }

  private static Fault out(Shape shape, int[] begin, int[] size) {
    return Fault.of(
        "slice: from %s, %s elements is not within %s."
            .formatted(
                Arrays.toString(begin).replace(" ", ""),
                Arrays.toString(size).replace(" ", ""),
                shape),
        "Along each axis, begin + size is at most the axis's size.");
  }

  private static List<Sample> samples() {
    return List.of(
        new Sample(
            "slice",
            List.of(Shape.of(4, 5)),
            List.of(Domain.ANY),
            x -> apply(x[0], new int[] {1, 2}, new int[] {2, -1})));
  }
}
