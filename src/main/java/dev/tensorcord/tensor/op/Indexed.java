package dev.tensorcord.tensor.op;

import dev.tensorcord.fault.Fault;
import dev.tensorcord.tensor.DType;
import dev.tensorcord.tensor.Shape;
import dev.tensorcord.tensor.Tensor;
import dev.tensorcord.tensor.TensorLike;
import dev.tensorcord.tensor.Tensors;
import java.util.Arrays;
import java.util.List;

/**
 * Elements and slices at places with several coordinates: each row of the int32 indices leads into
 * the first axes. Rows become places along one axis, and the rest is gathering.
 */
public final class Indexed {
  static final List<Operation> ROWS =
      List.of(
          Operation.of("gatherND", "x: any, indices: int32")
              .does(call -> gather(call.tensor("x"), call.tensor("indices")))
              .sample("slices", x -> gather(x[0], places(3, 1, 1, 0, 1)), Shape.of(2, 3))
              .sample("elements", x -> gather(x[0], places(2, 2, 1, 2, 0, 0)), Shape.of(2, 3))
              .doc(
                  "The elements or slices at places with several coordinates, one place a row.",
                  "tf.gatherND(tf.tensor2d([[1, 2], [3, 4]]), tf.tensor2d([[1, 0]], [1, 2],"
                      + " 'int32')).print()"),
          Operation.of("scatterND", "indices: int32, updates, shape: shape")
              .does(call ->
                  scatter(call.tensor("indices"), call.tensor("updates"), call.shape("shape")))
              .sample(
                  "slices", x -> scatter(places(2, 1, 1, 1), x[0], Shape.of(3, 2)), Shape.of(2, 2))
              .doc(
                  "Updates added up at their places in a tensor of zeros.",
                  "tf.scatterND([[1], [3]], [10, 20], [5]).print()"),
          Operation.of("tensorScatterUpdate", "tensor, indices: int32, updates")
              .does(call ->
                  update(call.tensor("tensor"), call.tensor("indices"), call.tensor("updates")))
              .sample(
                  "", x -> update(x[0], places(2, 1, 2, 2), x[1]), Shape.of(4, 2), Shape.of(2, 2))
              .doc(
                  "The tensor with updates in place of what was at their places; the last one"
                      + " stays.",
                  "tf.tensorScatterUpdate(tf.ones([4]), [[1], [3]], [10, 20]).print()"),
          Operation.of(
                  "sparseToDense",
                  "sparseIndices: int32, sparseValues: any, outputShape: shape,"
                      + " defaultValue: object = 0")
              .does(Indexed::readDense)
              .sample(
                  "",
                  x -> dense(places(2, 1, 2, 0), x[0], Shape.of(4), x[1]),
                  Shape.of(2),
                  Shape.SCALAR)
              .doc(
                  "Values at their places, one number everywhere else.",
                  "tf.sparseToDense(tf.tensor1d([1, 3], 'int32'), [10, 20], [5]).print()"));

  private Indexed() {}

  private static Tensor places(int rows, int columns, int... values) {
    return Tensors.tensor(values, rows, columns);
  }

  /**
   * Gathers.
   *
   * @param indices int32, [places …, coordinates]
   * @throws Fault if there are more coordinates than axes, or a place is not there
   */
  public static Tensor gather(Tensor x, Tensor indices) {
    if (x.rank() < 1 || indices.rank() < 1 || last(indices) > x.rank()) {
      throw Fault.of(
          "gatherND: places of shape %s do not lead into a tensor of shape %s."
              .formatted(indices.shape(), x.shape()),
          "Give rows of at most as many coordinates as the tensor has axes.");
    }
    if (x.size() == 0) {
      throw Fault.of("gatherND: the tensor is empty.", "Give it at least one value.");
    }
    int coordinates = last(indices);
    int[] outer = Arrays.copyOf(indices.shape().toArray(), indices.rank() - 1);
    int[] inner = tail(x.shape(), coordinates);
    Tensor rows = rows("gatherND", indices, coordinates, x.shape());
    Tensor slices = x.reshape(slices(x.shape(), coordinates));
    return Gather.apply(slices, rows, 0).reshape(joined(outer, inner));
  }

  /**
   * Scatters: updates for one place add up.
   *
   * @param indices int32, [places …, coordinates], or one coordinate for each place
   * @param updates the places' axes, then those of a slice
   * @throws Fault if the shapes do not fit together, or a place is not there
   */
  public static Tensor scatter(Tensor indices, Tensor updates, Shape shape) {
    check("scatterND", indices, updates, shape);
    int coordinates = indices.rank() > 1 ? last(indices) : 1;
    Tensor rows = rows("scatterND", indices, coordinates, shape);
    int[] slices = slices(shape, coordinates);
    boolean flags = updates.dtype() == DType.BOOL;
    Tensor parts = flags ? updates.cast(DType.INT32) : updates;
    Tensor sums = Gather.scattered(parts.reshape(rows.size(), slices[1]), rows, slices[0]);
    return (flags ? sums.cast(DType.BOOL) : sums).reshape(shape);
  }

  /**
   * Replaces.
   *
   * @param indices as in {@link #scatter}
   * @throws Fault if the shapes or types do not fit together, or a place is not there
   */
  public static Tensor update(Tensor tensor, Tensor indices, Tensor updates) {
    check("tensorScatterUpdate", indices, updates, tensor.shape());
    if (tensor.dtype() != updates.dtype()) {
      throw Fault.of(
          "tensorScatterUpdate: the tensor is %s, the updates are %s."
              .formatted(tensor.dtype(), updates.dtype()),
          "Cast one of them.");
    }
    int coordinates = indices.rank() > 1 ? last(indices) : 1;
    Tensor rows = rows("tensorScatterUpdate", indices, coordinates, tensor.shape());
    return replaced(tensor, rows, updates, coordinates);
  }

