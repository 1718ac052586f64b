package dev.tensorcord.tensor.op;

import dev.tensorcord.tensor.DType;
import dev.tensorcord.tensor.Shape;
import dev.tensorcord.tensor.Tensor;
import dev.tensorcord.tensor.Tensors;
import java.util.Arrays;

/** Rows of a tensor of any type in an order that was worked out from values. */
final class Rows {
  private Rows() {}

  /**
   * Asks the session's memory for so many numbers before the host works on as many.
   *
   * @throws dev.tensorcord.fault.Fault if there is not as much
   */
  static void ask(long count) {
    int most = (int) Math.min(count, Integer.MAX_VALUE);
    Tensor.allocate(Shape.of(most), DType.INT32).dispose();
  }

  /**
   * The rows at places; the other one at -1.
   *
   * @param x of at least one axis
   * @param otherwise what fits a row by broadcasting; null where no place is -1
   * @return [places, …]
   */
  static Tensor at(Tensor x, int[] places, Tensor otherwise) {
    return x.dtype().isText() ? texts(x, places, otherwise) : numbers(x, places, otherwise);
  }

  private static Tensor numbers(Tensor x, int[] places, Tensor otherwise) {
    Shape shape = x.shape().with(0, places.length);
    Tensor fill = otherwise == null ? null : otherwise.cast(x.dtype());
    if (x.shape().dim(0) == 0 && fill != null) {
      return fill.broadcastTo(shape);
    }
    int[] real = Arrays.stream(places).map(place -> Math.max(0, place)).toArray();
    Tensor found = Gather.apply(x, Tensors.tensor(real, real.length), 0);
    if (fill == null || Arrays.equals(real, places)) {
      return found;
    }
    boolean[] there = new boolean[places.length];
    for (int i = 0; i < there.length; i++) {
      there[i] = places[i] >= 0;
    }
    int[] column = new int[x.rank()];
    Arrays.fill(column, 1);
    column[0] = there.length;
    return Tensors.tensor(there, column).where(found, fill);
  }

  private static Tensor texts(Tensor x, int[] places, Tensor otherwise) {
    String[] from = x.texts();
    String[] fill = otherwise == null ? null : otherwise.texts();
    int size = x.shape().dim(0) == 0 ? 0 : from.length / x.shape().dim(0);
    int each = x.shape().dim(0) == 0 ? x.shape().with(0, 1).size() : size;
    String[] found = new String[places.length * each];
    for (int i = 0; i < found.length; i++) {
      int place = places[i / each];
      found[i] = place < 0 ? fill[i % each % fill.length] : from[place * each + i % each];
    }
    return Tensor.ofTexts(found, x.shape().with(0, places.length));
  }
}
