package dev.tensorcord.tensor.op;

import dev.tensorcord.fault.Fault;
import dev.tensorcord.tensor.DType;
import dev.tensorcord.tensor.Session;
import dev.tensorcord.tensor.Shape;
import dev.tensorcord.tensor.Tensor;
import dev.tensorcord.tensor.TensorLike;
import java.util.List;

/** How often each whole number comes: a histogram. */
public final class Bincount {
  static final List<Operation> ROWS =
      List.of(
          Operation.of("bincount", "x: int32, weights, size: whole")
              .does(call ->
                  apply(
                      "bincount",
                      call.tensor("x").reshape(call.tensor("x").size()),
                      call.tensor("weights"),
                      call.whole("size"),
                      false))
              .doc(
                  "How often each number from 0 to before size comes, or the sum of its weights.",
                  "tf.bincount(tf.tensor1d([1, 1, 2], 'int32'), [], 4).print()"),
          Operation.of(
                  "denseBincount", "x: int32, weights, size: whole, binaryOutput: flag = false")
              .does(call ->
                  apply(
                      "denseBincount",
                      call.tensor("x"),
                      call.tensor("weights"),
                      call.whole("size"),
                      call.flag("binaryOutput")))
              .doc(
                  "As bincount, for each row of a table; binaryOutput says only whether it comes.",
                  "tf.denseBincount(tf.tensor2d([[1, 1], [0, 2]], null, 'int32'), [], 3).print()"));

  private Bincount() {}

  /**
   * Counts, of the weights' type.
   *
   * @param x int32, a row or a table of rows; numbers from size on do not count
   * @param weights as many as x, or none
   * @param size how many numbers are told apart
   * @param binary whether 1 stands for any count; of a table only
   * @throws Fault if a number is negative, or the weights do not fit
   */
  public static Tensor apply(String op, Tensor x, Tensor weights, int size, boolean binary) {
    if (x.rank() > 2 || x.rank() == 0) {
      throw Fault.of(
          "Error in %s: input must be at most rank 2, but got rank %d.".formatted(op, x.rank()),
          "Reshape it to a row or a table.");
    }
    if (size < 0) {
      throw Fault.of("size must be non-negative, but got %d.".formatted(size), "Give 0 or more.");
    }
    if (weights.size() != x.size() && weights.size() != 0) {
      throw Fault.of(
          "Error in %s: weights must have the same size as input or 0-length, but got input shape: "
                  .formatted(op)
              + "%s, weights shape: %s.".formatted(x.shape(), weights.shape()),
          "Give a weight for each number, or [] for none.");
    }
    Numeric.check(op, weights);
    boolean row = x.rank() == 1;
    int columns = x.shape().dim(x.rank() - 1);
    Shape shape = row ? Shape.of(size) : x.shape().with(1, size);
    Session.current().foresee(shape, DType.FLOAT32);
    double[] counts = new double[shape.size()];
    int[] numbers = (int[]) x.array();
    double[] weight = Numeric.values(weights);
    for (int i = 0; i < numbers.length; i++) {
      if (numbers[i] < 0) {
        throw Fault.of(
            "Input x must be non-negative! There is %d.".formatted(numbers[i]),
            "Add a number that makes all of them 0 or more.");
      }
      if (numbers[i] < size) {
        int at = i / columns * size + numbers[i];
        counts[at] = binary && !row ? 1 : counts[at] + (weight.length == 0 ? 1 : weight[i]);
      }
    }
    return TensorLike.of(op, counts, shape, weights.dtype());
  }
}
