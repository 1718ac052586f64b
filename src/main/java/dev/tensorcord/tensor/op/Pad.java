package dev.tensorcord.tensor.op;

import dev.tensorcord.backend.Backends;
import dev.tensorcord.backend.Kernel;
import dev.tensorcord.backend.View;
import dev.tensorcord.fault.Fault;
import dev.tensorcord.tensor.Shape;
import dev.tensorcord.tensor.Tensor;
import dev.tensorcord.tensor.grad.Tape;
import dev.tensorcord.tensor.op.Op.Domain;
import dev.tensorcord.tensor.op.Op.Sample;
import java.util.Arrays;
import java.util.List;

/** A tensor placed in a larger one that is filled with one number. */
public final class Pad {
  static final Operation OP =
      Operation.of("pad", "x: any, paddings: object, constantValue: number = 0")
          .does(call -> pairs(call))
          .samples(samples())
          .doc(
              "A border of one number, 0 if none is given: before and after, for each axis.",
              "tf.tensor1d([1, 2]).pad([[1, 2]]).print()");

  private Pad() {}

  private static Tensor pairs(Call call) {
    Tensor x = call.tensor("x");
    int[][] around = new int[x.rank()][];
    if (!(call.get("paddings") instanceof List<?> pairs) || pairs.size() != x.rank()) {
      throw Fault.of(
          "pad: there must be one pair of paddings for each of the %d axes.".formatted(x.rank()),
          "Give [[before, after], …].");
    }
    for (int axis = 0; axis < around.length; axis++) {
      around[axis] = (int[]) Kind.INTS.read("pad", "paddings[" + axis + "]", pairs.get(axis));
      if (around[axis].length != 2 || Math.min(around[axis][0], around[axis][1]) < 0) {
        throw Fault.of(
            "pad: the paddings of axis %d are not two numbers from 0.".formatted(axis),
            "Give [[before, after], …].");
      }
    }
    return apply(x, around, call.number("constantValue"));
  }

  /**
   * Surrounds a tensor.
   *
   * @param around how much before and after, for each axis
   */
  public static Tensor apply(Tensor x, int[][] around, double fill) {
    int[] begin = new int[x.rank()];
    int[] dims = x.shape().toArray();
    for (int axis = 0; axis < dims.length; axis++) {
      begin[axis] = around[axis][0];
      dims[axis] += around[axis][0] + around[axis][1];
    }
    return apply(x, begin, Shape.of(dims), fill);
  }

  /**
   * Places x into a tensor of shape {@code whole}, its first element at {@code begin}.
   *
   * @throws Fault if it does not fit in
   */
  public static Tensor apply(Tensor x, int[] begin, Shape whole, double fill) {
    for (int axis = 0; axis < x.rank(); axis++) {
      if (begin[axis] < 0 || begin[axis] + x.shape().dim(axis) > whole.dim(axis)) {
        throw Fault.of(
            "pad: %s at %s does not fit into %s."
                .formatted(x.shape(), Arrays.toString(begin).replace(" ", ""), whole),
            "Borders have a width of 0 or more.");
      }
    }
    Tensor y = Tensor.allocate(whole, x.dtype());
    var element = x.dtype().element();
    Backends.active().run(new Kernel.Fill(whole.size(), element, fill), y.buffer());
    put(x, y, begin);
    Tape.record((input, dy, in, out) -> Slice.apply(dy, begin, in[0].shape().toArray()), y, x);
    return y;
  }

  /** Writes x into a part of y, which no op has seen yet. */
  static void put(Tensor x, Tensor y, int[] begin) {
    List<Integer> strides = View.denseStrides(y.shape().dims());
    int offset = 0;
    for (int axis = 0; axis < begin.length; axis++) {
      offset += begin[axis] * strides.get(axis);
    }
    var element = x.dtype().element();
    View from = View.dense(element, x.shape().dims());
    View to = new View(element, offset, strides);
    Backends.active().run(new Kernel.Copy(x.shape().dims(), from, to), y.buffer(), x.buffer());
  }

  private static List<Sample> samples() {
    return List.of(
        new Sample(
            "pad",
            List.of(Shape.of(2, 3)),
            List.of(Domain.ANY),
            x -> apply(x[0], new int[] {1, 0}, Shape.of(4, 5), 3)));
  }
}
