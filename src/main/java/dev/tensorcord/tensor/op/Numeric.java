package dev.tensorcord.tensor.op;

import dev.tensorcord.fault.Fault;
import dev.tensorcord.tensor.DType;
import dev.tensorcord.tensor.Tensor;
import java.util.Arrays;

/** Numbers that have an order, float32, int32 or bool: the rule that an op takes no others. */
final class Numeric {
  private Numeric() {}

  /**
   * Makes sure of it.
   *
   * @throws Fault if the tensor is complex or of strings
   */
  static Tensor check(String op, Tensor x) {
    if (!x.dtype().isPlain()) {
      throw fault(op, x.dtype());
    }
    return x;
  }

  /** The values on the host, exact of every type. */
  static double[] values(Tensor x) {
    double[] values = new double[x.size()];
    switch (x.array()) {
      case int[] ints -> Arrays.setAll(values, i -> ints[i]);
      case float[] floats -> Arrays.setAll(values, i -> floats[i]);
      case byte[] bytes -> Arrays.setAll(values, i -> bytes[i]);
      default -> throw fault("values", x.dtype());
    }
    return values;
  }

  static Fault fault(String op, DType dtype) {
    return Fault.of(
        "%s: this op does not compute with %s values.".formatted(op, dtype),
        "Give it float32, int32 or bool tensors.");
  }
}
