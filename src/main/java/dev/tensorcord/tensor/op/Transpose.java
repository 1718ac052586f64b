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
import java.util.stream.IntStream;

/** The axes in another order. */
public final class Transpose {
  static final Operation OP =
      Operation.of("transpose", "x: any, perm?: ints, conjugate?: flag")
          .does(Transpose::called)
          .samples(samples())
          .doc(
              "The axes in another order; reversed where none is given.",
              "tf.tensor2d([[1, 2], [3, 4]]).transpose().print()");

  private record Key(Shape shape, DType dtype, List<Integer> order) {}

  private static final Plans<Key> PLANS = new Plans<>(Transpose::plan);

  private Transpose() {}

  /** Scripts count axes from the front, and may not give an empty order. */
  private static Tensor called(Call call) {
    Tensor x = call.tensor("x");
    int[] order = call.some("perm");
    if (call.has("perm")
        && (order.length != x.rank() || Arrays.stream(order).anyMatch(a -> a < 0))) {
      throw wrong(x, order);
    }
    return apply(x, order);
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
    Tensor y =
        PLANS.get(new Key(x.shape(), x.dtype(), Arrays.stream(from).boxed().toList())).run(x);
    Tape.record((input, dy, in, out) -> dy.transpose(inverse(from)), y, x);
    return y;
  }

  private static int[] inverse(int[] order) {
    int[] back = new int[order.length];
    for (int i = 0; i < order.length; i++) {
      back[order[i]] = i;
    }
    return back;
  }

  private static Plans.Plan plan(Key key) {
    List<Integer> own = View.denseStrides(key.shape().dims());
    Shape shape = Shape.of(key.order().stream().map(key.shape()::dim).toList());
    View from = new View(key.dtype().element(), 0, key.order().stream().map(own::get).toList());
    View to = View.dense(key.dtype().element(), shape.dims());
    return Plans.Plan.of(shape, key.dtype(), new Kernel.Copy(shape.dims(), from, to));
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