  /** A place in the tensor keeps its slice, or gets that of the last update that leads there. */
  private static Tensor replaced(Tensor tensor, Tensor rows, Tensor updates, int coordinates) {
    int[] slices = slices(tensor.shape(), coordinates);
    int[] from = new int[slices[0]];
    Arrays.setAll(from, i -> i);
    int[] to = (int[]) rows.array();
    for (int i = 0; i < to.length; i++) {
      from[to[i]] = slices[0] + i;
    }
    Tensor all =
        Concat.apply(List.of(tensor.reshape(slices), updates.reshape(to.length, slices[1])), 0);
    return Gather.apply(all, Tensors.tensor(from, from.length), 0).reshape(tensor.shape());
  }

  private static Tensor readDense(Call call) {
    Tensor values = call.tensor("sparseValues");
    Object given = call.get("defaultValue");
    Tensor fallback = TensorLike.read("sparseToDense", "defaultValue", given, values.dtype());
    return dense(call.tensor("sparseIndices"), values, call.shape("outputShape"), fallback);
  }

  /**
   * Values at their places.
   *
   * @param indices int32: one place, a list of places along one axis, or a row for each
   * @param values one for each place, or one for all
   * @throws Fault if the shapes or types do not fit together, or a place is not there
   */
  public static Tensor dense(Tensor indices, Tensor values, Shape shape, Tensor fallback) {
    int count = indices.rank() > 0 ? indices.shape().dim(0) : 1;
    int coordinates = indices.rank() > 1 ? last(indices) : 1;
    boolean single = values.rank() == 0;
    if (indices.rank() > 2 || shape.rank() != coordinates || fallback.size() != 1) {
      throw Fault.of(
          "sparseToDense: places of shape %s do not lead into a shape of %s."
              .formatted(indices.shape(), shape),
          "Give a row for each place with one coordinate for each axis, and one default value.");
    }
    if (!single && (values.rank() != 1 || values.size() != count)) {
      throw Fault.of(
          "sparseToDense: there are values of shape %s for %d places."
              .formatted(values.shape(), count),
          "Give one value for each place, or one for all.");
    }
    if (values.dtype() != fallback.dtype()) {
      throw Fault.of(
          "sparseToDense: the values are %s, the default value is %s."
              .formatted(values.dtype(), fallback.dtype()),
          "Give a default value of the values' type.");
    }
    Tensor rows = rows("sparseToDense", indices, coordinates, shape);
    Tensor each = single ? BroadcastTo.apply(values, Shape.of(count)) : values;
    Tensor base = BroadcastTo.apply(fallback.reshape(), shape);
    return replaced(base, rows, each, coordinates);
  }

  private static void check(String op, Tensor indices, Tensor updates, Shape shape) {
    int coordinates = indices.rank() > 1 ? last(indices) : 1;
    int batch = indices.rank() > 1 ? indices.rank() - 1 : 1;
    boolean fits =
        indices.rank() > 0 && updates.rank() > 0 && shape.rank() > 0 && coordinates <= shape.rank();
    if (fits) {
      int[] due = joined(Arrays.copyOf(indices.shape().toArray(), batch), tail(shape, coordinates));
      fits = Shape.of(due).equals(updates.shape());
    }
    if (!fits) {
      throw Fault.of(
          "%s: updates of shape %s do not fit places of shape %s in a tensor of shape %s."
              .formatted(op, updates.shape(), indices.shape(), shape),
          "The updates have the places' axes but the last, then the axes that the coordinates"
              + " leave over.");
    }
  }

  /** Each row of coordinates as one place among the slices. */
  private static Tensor rows(String op, Tensor indices, int coordinates, Shape shape) {
    if (indices.dtype() != DType.INT32) {
      throw Fault.of(
          "%s: int32 places are needed, not %s.".formatted(op, indices.dtype()),
          "Make them with tf.tensor2d([…], shape, 'int32'), or cast('int32').");
    }
    int[] at = (int[]) indices.array();
    int[] rows = new int[coordinates == 0 ? outer(indices) : at.length / coordinates];
    for (int i = 0; i < rows.length; i++) {
      for (int axis = 0; axis < coordinates; axis++) {
        int place = at[i * coordinates + axis];
        if (place < 0 || place >= shape.dim(axis)) {
          int[] row = Arrays.copyOfRange(at, i * coordinates, (i + 1) * coordinates);
          throw Fault.of(
              "%s: there is no place %s in a tensor of shape %s."
                  .formatted(op, Arrays.toString(row).replace(" ", ""), shape),
              "Coordinates run from 0 to before the axis's size.");
        }
        rows[i] = rows[i] * shape.dim(axis) + place;
      }
    }
    return Tensors.tensor(rows, rows.length);
  }

  private static int outer(Tensor indices) {
    return Shape.of(Arrays.copyOf(indices.shape().toArray(), indices.rank() - 1)).size();
  }

  private static int last(Tensor indices) {
    return indices.shape().dim(indices.rank() - 1);
  }

  /** The shape as a list of slices: how many, and how large each. */
  private static int[] slices(Shape shape, int coordinates) {
    int count = Shape.of(Arrays.copyOf(shape.toArray(), coordinates)).size();
    return new int[] {count, Shape.of(tail(shape, coordinates)).size()};
  }

  private static int[] tail(Shape shape, int from) {
    return Arrays.copyOfRange(shape.toArray(), from, shape.rank());
  }

  private static int[] joined(int[] a, int[] b) {
    int[] all = Arrays.copyOf(a, a.length + b.length);
    System.arraycopy(b, 0, all, a.length, b.length);
    return all;
  }
}
