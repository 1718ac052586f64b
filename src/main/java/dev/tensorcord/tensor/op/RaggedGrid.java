package dev.tensorcord.tensor.op;

import dev.tensorcord.fault.Fault;
import dev.tensorcord.tensor.Shape;
import dev.tensorcord.tensor.Tensor;
import dev.tensorcord.tensor.Tensors;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A ragged tensor written into a full one. Level by level, each row's place in the result is found
 * from its parent's; -1 is a row that has none.
 */
final class RaggedGrid {
  /** How a level says which values are in which row. */
  private enum Kind {
    ROW_SPLITS {
      @Override
      int[] lengths(int[] partition, int parents) {
        int[] lengths = new int[Math.max(0, partition.length - 1)];
        for (int i = 0; i < lengths.length; i++) {
          lengths[i] = partition[i + 1] - partition[i];
        }
        return lengths;
      }
    },
    VALUE_ROWIDS {
      @Override
      int[] lengths(int[] partition, int parents) {
        int[] lengths = new int[parents];
        int before = 0;
        for (int row : partition) {
          if (row < before || row >= parents) {
            throw Fault.of(
                "raggedTensorToTensor: the row %d is not among %d rows, or not in order."
                    .formatted(row, parents),
                "The rows of values do not fall.");
          }
          lengths[row]++;
          before = row;
        }
        return lengths;
      }
    };

    /** How many values each of the rows above has. */
    abstract int[] lengths(int[] partition, int parents);
  }

  private RaggedGrid() {}

  /** raggedTensorToTensor. */
  static Tensor fill(Call call) {
    List<int[]> partitions = new ArrayList<>();
    call.tensors("rowPartitionTensors").forEach(t -> partitions.add(Ragged.ints(t)));
    List<String> types = new ArrayList<>();
    if (call.get("rowPartitionTypes") instanceof List<?> given) {
      given.forEach(each -> types.add(String.valueOf(each)));
    }
    if (types.isEmpty() || types.size() != partitions.size() || partitions.getFirst().length == 0) {
      throw Fault.of(
          "raggedTensorToTensor: %d partitions and %d types for them do not fit."
              .formatted(partitions.size(), types.size()),
          "Give one of 'FIRST_DIM_SIZE', 'VALUE_ROWIDS' and 'ROW_SPLITS' for each.");
    }
    int rows = partitions.getFirst().length - 1;
    if (types.getFirst().equals("FIRST_DIM_SIZE")) {
      rows = partitions.removeFirst()[0];
      types.removeFirst();
    } else if (types.getFirst().equals("VALUE_ROWIDS")) {
      throw Fault.of(
          "raggedTensorToTensor: 'VALUE_ROWIDS' do not say how many rows there are.",
          "Begin with 'FIRST_DIM_SIZE'.");
    }
    if (rows < 0) {
      throw Fault.of(
          "raggedTensorToTensor: there cannot be %d rows.".formatted(rows),
          "Give a number from 0.");
    }
    Rows.ask(rows);
    List<int[]> lengths = new ArrayList<>();
    int parents = rows;
    for (int level = 0; level < types.size(); level++) {
      int[] each = kind(types.get(level)).lengths(partitions.get(level), parents);
      if (each.length > parents || Arrays.stream(each).anyMatch(length -> length < 0)) {
        throw Fault.of(
            "raggedTensorToTensor: the partition of axis %d does not fit %d rows."
                .formatted(level + 1, parents),
            "Splits rise, and there is one more of them than rows.");
      }
      lengths.add(each);
      parents = Arrays.stream(each).sum();
      Rows.ask(2L * parents);
    }
    return fill(call, rows, lengths);
  }

  private static Kind kind(String name) {
    for (Kind kind : Kind.values()) {
      if (kind.name().equals(name)) {
        return kind;
      }
    }
    throw Fault.of(
        "raggedTensorToTensor: there is no partition '%s' here.".formatted(name),
        "Use 'FIRST_DIM_SIZE' first, then 'VALUE_ROWIDS' or 'ROW_SPLITS'.");
  }

  private static Tensor fill(Call call, int rows, List<int[]> lengths) {
    Tensor values = call.tensor("values");
    Tensor otherwise = call.tensor("defaultValue");
    int levels = lengths.size();
    boolean fits = otherwise.rank() < values.rank() && otherwise.size() > 0;
    if (!fits) {
      throw Fault.of(
          "raggedTensorToTensor: a default of %s and values of %s are incompatible."
              .formatted(otherwise.shape(), values.shape()),
          "Give one number, or what a single value looks like.");
    }
    int[] sizes = Ragged.sizes(call.tensor("shape"), values.shape(), levels);
    sizes[0] = sizes[0] < 0 ? rows : sizes[0];
    for (int level = 1; level <= levels; level++) {
      int widest = Arrays.stream(lengths.get(level - 1)).max().orElse(0);
      sizes[level] = sizes[level] < 0 ? widest : sizes[level];
    }
    Shape whole = Shape.of(sizes);
    int grid = Shape.of(Arrays.copyOf(sizes, levels + 1)).size();
    Rows.ask(2L * grid);
    int[] places = new int[grid];
    Arrays.fill(places, -1);
    if (grid > 0) {
      int[] at = places(rows, sizes, lengths);
      for (int i = 0; i < at.length; i++) {
        if (at[i] >= 0 && i >= values.shape().dim(0)) {
          throw Fault.of(
              "raggedTensorToTensor: the rows hold %d values, but there are %d."
                  .formatted(at.length, values.shape().dim(0)),
              "Give as many values as the rows are long.");
        }
        if (at[i] >= 0) {
          places[at[i]] = i;
        }
      }
    }
    return of(values, places, otherwise, whole);
  }

  private static Tensor of(Tensor values, int[] places, Tensor otherwise, Shape whole) {
    if (whole.size() == 0) {
      return values.dtype().isText()
          ? Tensor.ofTexts(new String[0], whole)
          : Tensors.fill(whole, 0, values.dtype());
    }
    Tensor rows = Rows.at(values, places, otherwise);
    return values.dtype().isText() ? Tensor.ofTexts(rows.texts(), whole) : rows.reshape(whole);
  }

  /** For each value its place among the rows of the result; -1 where it is cut off. */
  private static int[] places(int rows, int[] sizes, List<int[]> lengths) {
    int[] steps = new int[lengths.size() + 1];
    steps[steps.length - 1] = 1;
    for (int level = steps.length - 2; level >= 0; level--) {
      steps[level] = steps[level + 1] * sizes[level + 1];
    }
    int[] at = new int[rows];
    for (int i = 0; i < rows; i++) {
      at[i] = i < sizes[0] ? i * steps[0] : -1;
    }
    for (int level = 1; level < steps.length; level++) {
      int[] own = lengths.get(level - 1);
      int[] next = new int[Arrays.stream(own).sum()];
      int to = 0;
      for (int row = 0; row < own.length; row++) {
        for (int i = 0; i < own[row]; i++) {
          boolean there = at[row] >= 0 && i < sizes[level];
          next[to++] = there ? at[row] + i * steps[level] : -1;
        }
      }
      at = next;
    }
    return at;
  }
}
