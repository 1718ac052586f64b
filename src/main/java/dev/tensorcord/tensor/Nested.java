package dev.tensorcord.tensor;

import java.util.ArrayList;
import java.util.List;

/** A tensor's values as lists within lists, as TensorFlow.js's {@code arraySync} nests them. */
final class Nested {
  private Nested() {}

  /** A value alone where there are no axes; else a list for each. Complex parts lie in turn. */
  static Object of(Tensor tensor) {
    Object values = tensor.array();
    if (tensor.rank() == 0) {
      return value(values, 0);
    }
    int width = tensor.dtype().width();
    return tensor.size() == 0 ? List.of() : list(tensor.shape(), values, 0, 0, width);
  }

  private static List<Object> list(Shape shape, Object values, int axis, int from, int width) {
    boolean innermost = axis == shape.rank() - 1;
    int count = shape.dim(axis) * (innermost ? width : 1);
    int step = 1;
    for (int inner = axis + 1; inner < shape.rank(); inner++) {
      step *= shape.dim(inner);
    }
    List<Object> list = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      list.add(
          innermost
              ? value(values, from + i)
              : list(shape, values, axis + 1, from + i * step * width, width));
    }
    return list;
  }

  private static Object value(Object values, int at) {
    return switch (values) {
      case float[] floats -> (Object) floats[at];
      case int[] ints -> (Object) ints[at];
      case byte[] flags -> (Object) (int) flags[at];
      case String[] texts -> texts[at];
      default -> throw new AssertionError(values);
    };
  }
}
