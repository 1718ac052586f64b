package dev.tensorcord.tensor.op;

import dev.tensorcord.fault.Fault;
import dev.tensorcord.tensor.DType;
import dev.tensorcord.tensor.Shape;
import dev.tensorcord.tensor.Tensor;
import dev.tensorcord.tensor.Tensors;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The different slices of a tensor, in the order in which they come. */
public final class Unique {
  static final Operation OP =
      Operation.of("unique", "x: any, axis: whole = 0")
          .does(call -> apply(call.tensor("x"), call.whole("axis")))
          .doc(
              "The different values along an axis as they come, and for each place which it holds.",
              "tf.unique([1, 1, 2, 4, 4]).values.print()");

  private Unique() {}

  /**
   * {@code values}, the slices along the axis without those that came before, and {@code indices},
   * which of these stands at each place, int32.
   *
   * @throws Fault if x has no axes, or its values are complex
   */
  public static Map<String, Tensor> apply(Tensor x, int axis) {
    if (x.rank() == 0) {
      throw Fault.of("The input tensor must be at least 1D", "Put the number into a list.");
    }
    if (x.dtype() == DType.COMPLEX64) {
      throw Numeric.fault("unique", x.dtype());
    }
    int along = Axes.one("unique", x.shape(), axis);
    int size = x.shape().dim(along);
    Object values = x.array();
    Map<Object, Integer> seen = new HashMap<>();
    List<Integer> first = new ArrayList<>();
    int[] indices = new int[size];
    int[] strides = strides(x.shape(), along);
    for (int i = 0; i < size; i++) {
      int number = seen.size();
      Integer before = seen.putIfAbsent(slice(values, strides, size, i), number);
      if (before == null) {
        first.add(i);
      }
      indices[i] = before == null ? number : before;
    }
    Map<String, Tensor> both = new LinkedHashMap<>();
    both.put("values", taken(x, values, along, first));
    both.put("indices", Tensors.tensor(indices, size));
    return both;
  }

  /** How many slices lie before the axis, and how many values behind it. */
  private static int[] strides(Shape shape, int axis) {
    int outer = 1;
    int inner = 1;
    for (int i = 0; i < shape.rank(); i++) {
      outer *= i < axis ? shape.dim(i) : 1;
      inner *= i > axis ? shape.dim(i) : 1;
    }
    return new int[] {outer, inner};
  }

  /** What equal slices have in common; 0 and -0 are equal, and so is NaN to itself. */
  private static Object slice(Object values, int[] strides, int size, int i) {
    int count = strides[0] * strides[1];
    if (values instanceof String[] texts) {
      String[] slice = new String[count];
      Arrays.setAll(slice, n -> texts[at(strides, size, i, n)]);
      return Arrays.asList(slice);
    }
    ByteBuffer slice = ByteBuffer.allocate(count * Integer.BYTES);
    for (int n = 0; n < count; n++) {
      int at = at(strides, size, i, n);
      slice.putInt(
          switch (values) {
            case int[] ints -> ints[at];
            case byte[] bytes -> bytes[at];
            case float[] floats -> Float.floatToIntBits(floats[at] + 0f);
            default -> throw new AssertionError(values);
          });
    }
    return slice.flip();
  }

  private static int at(int[] strides, int size, int i, int n) {
    return (n / strides[1] * size + i) * strides[1] + n % strides[1];
  }

  private static Tensor taken(Tensor x, Object values, int axis, List<Integer> places) {
    if (values instanceof String[] texts) {
      int[] strides = strides(x.shape(), axis);
      Shape shape = x.shape().with(axis, places.size());
      String[] taken = new String[shape.size()];
      for (int i = 0; i < places.size(); i++) {
        for (int n = 0; n < strides[0] * strides[1]; n++) {
          taken[at(strides, places.size(), i, n)] =
              texts[at(strides, x.shape().dim(axis), places.get(i), n)];
        }
      }
      return Tensor.ofTexts(taken, shape);
    }
    Tensor at =
        Tensors.tensor(places.stream().mapToInt(Integer::intValue).toArray(), places.size());
    Tensor taken = Gather.apply(x, at, axis);
    at.dispose();
    return taken;
  }
}
