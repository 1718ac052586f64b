package dev.tensorcord.tensor.op;

import dev.tensorcord.fault.Fault;
import dev.tensorcord.tensor.DType;
import dev.tensorcord.tensor.Shape;
import dev.tensorcord.tensor.Tensor;
import dev.tensorcord.tensor.Tensors;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Lists of rows of unlike lengths: all values in one tensor, and for each level the places at which
 * its rows begin and end (its splits). One row each.
 */
final class Ragged {
  static final List<Operation> ROWS =
      List.of(
          Operation.of(
                  "raggedGather",
                  "paramsNestedSplits: tensors, paramsDenseValues: any, indices: int32, "
                      + "outputRaggedRank?: whole")
              .does(Ragged::gather)
              .doc(
                  "The rows at some places of a ragged tensor.",
                  "tf.raggedGather([tf.tensor1d([0, 2, 3], 'int32')], [1, 2, 3], [1, 0], 1)"
                      + ".outputDenseValues.print()"),
          Operation.of("raggedRange", "starts, limits, deltas")
              .does(Ragged::range)
              .doc(
                  "A range for each row: from its start, in steps, to before its limit.",
                  "tf.raggedRange([0, 5], [3, 7], 1).rtDenseValues.print()"),
          Operation.of(
                  "raggedTensorToTensor",
                  "shape: int32, values: any, defaultValue: any, rowPartitionTensors: tensors, "
                      + "rowPartitionTypes: object")
              .does(RaggedGrid::fill)
              .doc(
                  "A ragged tensor as one of full rows: short ones are filled up, long ones cut.",
                  "tf.raggedTensorToTensor([2, 3], [1, 2, 3], 0, "
                      + "[tf.tensor1d([0, 1, 3], 'int32')], ['ROW_SPLITS']).print()"));

  private static final String SPLITS = "Row i holds the values from split i to before split i + 1.";
  private static final String LISTS = "Give single numbers, or lists of one length.";

  private Ragged() {}

  /** The int32 values of a tensor. */
  static int[] ints(Tensor tensor) {
    return (int[]) tensor.cast(DType.INT32).array();
  }

  private static Map<String, Object> gather(Call call) {
    List<Tensor> nested = call.tensors("paramsNestedSplits");
    Tensor values = call.tensor("paramsDenseValues");
    Tensor indices = call.tensor("indices");
    require(nested.getFirst().rank() > 0, "Split tensors must not be scalars", SPLITS);
    List<int[]> splits = nested.stream().map(Ragged::ints).toList();
    int[] wanted = (int[]) indices.array();
    int rows = splits.getFirst().length - 1;
    for (int i = 0; i < wanted.length; i++) {
      if (wanted[i] < 0 || wanted[i] >= rows) {
        throw Fault.of(
            "indices%s = %d is not in [0, %d)".formatted(at(i, indices.shape()), wanted[i], rows),
            "Rows are counted from 0.");
      }
    }
    require(values.rank() > 0, "params.rank must be nonzero", "Give a list of values.");
    for (int level = 0; level < splits.size(); level++) {
      boolean deepest = level == splits.size() - 1;
      check(splits.get(level), deepest ? values.shape().dim(0) : splits.get(level + 1).length);
    }
    List<Splits> found = new ArrayList<>();
    int outer = Math.max(0, indices.rank() - 1);
    int above = 1;
    for (int axis = 0; axis < outer; axis++) {
      above *= indices.shape().dim(axis);
      Splits even = new Splits();
      for (int i = 0; i < above; i++) {
        even.add(indices.shape().dim(axis + 1));
      }
      found.add(even);
    }
    splits.forEach(_ -> found.add(new Splits()));
    Splits places = new Splits();
    for (int index : wanted) {
      int start = index;
      int limit = index + 1;
      for (int level = 0; level < splits.size(); level++) {
        int[] of = splits.get(level);
        // A single index names one row, whose own split is not kept.
        boolean kept = indices.rank() > 0 || level > 0;
        for (int j = start; j < limit && kept; j++) {
          found.get(outer + level).add(of[j + 1] - of[j]);
        }
        start = of[start];
        limit = of[limit];
      }
      for (int j = start; j < limit; j++) {
        places.put(j);
      }
    }
    if (indices.rank() == 0) {
      found.removeFirst();
    }
    Map<String, Object> both = new LinkedHashMap<>();
    both.put("outputNestedSplits", found.stream().map(Splits::tensor).toList());
    both.put("outputDenseValues", Rows.at(values, places.from(1), null));
    return both;
  }

  private static void check(int[] splits, int end) {
    require(splits.length > 0, "Ragged splits may not be empty", SPLITS);
    require(splits[0] >= 0, "Ragged splits must be non-negative", SPLITS);
    require(splits[splits.length - 1] <= end, "Ragged splits must not point past values", SPLITS);
    for (int i = 1; i < splits.length; i++) {
      require(
          splits[i - 1] <= splits[i], "Ragged splits must be sorted in ascending order", SPLITS);
    }
  }

