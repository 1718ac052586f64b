package dev.tensorcord.tensor.op;

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
      Operation.of("pad", "x, paddings: object, constantValue: number = 0")
          .does(call -> pairs(call))
          .samples(samples())
          .doc(
              "A border of one number, 0 if none is given: before and after, for each axis.",
              "tf.tensor1d([1, 2]).pad([[1, 2]]).print()");

  private Pad() {}

  private static Tensor pairs(Call call) {
    Tensor x = call.tensor("x");
    if (x.rank() == 0) {
      throw Fault.of(
          "pad: a single number has no sides.", "Give it a tensor of at least one axis.");
    }
    return apply(x, widths("pad", call.get("paddings"), x.rank()), call.number("constantValue"));
  }

  /** Pairs of widths as a script gives them, one for each of {@code count} axes. */
  static int[][] widths(String op, Object given, int count) {
    int[][] around = new int[count][];
    if (!(given instanceof List<?> pairs) || pairs.size() != count) {
      throw Fault.of(
          "%s: there must be one pair of paddings for each of the %d axes.".formatted(op, count),
          "Give [[before, after], …].");
    }
    for (int axis = 0; axis < around.length; axis++) {
      around[axis] = (int[]) Kind.INTS.read(op, "paddings[" + axis + "]", pairs.get(axis));
      if (around[axis].length != 2 || Math.min(around[axis][0], around[axis][1]) < 0) {
        throw Fault.of(
            "%s: the paddings of axis %d are not two numbers from 0.".formatted(op, axis),
            "Give [[before, after], …].");
      }
    }
    return around;
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
    List<Strided.Part> parts = List.of(Strided.Part.at(x, begin, whole));
    Tensor y = Strided.filled(whole, x.dtype(), fill, parts);
    Tape.record((input, dy, in, out) -> Slice.apply(dy, begin, in[0].shape().toArray()), y, x);
    return y;
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
