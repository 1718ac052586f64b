package dev.tensorcord.tensor.op;

import dev.tensorcord.fault.Fault;
import dev.tensorcord.tensor.Shape;
import dev.tensorcord.tensor.Tensor;
import java.util.List;
import java.util.stream.IntStream;

/** Sums made of other ops: of many tensors, and of exponentials. */
public final class Sums {
  static final List<Operation> ROWS =
      List.of(
          Operation.of("addN", "tensors: object")
              .does(call -> addN(list(call.get("tensors"))))
              .sample(
                  "three",
                  x -> addN(List.of(x[0], x[1], x[2])),
                  Shape.of(2, 3),
                  Shape.of(2, 3),
                  Shape.of(2, 3))
              .doc(
                  "The sum of tensors of one shape.",
                  "tf.addN([tf.tensor1d([1, 2]), tf.tensor1d([3, 4])]).print()"),
          Operation.of("logSumExp", "x, axis?: ints, keepDims: flag = false")
              .does(call -> {
                Tensor x = call.tensor("x");
                return Axes.none(call)
                    ? logSumExp(x.expandDims(-1), false, -1)
                    : logSumExp(x, call.flag("keepDims"), call.some("axis"));
              })
              .sample("all", x -> logSumExp(x[0], false), Shape.of(3, 4))
              .sample("rows", x -> logSumExp(x[0], true, -1), Shape.of(3, 4))
              .sample("columns", x -> logSumExp(x[0], false, 0), Shape.of(3, 4))
              .doc(
                  "log of the sum of eˣ over the given axes, or over all, without overflow.",
                  "tf.tensor1d([1, 2, 1000]).logSumExp().print()"));

  private Sums() {}

  private static List<Tensor> list(Object given) {
    if (!(given instanceof List<?> list)) {
      throw Fault.of(
          "The argument passed to tf.addN() must be a list of tensors", "Write tf.addN([a, b]).");
    }
    return IntStream.range(0, list.size())
        .mapToObj(i -> (Tensor) Kind.TENSOR.read("addN", "tensors" + i, list.get(i)))
        .toList();
  }

  /**
   * The sum of tensors of one shape and type.
   *
   * @throws Fault if a shape or a type differs
   */
  public static Tensor addN(List<Tensor> tensors) {
    if (tensors.isEmpty()) {
      throw Fault.of(
          "Must pass at least one tensor to tf.addN(), but got 0", "Write tf.addN([a, b]).");
    }
    Tensor first = Numeric.check("addN", tensors.getFirst());
    for (Tensor each : tensors) {
      if (each.dtype() != first.dtype() || !each.shape().equals(first.shape())) {
        throw Fault.of(
            "All tensors passed to tf.addN() must have the same %s: %s %s, %s %s."
                .formatted(
                    each.dtype() == first.dtype() ? "shape" : "dtype",
                    first.dtype(),
                    first.shape(),
                    each.dtype(),
                    each.shape()),
            "Use add, which broadcasts.");
      }
    }
    Tensor sum = tensors.size() == 1 ? Creation.clone(first) : first.add(tensors.get(1));
    for (Tensor next : tensors.subList(Math.min(2, tensors.size()), tensors.size())) {
      Tensor before = sum;
      sum = before.add(next);
      before.dispose();
    }
    return sum;
  }

  /**
   * log Σ eˣ over the given axes, or over all: the largest is taken out first, so that nothing
   * overflows.
   */
  public static Tensor logSumExp(Tensor x, boolean keepDims, int... axes) {
    Numeric.check("logSumExp", x);
    Tensor largest = Reductions.MAX.apply(x, true, axes);
    Tensor sum = x.sub(largest).exp().sum(axes);
    Tensor log = largest.reshape(sum.shape()).add(sum.log());
    return keepDims ? log.reshape(largest.shape()) : log;
  }
}
