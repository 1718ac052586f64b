package dev.tensorcord.tensor.op;

import dev.tensorcord.tensor.Tensor;
import dev.tensorcord.tensor.Tensors;

/** Where a bool tensor holds, as places. */
public final class WhereAsync {
  static final Operation OP =
      Operation.of("whereAsync", "condition: bool")
          .does(call -> apply(call.tensor("condition")))
          .doc(
              "The places where a condition holds, one row of indices for each.",
              "tf.whereAsync(tf.tensor1d([1, 0, 1], 'bool')).then(y => y.print())");

  private WhereAsync() {}

  /** The places in order, int32, one row for each and one column for each axis. */
  public static Tensor apply(Tensor condition) {
    byte[] holds = (byte[]) condition.array();
    int rank = condition.rank();
    int count = 0;
    for (byte each : holds) {
      count += each;
    }
    int[] places = new int[count * rank];
    for (int i = 0, row = 0; i < holds.length; i++) {
      if (holds[i] != 0) {
        int rest = i;
        for (int axis = rank - 1; axis >= 0; axis--) {
          places[row * rank + axis] = rest % condition.shape().dim(axis);
          rest /= condition.shape().dim(axis);
        }
        row++;
      }
    }
    return Tensors.tensor(places, count, rank);
  }
}
