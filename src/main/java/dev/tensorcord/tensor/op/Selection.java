package dev.tensorcord.tensor.op;

import dev.tensorcord.fault.Fault;
import dev.tensorcord.tensor.DType;
import dev.tensorcord.tensor.Shape;
import dev.tensorcord.tensor.Tensor;
import dev.tensorcord.tensor.Tensors;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Ops whose result is as long as the values say: what a mask lets through, what is not in a list.
 */
public final class Selection {
  static final List<Operation> ROWS =
      List.of(
          Operation.of("booleanMaskAsync", "tensor, mask: bool, axis: whole = 0")
              .does(call -> mask(call.tensor("tensor"), call.tensor("mask"), call.whole("axis")))
              .sample("rows", x -> mask(x[0], odd(3), 0), Shape.of(3, 2))
              .sample("columns", x -> mask(x[0], odd(3), 1), Shape.of(2, 3))
              .doc(
                  "The slices at which the mask is true.",
                  "tf.booleanMaskAsync(tf.tensor1d([1, 2, 3]), tf.tensor1d([1, 0, 1],"
                      + " 'bool')).then(y => y.print())"),
          Operation.of("setdiff1dAsync", "x, y")
              .does(call -> difference(call.tensor("x"), call.tensor("y")))
              .doc(
                  "The values of x that y does not have, and their places.",
                  "tf.setdiff1dAsync([1, 2, 3, 4], [2, 4]).then(both => both[0].print())"));

  private Selection() {}

  private static Tensor odd(int size) {
    boolean[] flags = new boolean[size];
    for (int i = 0; i < size; i += 2) {
      flags[i] = true;
    }
    return Tensors.tensor(flags, size);
  }

  /**
   * What a mask lets through.
   *
   * @param mask bool, of the shape of some axes of the tensor, from {@code axis} on; these become
   *     one
   * @throws Fault if it has another shape
   */
  public static Tensor mask(Tensor x, Tensor mask, int axis) {
    int end = axis + mask.rank();
    if (mask.rank() == 0) {
      throw Fault.of("mask cannot be scalar", "Give a list of true and false for booleanMask.");
    }
    boolean fits = mask.dtype() == DType.BOOL && axis >= 0 && end <= x.rank();
    int[] dims = x.shape().toArray();
    if (!fits || !Shape.of(Arrays.copyOfRange(dims, axis, end)).equals(mask.shape())) {
      Shape there = Shape.of(Arrays.copyOfRange(dims, Math.clamp(axis, 0, x.rank()), x.rank()));
      int count = Math.min(mask.rank(), there.rank());
      throw Fault.of(
          "mask's shape must match the first K dimensions of tensor's shape, Shapes %s and %s must match"
              .formatted(
                  Axes.sizes(Shape.of(Arrays.copyOf(there.toArray(), count))),
                  Axes.sizes(mask.shape())),
          "Give booleanMask a bool mask of the same sizes as the axes from %d on.".formatted(axis));
    }
    byte[] flags = (byte[]) mask.array();
    int[] places = IntStream.range(0, flags.length).filter(i -> flags[i] != 0).toArray();
    int[] joined = Arrays.copyOf(dims, axis + 1 + x.rank() - end);
    joined[axis] = flags.length;
    System.arraycopy(dims, end, joined, axis + 1, x.rank() - end);
    return Gather.apply(x.reshape(joined), Tensors.tensor(places, places.length), axis);
  }

  /**
   * The values of one list that another does not have, in their order, and their places as int32.
   *
   * @throws Fault if the tensors are no lists of one type
   */
  public static List<Tensor> difference(Tensor x, Tensor y) {
    if (x.dtype() != y.dtype() || !x.dtype().isPlain() || x.rank() != 1 || y.rank() != 1) {
      throw Fault.of(
          "setdiff1d: %s %s and %s %s are not two lists of numbers of one type."
              .formatted(x.dtype(), x.shape(), y.dtype(), y.shape()),
          "Give two tensors of one axis and of the same type.");
    }
    Set<Double> known = new HashSet<>();
    double[] others = numbers(y);
    for (double other : others) {
      known.add(other);
    }
    double[] values = numbers(x);
    int[] places =
        IntStream.range(0, values.length).filter(i -> !known.contains(values[i])).toArray();
    Tensor at = Tensors.tensor(places, places.length);
    return List.of(Gather.picked(x, at, 0), at);
  }

  /** As doubles, which hold every float and int; 0 and -0 are one value. */
  private static double[] numbers(Tensor x) {
    Object array = x.array();
    double[] numbers = new double[x.size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] =
          (array instanceof int[] ints
                  ? ints[i]
                  : x.dtype() == DType.BOOL ? ((byte[]) array)[i] : ((float[]) array)[i])
              + 0.0;
    }
    return numbers;
  }
}
