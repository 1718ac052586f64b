package dev.tensorcord.tensor.op;

import dev.tensorcord.fault.Fault;
import dev.tensorcord.tensor.DType;
import dev.tensorcord.tensor.Shape;
import dev.tensorcord.tensor.Tensor;
import dev.tensorcord.tensor.grad.Tape;
import dev.tensorcord.tensor.op.Op.Domain;
import dev.tensorcord.tensor.op.Op.Sample;
import java.util.Collections;
import java.util.List;

/** Tensors one after the other along an axis. */
public final class Concat {
  static final Operation OP =
      Operation.of("concat", "tensors: tensors, axis: whole = 0")
          .does(call -> apply(call.tensors("tensors"), call.whole("axis")))
          .samples(samples())
          .doc(
              "Tensors one after the other along an axis.",
              "tf.concat([tf.tensor1d([1, 2]), tf.tensor1d([3])]).print()");

  private Concat() {}

  /**
   * Joins.
   *
   * @throws Fault if there is nothing to join, or the shapes differ elsewhere than at the axis
   */
  public static Tensor apply(List<Tensor> parts, int axis) {
    if (parts.isEmpty()) {
      throw Fault.of("concat: there is no tensor to join.", "Pass at least one tensor.");
    }
    Shape first = parts.getFirst().shape();
    int along = Axes.one("concat", first, axis);
    DType dtype = parts.stream().map(Tensor::dtype).reduce(DType::with).orElseThrow();
    int length = 0;
    for (Tensor part : parts) {
      Shape shape = part.shape();
      if (shape.rank() != first.rank() || !shape.with(along, 1).equals(first.with(along, 1))) {
        throw Fault.of(
            "concat: %s and %s differ elsewhere than at axis %d.".formatted(first, shape, along),
            "All sizes but the joined axis's must be the same.");
      }
      length += shape.dim(along);
    }
    Tensor y = Tensor.allocate(first.with(along, length), dtype);
    int[] starts = new int[parts.size()];
    int at = 0;
    for (int i = 0; i < starts.length; i++) {
      starts[i] = at;
      Pad.put(parts.get(i).cast(dtype), y, begin(first.rank(), along, at));
      at += parts.get(i).shape().dim(along);
    }
    Tape.record(
        (input, dy, x, out) ->
            Slice.apply(
                dy, begin(x[input].rank(), along, starts[input]), x[input].shape().toArray()),
        y,
        parts.toArray(Tensor[]::new));
    return y;
  }

  private static int[] begin(int rank, int axis, int at) {
    int[] begin = new int[rank];
    begin[axis] = at;
    return begin;
  }

  private static List<Sample> samples() {
    return List.of(
        new Sample(
            "concat",
            List.of(Shape.of(2, 3), Shape.of(2, 1)),
            Collections.nCopies(2, Domain.ANY),
            x -> apply(List.of(x), 1)));
  }
}