  /** TensorFlow's own sentences, by which programs know these errors. */
  private static void require(boolean holds, String otherwise, String hint) {
    if (!holds) {
      throw Fault.of(otherwise, hint);
    }
  }

  private static String at(int flat, Shape shape) {
    int[] place = new int[shape.rank()];
    int rest = flat;
    for (int axis = place.length - 1; axis >= 0; axis--) {
      place[axis] = rest % shape.dim(axis);
      rest /= shape.dim(axis);
    }
    return Arrays.toString(place).replace(" ", "");
  }

  /** Splits as they grow; the first one is 0. */
  private static final class Splits {
    private int[] values = {0, 0, 0, 0};
    private int count = 1;

    void add(int length) {
      put(values[count - 1] + length);
    }

    void put(int value) {
      if (count == values.length) {
        Rows.ask(3L * count);
        values = Arrays.copyOf(values, Math.multiplyExact(2, count));
      }
      values[count++] = value;
    }

    int[] from(int first) {
      return Arrays.copyOfRange(values, first, count);
    }

    Tensor tensor() {
      return Tensors.tensor(from(0), count);
    }
  }

  private static Map<String, Tensor> range(Call call) {
    Tensor starts = call.tensor("starts");
    Tensor limits = call.tensor("limits");
    Tensor deltas = call.tensor("deltas");
    int rows = -1;
    for (String name : List.of("starts", "limits", "deltas")) {
      require(call.tensor(name).rank() <= 1, name + " must be a scalar or vector", LISTS);
    }
    for (Tensor each : List.of(starts, limits, deltas)) {
      require(
          each.rank() == 0 || rows < 0 || each.size() == rows,
          "starts, limits, and deltas must have the same shape",
          LISTS);
      rows = each.rank() == 1 ? each.size() : rows;
    }
    rows = Math.max(rows, starts.rank() + limits.rank() + deltas.rank() == 0 ? 1 : 0);
    double[] from = doubles(starts, rows);
    double[] to = doubles(limits, rows);
    double[] by = doubles(deltas, rows);
    int[] splits = new int[rows + 1];
    for (int row = 0; row < rows; row++) {
      boolean none = by[row] > 0 ? to[row] < from[row] : to[row] > from[row];
      double size = none ? 0 : Math.ceil(Math.abs((to[row] - from[row]) / by[row]));
      require(by[row] != 0, "Requires delta != 0", "Use a step such as 1 or -1.");
      require(
          splits[row] + size < Integer.MAX_VALUE,
          "Requires ((limit - start) / delta) <= 2147483647",
          "Use larger steps, or fewer rows.");
      splits[row + 1] = splits[row] + (int) size;
    }
    Rows.ask(2L * splits[rows]);
    double[] values = new double[splits[rows]];
    for (int row = 0; row < rows; row++) {
      double value = from[row];
      for (int i = splits[row]; i < splits[row + 1]; i++, value += by[row]) {
        values[i] = value;
      }
    }
    Tensor dense = Tensors.tensor(values, values.length);
    if (starts.dtype() == DType.INT32) {
      dense = Tensors.tensor(Arrays.stream(values).mapToInt(v -> (int) v).toArray(), values.length);
    }
    Map<String, Tensor> both = new LinkedHashMap<>();
    both.put("rtNestedSplits", Tensors.tensor(splits, splits.length));
    both.put("rtDenseValues", dense);
    return both;
  }

  private static double[] doubles(Tensor tensor, int rows) {
    double[] all = new double[rows];
    if (tensor.dtype() == DType.INT32) {
      int[] ints = (int[]) tensor.array();
      Arrays.setAll(all, i -> ints[ints.length == 1 ? 0 : i]);
    } else {
      float[] floats = tensor.data();
      Arrays.setAll(all, i -> floats[floats.length == 1 ? 0 : i]);
    }
    return all;
  }

  /** The sizes of a shape whose first {@code levels} axes are ragged; -1 where it is open. */
  static int[] sizes(Tensor shape, Shape values, int levels) {
    int rank = levels + values.rank();
    int[] given = ints(shape);
    if (shape.rank() == 0 && given[0] == -1) {
      int[] open = new int[rank];
      Arrays.fill(open, -1);
      given = open;
    } else if (shape.rank() != 1 || given.length != rank) {
      throw Fault.of(
          "raggedTensorToTensor: a shape of %s and values of %s with %d ragged axes are incompatible."
              .formatted(shape.rank() == 0 ? "one number" : Arrays.toString(given), values, levels),
          "Give %d sizes, -1 where a size is open.".formatted(rank));
    }
    for (int axis = 0; axis < rank; axis++) {
      int own = axis > levels ? values.dim(axis - levels) : -1;
      if (given[axis] < -1 || (own >= 0 && given[axis] >= 0 && own != given[axis])) {
        throw Fault.of(
            "raggedTensorToTensor: a size of %d along axis %d and values of %s are incompatible."
                .formatted(given[axis], axis, values),
            "Axes that are not ragged have the values' own sizes, or -1.");
      }
      given[axis] = own >= 0 ? own : given[axis];
    }
    return given;
  }
}
