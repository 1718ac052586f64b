package dev.tensorcord.tensor.op;

import dev.tensorcord.fault.Fault;
import dev.tensorcord.tensor.Shape;
import dev.tensorcord.tensor.Tensor;
import dev.tensorcord.tensor.op.Op.Domain;
import dev.tensorcord.tensor.op.Op.Sample;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/** Tensors of one shape, joined along a new axis. Made of reshape and concat. */
public final class Stack {
  static final Operation OP =
      Operation.of("stack", "tensors: tensors, axis: whole = 0")
          .does(call -> apply(call.tensors("tensors"), call.whole("axis")))
          .samples(samples())
          .doc(
              "Tensors of one shape, joined along a new axis.",
              "tf.stack([tf.tensor1d([1, 2]), tf.tensor1d([3, 4])]).print()");

  private Stack() {}

  /**
   * Joins.
   *
   * @throws Fault if there is nothing to join, or the shapes differ
   */
  public static Tensor apply(List<Tensor> parts, int axis) {
    if (parts.stream().map(Tensor::shape).distinct().count() != 1) {
      throw Fault.of(
          "stack: tensors of one shape are needed, not %s."
              .formatted(parts.stream().map(Tensor::shape).distinct().toList()),
          "Reshape or slice them to the same shape first.");
    }
    return Concat.apply(parts.stream().map(part -> part.expandDims(axis)).toList(), axis);
  }

  /** The tensors that lie along an axis, one after the other: the inverse of {@link #apply}. */
  public static List<Tensor> undo(Tensor x, int axis) {
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

  private static List<Sample> samples() {
    return List.of(
        new Sample(
            "stack",
            List.of(Shape.of(3), Shape.of(3)),
            Collections.nCopies(2, Domain.ANY),
            x -> apply(List.of(x), 1)));
  }
}
