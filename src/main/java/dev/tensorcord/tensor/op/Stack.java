package dev.tensorcord.tensor.op;

import dev.tensorcord.fault.Fault;
import dev.tensorcord.tensor.Shape;
import dev.tensorcord.tensor.Tensor;
import java.util.List;
import java.util.stream.IntStream;

/** Tensors of one shape joined along a new axis, and the way back. Made of reshape and concat. */
public final class Stack {
  static final List<Operation> ROWS =
      List.of(
          Operation.of("stack", "tensors: tensors, axis: whole = 0")
              .does(call -> apply(call.tensors("tensors"), call.whole("axis")))
              .sample("", x -> apply(List.of(x), 1), Shape.of(3), Shape.of(3))
              .sample("behind", x -> apply(List.of(x), -1), Shape.of(2, 2), Shape.of(2, 2))
              .doc(
                  "Tensors of one shape, joined along a new axis.",
                  "tf.stack([tf.tensor1d([1, 2]), tf.tensor1d([3, 4])]).print()"),
          Operation.of("unstack", "x: any, axis: whole = 0")
              .does(call -> undo(call.tensor("x"), call.whole("axis")))
              .sample("", x -> undo(x[0], 1).get(2), Shape.of(2, 3))
              .sample("", x -> undo(x[0], 0).get(0).mul(undo(x[0], 0).get(1)), Shape.of(2, 3))
              .doc(
                  "The tensors that lie along an axis, one after the other.",
                  "tf.unstack(tf.tensor2d([[1, 2], [3, 4]])).forEach(row => row.print())"));

  private Stack() {}

  /**
   * Joins.
   *
   * @throws Fault if there is nothing to join, or the shapes or types differ
   */
  public static Tensor apply(List<Tensor> parts, int axis) {
    if (parts.stream().map(Tensor::shape).distinct().count() != 1) {
      throw Fault.of(
          "stack: tensors of one shape are needed, not %s."
              .formatted(parts.stream().map(Tensor::shape).distinct().toList()),
          "Reshape or slice them to the same shape first.");
    }
    if (parts.stream().map(Tensor::dtype).distinct().count() != 1) {
      throw Fault.of(
          "stack: tensors of one type are needed, not %s."
              .formatted(parts.stream().map(Tensor::dtype).distinct().toList()),
          "Cast them to the same type first.");
    }
    int at = Axes.gap("stack", parts.getFirst().shape(), axis);
    return Concat.apply(parts.stream().map(part -> Reshape.expandDims(part, at)).toList(), at);
  }

  /**
   * The tensors that lie along an axis, one after the other: the inverse of {@link #apply}.
   *
   * @throws Fault if there is no such axis
   */
  public static List<Tensor> undo(Tensor x, int axis) {
    if (axis < -x.rank() || axis >= x.rank()) {
      throw Fault.of(
          "Axis = %d is not in [-%d, %d)".formatted(axis, x.rank(), x.rank()),
          "unstack takes an axis of the tensor, counted from the end where it is negative.");
    }
    int along = Axes.one("unstack", x.shape(), axis);
    int[] size = x.shape().with(along, 1).toArray();
    int[] rest = IntStream.range(0, x.rank()).filter(a -> a != along).map(a -> size[a]).toArray();
    return IntStream.range(0, x.shape().dim(along))
        .mapToObj(i -> {
          int[] begin = new int[x.rank()];
          begin[along] = i;
          return Slice.apply(x, begin, size).reshape(rest);
        })
        .toList();
  }
}
