package dev.tensorcord.tensor.op;

import dev.tensorcord.fault.Fault;
import dev.tensorcord.tensor.DType;
import dev.tensorcord.tensor.Shape;
import dev.tensorcord.tensor.Tensor;
import dev.tensorcord.tensor.Tensors;

/** Sums of the slices that belong together. */
public final class Segments {
  static final Operation OP =
      Operation.of("unsortedSegmentSum", "x, segmentIds: int32, numSegments: whole")
          .does(call -> sum(call.tensor("x"), call.tensor("segmentIds"), call.whole("numSegments")))
          .sample("numbers", x -> sample(x[0]), Shape.of(4))
          .sample("rows", x -> sample(x[0]), Shape.of(4, 2))
          .doc(
              "The sums of the slices with the same number; negative numbers are left out.",
              "tf.tensor1d([1, 2, 3]).unsortedSegmentSum(tf.tensor1d([1, 0, 1], 'int32'),"
                  + " 2).print()");

  private Segments() {}

  /**
   * Adds up, as float32.
   *
   * @param ids int32, one for each slice along the first axis; those that are no number of a
   *     segment count nowhere
   * @throws Fault if there is not one id for each slice, or the number of segments is negative
   */
  public static Tensor sum(Tensor x, Tensor ids, int segments) {
    if (ids.dtype() != DType.INT32 || ids.rank() != 1 || x.rank() == 0 || segments < 0) {
      throw Fault.of(
          "unsortedSegmentSum: %s ids of shape %s for %d segments of %s do not fit."
              .formatted(ids.dtype(), ids.shape(), segments, x.shape()),
          "Give a list of int32 ids, one for each slice, and how many segments there are.");
    }
    if (ids.size() != x.shape().dim(0)) {
      throw Fault.of(
          "unsortedSegmentSum: there are %d ids for %d slices."
              .formatted(ids.size(), x.shape().dim(0)),
          "Give one id for each slice along the first axis.");
    }
    Tensor end = Tensors.fill(Shape.SCALAR, segments, DType.INT32);
    Tensor zero = Tensors.fill(Shape.SCALAR, 0, DType.INT32);
    Tensor known = ids.greaterEqual(zero).logicalAnd(ids.less(end));
    Tensor places = known.where(ids, end); // The segment behind the last takes what counts nowhere.
    Tensor sums = Gather.scattered(x.cast(DType.FLOAT32), places, segments + 1);
    return Slice.apply(sums, new int[1], new int[] {segments});
  }

  private static Tensor sample(Tensor x) {
    return sum(x, Tensors.tensor(new int[] {1, -1, 0, 1}, 4), 3);
  }
}
