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
  private final double[] values;
  private final int[] widths;

  private TensorText(Tensor tensor) {
    this.tensor = tensor;
    this.values = values(tensor);
    int rank = tensor.rank();
    int columns = rank == 0 ? 1 : tensor.shape().dim(rank - 1);
    widths = new int[columns];
    if (rank > 1) {
      for (int i = 0; i < values.length; i++) {
        int column = i % columns;
        widths[column] = Math.max(widths[column], text(values[i]).length());
      }
    }
  }

  static String of(Tensor tensor) {
    TensorText text = new TensorText(tensor);
    StringBuilder all = new StringBuilder("Tensor");
    for (String line : text.lines(0, 0, true)) {
      all.append("\n    ").append(line);
    }
    return all.toString();
  }

  private static double[] values(Tensor tensor) {
    double[] values = new double[tensor.size()];
    Object array = tensor.array();
    for (int i = 0; i < values.length; i++) {
      values[i] =
          switch (array) {
            case float[] floats -> floats[i];
            case int[] ints -> ints[i];
            case byte[] bytes -> bytes[i];
            default -> throw new AssertionError(array);
          };
    }
    return values;
  }

  private String text(double value) {
    if (tensor.dtype() == DType.BOOL) {
      return value == 0 ? "false" : "true";
    }
    return Numbers.of(Numbers.toSevenPlaces(value));
  }

  private String cell(int index, int column) {
    String text = text(values[index]);
    return text + " ".repeat(Math.max(0, widths[column] - text.length()));
  }

  private List<String> lines(int axis, int from, boolean last) {
    int rank = tensor.rank();
    if (rank == 0) {
      return List.of(tensor.dtype() == DType.BOOL ? text(values[0]) : Numbers.of(values[0]));
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
