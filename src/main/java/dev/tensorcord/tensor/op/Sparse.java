package dev.tensorcord.tensor.op;

import dev.tensorcord.fault.Fault;
import dev.tensorcord.tensor.DType;
import dev.tensorcord.tensor.Shape;
import dev.tensorcord.tensor.Tensor;
import dev.tensorcord.tensor.Tensors;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Tensors of which only some places and their values are written down: one row each. */
final class Sparse {
  static final List<Operation> ROWS =
      List.of(
          Operation.of(
                  "sparse.sparseFillEmptyRows",
                  "indices: int32, values: any, denseShape: int32, defaultValue: any")
              .does(Sparse::fill)
              .doc(
                  "Writes a default value into every row that has none.",
                  "tf.sparse.sparseFillEmptyRows([[0, 1], [2, 0]], [5, 7], [3, 2], -1)"
                      + ".outputValues.print()"),
          Operation.of(
                  "sparse.sparseReshape", "inputIndices: int32, inputShape: int32, newShape: int32")
              .does(Sparse::reshape)
              .doc(
                  "The places of the same values in another shape; one size may be -1.",
                  "tf.sparse.sparseReshape([[0, 1], [1, 0]], [2, 2], [4, -1])"
                      + ".outputIndices.print()"),
          Operation.of("sparse.sparseSegmentMean", "data, indices: int32, segmentIds: int32")
              .does(call -> segments(call, true))
              .doc(
                  "The means of chosen rows, joined by the ids of their segments, which do not fall.",
                  "tf.sparse.sparseSegmentMean([[1, 2], [3, 4]], [0, 1, 1], [0, 0, 1]).print()"),
          Operation.of("sparse.sparseSegmentSum", "data, indices: int32, segmentIds: int32")
              .does(call -> segments(call, false))
              .doc(
                  "The sums of chosen rows, joined by the ids of their segments, which do not fall.",
                  "tf.sparse.sparseSegmentSum([[1, 2], [3, 4]], [0, 1, 1], [0, 0, 1]).print()"));

  private Sparse() {}

  private static int[] ints(Call call, String name, int rank) {
    Tensor tensor = call.tensor(name);
    if (tensor.rank() != rank) {
      throw Fault.of(
          "%s: '%s' should be Tensor%dD but received shape %s."
              .formatted(call.op(), name, rank, tensor.shape()),
          rank == 2 ? "Give one row for each value." : "Give a list of numbers.");
    }
    return (int[]) tensor.array();
  }

  private static Map<String, Tensor> fill(Call call) {
    int[] indices = ints(call, "indices", 2);
    int rank = call.tensor("indices").shape().dim(1);
    int count = call.tensor("indices").shape().dim(0);
    Tensor values = call.tensor("values");
    int[] shape = ints(call, "denseShape", 1);
    Tensor otherwise = call.tensor("defaultValue");
    if (values.rank() != 1 || values.size() != count || otherwise.rank() != 0) {
      throw Fault.of(
          "%s: values %s and a default %s do not fit %d places."
              .formatted(call.op(), values.shape(), otherwise.shape(), count),
          "Give a list of one value for each place, and one default value.");
    }
    int rows = shape.length == 0 ? 0 : shape[0];
    if (rows < 0 || (rows == 0 && count != 0) || (count > 0 && rank == 0)) {
      throw Fault.of(
          "%s: a tensor of shape %s has no rows, but indices.shape[0] = %d"
              .formatted(call.op(), Arrays.toString(shape), count),
          "Give the whole tensor's sizes.");
    }
    Rows.ask(2L * rows);
    int[] begin = new int[rows + 1];
    for (int i = 0; i < count; i++) {
      int row = indices[i * rank];
      if (row < 0 || row >= rows) {
        throw Fault.of(
            "indices(%d, 0) is invalid: %d %s".formatted(i, row, row < 0 ? "< 0" : ">= " + rows),
            "Rows are counted from 0.");
      }
      begin[row + 1]++;
    }
    boolean[] empty = new boolean[rows];
    for (int row = 0; row < rows; row++) {
      empty[row] = begin[row + 1] == 0;
      begin[row + 1] = begin[row] + Math.max(1, begin[row + 1]);
    }
    int all = begin[rows];
    int[] from = new int[all];
    int[] to = new int[count];
    int[] places = new int[all * rank];
    Arrays.fill(from, -1);
    int[] next = begin.clone();
    for (int i = 0; i < count; i++) {
      int row = indices[i * rank];
      to[i] = next[row]++;
      from[to[i]] = i;
      System.arraycopy(indices, i * rank, places, to[i] * rank, rank);
    }
    for (int row = 0; row < rows; row++) {
      if (empty[row]) {
        places[begin[row] * rank] = row;
      }
    }
    Map<String, Tensor> filled = new LinkedHashMap<>();
    filled.put("outputIndices", Tensors.tensor(places, all, rank));
    filled.put("outputValues", Rows.at(values, from, otherwise));
    filled.put("emptyRowIndicator", Tensors.tensor(empty, rows));
    filled.put("reverseIndexMap", Tensors.tensor(to, count));
    return filled;
  }

