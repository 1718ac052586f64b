package dev.tensorcord.plot;

import java.util.List;

/**
 * A table of numbers, shown by colours.
 *
 * @param title shown above; empty for none
 * @param values row after row; not to be changed once given
 * @param rowNames beside the rows; empty for none
 * @param columnNames below the columns; empty for none
 * @param numbers whether each cell shows its number
 */
public record GridFigure(
    String title,
    int rows,
    int columns,
    float[] values,
    List<String> rowNames,
    List<String> columnNames,
    boolean numbers) {
  /** Copies the names. */
  public GridFigure {
    rowNames = List.copyOf(rowNames);
    columnNames = List.copyOf(columnNames);
    if (rows < 1 || columns < 1 || values.length != (long) rows * columns) {
      throw new IllegalArgumentException(rows + " rows of " + columns + " need as many values");
    }
  }
}
