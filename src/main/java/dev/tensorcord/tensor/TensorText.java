package dev.tensorcord.tensor;

import java.util.ArrayList;
import java.util.List;

/** Tensors as text, laid out to the letter as TensorFlow.js prints them. */
final class TensorText {
  /** An axis longer than this is shortened … */
  private static final int LONG = 20;

  /** … to so many at each end. */
  private static final int ENDS = 3;

  private final Tensor tensor;
  private final Object values;
  private final int[] widths;

  private TensorText(Tensor tensor) {
    this.tensor = tensor;
    this.values = tensor.array();
    int rank = tensor.rank();
    int columns = rank == 0 ? 1 : tensor.shape().dim(rank - 1);
    widths = new int[columns];
    if (rank > 1) {
      for (int i = 0; i < tensor.size(); i++) {
        int column = i % columns;
        widths[column] = Math.max(widths[column], text(i).length());
      }
    }
  }

  /**
   * The text.
   *
   * @param verbose whether type, rank and shape are told as well
   */
  static String of(Tensor tensor, boolean verbose) {
    TensorText text = new TensorText(tensor);
    StringBuilder all = new StringBuilder("Tensor");
    if (verbose) {
      all.append("\n  dtype: ").append(tensor.dtype());
      all.append("\n  rank: ").append(tensor.rank());
      all.append("\n  shape: ").append(tensor.shape());
      all.append("\n  values:");
    }
    for (String line : text.lines(0, 0, true)) {
      all.append("\n    ").append(line);
    }
    return all.toString();
  }

  private String text(int index) {
    return switch (values) {
      case float[] pairs when tensor.dtype() == DType.COMPLEX64 ->
          number(pairs[2 * index]) + " + " + number(pairs[2 * index + 1]) + "j";
      case float[] floats -> number(floats[index]);
      case int[] ints -> number(ints[index]);
      case byte[] flags -> flags[index] == 0 ? "false" : "true";
      case String[] texts -> "'" + texts[index] + "'";
      default -> throw new AssertionError(values);
    };
  }

  private static String number(double value) {
    return Numbers.of(Numbers.toSevenPlaces(value));
  }

  /** A value that stands alone: numbers in full, strings without quotes. */
  private String single() {
    return switch (values) {
      case float[] floats when tensor.dtype() == DType.FLOAT32 -> Numbers.of(floats[0]);
      case int[] ints -> Numbers.of(ints[0]);
      case String[] texts -> texts[0];
      default -> text(0);
    };
  }

  private String cell(int index, int column) {
    String text = text(index);
    return text + " ".repeat(Math.max(0, widths[column] - text.length()));
  }

  private List<String> lines(int axis, int from, boolean last) {
    int rank = tensor.rank();
    if (rank == 0) {
      return List.of(single());
    }
    if (axis == rank - 1) {
      return List.of(row(from));
    }
    return block(axis, from, last);
  }

  private String row(int from) {
    int size = widths.length;
    List<String> cells = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      if (size > LONG && i == ENDS) {
        cells.add("...");
        i = size - ENDS;
      }
      cells.add(cell(from + i, i));
    }
    return "[" + String.join(", ", cells) + "]";
  }

  private List<String> block(int axis, int from, boolean last) {
    int size = tensor.shape().dim(axis);
    int step = 1;
    for (int inner = axis + 1; inner < tensor.rank(); inner++) {
      step *= tensor.shape().dim(inner);
    }
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      if (size > LONG && i == ENDS) {
        lines.add("...");
        i = size - ENDS;
      }
      lines.addAll(lines(axis + 1, from + i * step, i == size - 1));
    }
    int left = tensor.rank() - axis;
    String comma = left == 2 ? "," : "";
    if (lines.isEmpty()) {
      lines.add("");
    }
    lines.set(0, "[" + (size > 0 ? lines.getFirst() + comma : ""));
    for (int i = 1; i < lines.size() - 1; i++) {
      lines.set(i, " " + lines.get(i) + comma);
    }
    String gap = last ? "" : ",\n" + "\n".repeat(left - 2);
    lines.set(lines.size() - 1, " " + lines.getLast() + "]" + gap);
    return lines;
  }
}
