package dev.tensorcord.tensor.op;

import dev.tensorcord.fault.Fault;
import dev.tensorcord.tensor.DType;
import dev.tensorcord.tensor.Shape;
import dev.tensorcord.tensor.Tensor;
import dev.tensorcord.tensor.Tensors;
import dev.tensorcord.tensor.grad.Tape;
import dev.tensorcord.tensor.op.Op.Domain;
import dev.tensorcord.tensor.op.Op.Sample;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** The axes in another order. */
public final class Transpose {
  static final Operation OP =
      Operation.of("transpose", "x, perm?: ints, conjugate: flag = false")
          .does(Transpose::called)
          .samples(samples())
          .doc(
              "The axes in another order; reversed where none is given.",
              "tf.tensor2d([[1, 2], [3, 4]]).transpose().print()");

  private Transpose() {}

  /** Scripts count axes from the front, and may not give an empty order. */
  private static Tensor called(Call call) {
    Tensor x = call.tensor("x");
    int[] order = call.some("perm");
    if (call.has("perm")
        && (order.length != x.rank() || Arrays.stream(order).anyMatch(a -> a < 0))) {
      throw wrong(x, order);
    }
    return apply(x, call.flag("conjugate"), order);
  }

  private static Fault wrong(Tensor x, int... order) {
    return Fault.of(
        "transpose: %s does not name each axis of %s once."
            .formatted(Arrays.toString(order).replace(" ", ""), x.shape()),
        "Give each axis from 0 to %d once.".formatted(x.rank() - 1));
  }

  /**
   * Transposes.
   *
   * @param order which axis comes first, second …; none to reverse them
   * @throws Fault if the order does not name each axis once
   */
  public static Tensor apply(Tensor x, int... order) {
    int rank = x.rank();
    int[] from =
        order.length == 0
            ? IntStream.range(0, rank).map(i -> rank - 1 - i).toArray()
            : Arrays.stream(order).map(axis -> Axes.one("transpose", x.shape(), axis)).toArray();
    if (from.length != rank || Arrays.stream(from).distinct().count() != rank) {
      throw wrong(x, order);
    }
    int[] own = Strided.steps(x.shape());
    int[] strides = Arrays.stream(from).map(axis -> own[axis]).toArray();
    Shape shape = Shape.of(Arrays.stream(from).map(x.shape()::dim).toArray());
    Tensor y = Strided.read(x, shape, 0, strides);
    Tape.record((input, dy, in, out) -> dy.transpose(inverse(from)), y, x);
    return y;
  }

  /** Transposes; where asked for, the imaginary parts of complex numbers change their sign. */
  public static Tensor apply(Tensor x, boolean conjugate, int... order) {
    Tensor y = apply(x, order);
    return conjugate && x.dtype() == DType.COMPLEX64
        ? y.pairs().mul(Tensors.tensor1d(1, -1)).fromPairs()
        : y;
  }

  private static int[] inverse(int[] order) {
    int[] back = new int[order.length];
    for (int i = 0; i < order.length; i++) {
      back[order[i]] = i;
    }
    return back;
  }

  private static List<Sample> samples() {
    return List.of(
        new Sample("transpose", List.of(Shape.of(3, 4)), List.of(Domain.ANY), x -> apply(x[0])),
        new Sample(
            "transpose 2,0,1",
            List.of(Shape.of(2, 3, 4)),
            List.of(Domain.ANY),
            x -> apply(x[0], 2, 0, 1)));
  }
}