  private static Map<String, Tensor> reshape(Call call) {
    int[] indices = ints(call, "inputIndices", 2);
    int count = call.tensor("inputIndices").shape().dim(0);
    int[] from = ints(call, "inputShape", 1);
    int[] to = ints(call, "newShape", 1).clone();
    int unknown = -1;
    for (int axis = 0; axis < to.length; axis++) {
      if (to[axis] < -1 || (to[axis] == -1 && unknown >= 0)) {
        throw Fault.of(
            to[axis] < -1
                ? "size %d must be non-negative, not %d".formatted(axis, to[axis])
                : "only one output dimension may be -1, not both %d and %d"
                    .formatted(unknown, axis),
            "Sizes are 0 or more; one of them may be -1.");
      }
      unknown = to[axis] == -1 ? axis : unknown;
    }
    long size = product(call.op(), from);
    long known = product(call.op(), Arrays.stream(to).filter(dim -> dim != -1).toArray());
    boolean fits = unknown < 0 ? known == size : known > 0 && size % known == 0;
    if (!fits) {
      throw Fault.of(
          unknown < 0
              ? "Input to reshape is a tensor with %d dense values, but the requested shape has %d"
                  .formatted(size, known)
              : known > 0
                  ? "Input to reshape is a tensor with %d dense values, but the requested shape "
                          .formatted(size)
                      + "requires a multiple of %d".formatted(known)
                  : "reshape cannot infer the missing input size for an empty tensor unless all "
                      + "specified input sizes are non-zero",
          "Both shapes hold as many values.");
    }
    if (from.length != call.tensor("inputIndices").shape().dim(1)) {
      throw Fault.of(
          "%s: places of %d numbers do not lie in a tensor of %d axes."
              .formatted(call.op(), call.tensor("inputIndices").shape().dim(1), from.length),
          "A place has one number for each axis.");
    }
    if (unknown >= 0) {
      to[unknown] = (int) Math.min(size / known, Integer.MAX_VALUE);
    }
    int[] places = new int[count * to.length];
    for (int i = 0; i < count; i++) {
      long flat = 0;
      for (int axis = 0; axis < from.length; axis++) {
        flat = flat * from[axis] + indices[i * from.length + axis];
      }
      for (int axis = to.length - 1; axis >= 0; axis--) {
        places[i * to.length + axis] = to[axis] == 0 ? 0 : (int) (flat % to[axis]);
        flat = to[axis] == 0 ? 0 : flat / to[axis];
      }
    }
    Map<String, Tensor> both = new LinkedHashMap<>();
    both.put("outputIndices", Tensors.tensor(places, count, to.length));
    both.put("outputShape", Tensors.tensor(to, to.length));
    return both;
  }

  private static long product(String op, int... dims) {
    double product = 1;
    for (int dim : dims) {
      product *= dim;
    }
    if (product < 0 || product > 1L << 53) {
      throw Fault.of(
          "%s: a tensor of %s is too large to count its places."
              .formatted(op, Arrays.toString(dims)),
          "Use smaller sizes, each 0 or more.");
    }
    return (long) product;
  }

  private static Tensor segments(Call call, boolean mean) {
    Tensor data = call.tensor("data");
    int[] indices = ints(call, "indices", 1);
    int[] ids = ints(call, "segmentIds", 1);
    if (data.rank() < 1 || indices.length != ids.length) {
      throw Fault.of(
          data.rank() < 1
              ? "Data should be at least 1 dimensional but received scalar"
              : "segmentIds and indices should have same size.",
          "Give one id for each place, and data with rows.");
    }
    int last = ids.length == 0 ? -1 : ids[ids.length - 1];
    int rows = data.shape().dim(0);
    check(indices, ids, rows);
    Shape shape = data.shape().with(0, last + 1);
    Rows.ask(3L * shape.size());
    int columns = rows == 0 ? 0 : data.size() / rows;
    float[] from = data.data();
    double[] sums = new double[shape.size()];
    int[] counts = new int[last + 1];
    for (int i = 0; i < ids.length; i++) {
      counts[ids[i]]++;
      for (int j = 0; j < columns; j++) {
        sums[ids[i] * columns + j] += from[indices[i] * columns + j];
      }
    }
    float[] joined = new float[sums.length];
    for (int i = 0; i < joined.length; i++) {
      int count = mean ? Math.max(1, counts[i / columns]) : 1;
      joined[i] = (float) (sums[i] / count);
    }
    Tensor y = Tensors.tensor(joined, shape.toArray());
    return data.dtype() == DType.FLOAT32 ? y : y.cast(data.dtype());
  }

  /** TensorFlow's own sentences, by which programs know these errors. */
  private static void check(int[] indices, int[] ids, int rows) {
    int last = ids.length == 0 ? 0 : ids[ids.length - 1];
    if (last < 0) {
      throw wrong("segment ids must be >= 0");
    }
    if (last == Integer.MAX_VALUE) {
      throw wrong("segment ids must be below 2147483647");
    }
    for (int i = 0; i < ids.length; i++) {
      if (i > 0 && ids[i] < ids[i - 1]) {
        throw wrong("segment ids are not increasing");
      }
      boolean ends = i == ids.length - 1 || ids[i + 1] != ids[i];
      if (ends && i < ids.length - 1 && ids[i + 1] < ids[i]) {
        throw wrong("segment ids are not increasing");
      }
      if (ids[i] < 0 || ids[i] > last) {
        throw wrong(
            "Segment id %d out of range [0, %d), possibly because segmentIds input is not sorted."
                .formatted(ids[i], last + 1));
      }
      if (indices[i] < 0 || indices[i] >= rows) {
        throw wrong("Bad: indices[%d] == %d out of range [0, %d)".formatted(i, indices[i], rows));
      }
    }
  }

  private static Fault wrong(String sentence) {
    return Fault.of(sentence, "Ids are 0 or more and do not fall; rows are counted from 0.");
  }
}
