package dev.tensorcord.tensor.op;

import dev.tensorcord.backend.Kernel;
import dev.tensorcord.backend.View;
import dev.tensorcord.fault.Fault;
import dev.tensorcord.tensor.DType;
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
          .does(call -> apply(call.tensor("x"), call.ints("begin"), call.some("size")))
          .samples(samples())
          .doc(
              "A part: from begin, so many elements along each axis; -1 for all that follow.",
              "tf.tensor1d([1, 2, 3, 4]).slice([1], [2]).print()");

  private record Key(Shape from, List<Integer> begin, Shape size, DType dtype) {}

  private static final Plans<Key> PLANS = new Plans<>(Slice::plan);

  private Slice() {}

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
    for (int axis = 0; axis < shape.rank(); axis++) {
      int rest = shape.dim(axis) - starts[axis];
      sizes[axis] = axis < size.length && size[axis] != -1 ? size[axis] : rest;
      if (starts[axis] < 0 || sizes[axis] < 0 || sizes[axis] > rest) {
        throw out(shape, begin, size);
      }
    }
    Key key = new Key(shape, Arrays.stream(starts).boxed().toList(), Shape.of(sizes), x.dtype());
    Tensor y = PLANS.get(key).run(x);
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

  private static Plans.Plan plan(Key key) {
    List<Integer> strides = View.denseStrides(key.from().dims());
    int offset = 0;
    for (int axis = 0; axis < strides.size(); axis++) {
      offset += key.begin().get(axis) * strides.get(axis);
    }
    View from = new View(key.dtype().element(), offset, strides);
    View to = View.dense(key.dtype().element(), key.size().dims());
    return Plans.Plan.of(key.size(), key.dtype(), new Kernel.Copy(key.size().dims(), from, to));
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
