package dev.tensorcord.tensor.op;

import dev.tensorcord.fault.Fault;
import dev.tensorcord.tensor.DType;
import dev.tensorcord.tensor.Shape;
import dev.tensorcord.tensor.Tensor;
import dev.tensorcord.tensor.grad.Tape;
import dev.tensorcord.tensor.op.Op.Domain;
import dev.tensorcord.tensor.op.Op.Sample;
import java.util.ArrayList;
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
    if (parts.size() == 1) {
      return Reshape.apply(parts.getFirst(), first.toArray()); // Along whichever axis.
    }
    int along = Axes.one("concat", first, axis);
    DType dtype = parts.getFirst().dtype();
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
    Shape whole = first.with(along, length);
    List<Strided.Part> placed = new ArrayList<>();
    int[] starts = new int[parts.size()];
    int at = 0;
    for (int i = 0; i < starts.length; i++) {
      starts[i] = at;
      Tensor part = fitting(parts.get(i), dtype);
      placed.add(Strided.Part.at(part, begin(first.rank(), along, at), whole));
      at += part.shape().dim(along);
    }
    Tensor y = Strided.joined(whole, dtype, placed);
    Tape.record(
        (input, dy, x, out) ->
            Slice.apply(
                dy, begin(x[input].rank(), along, starts[input]), x[input].shape().toArray()),
        y,
        parts.toArray(Tensor[]::new));
    return y;
  }

  /** The first tensor's type is the result's, as in TensorFlow.js. */
  private static Tensor fitting(Tensor part, DType dtype) {
    if (part.dtype() == dtype) {
      return part;
    }
    if (part.dtype().isPlain() && dtype.isPlain()) {
      return part.cast(dtype);
    }
    throw Fault.of(
        "concat: %s and %s tensors cannot be joined.".formatted(dtype, part.dtype()),
        "Give tensors of one type.");
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
