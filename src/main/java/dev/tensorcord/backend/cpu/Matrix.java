package dev.tensorcord.backend.cpu;

/**
 * A matrix within an array: the element (i, j) lies at {@code offset + i * row + j * column}.
 *
 * @param row from one row to the next
 * @param column from one column to the next
 */
record Matrix(float[] values, int offset, int rows, int columns, int row, int column) {

  /** Row after row, from the array's start. */
  static Matrix dense(float[] values, int rows, int columns) {
    return new Matrix(values, 0, rows, columns, Math.max(1, columns), 1);
  }

  /** Where an element lies. */
  int at(int i, int j) {
    return offset + i * row + j * column;
  }

  Matrix transposed() {
    return new Matrix(values, offset, columns, rows, column, row);
  }

  /** A part, from a row and a column on. */
  Matrix part(int i, int j, int height, int width) {
    return new Matrix(values, at(i, j), height, width, row, column);
  }

  /** Copies one matrix to another of the same sizes. */
  static void copy(Matrix from, Matrix to) {
    for (int i = 0; i < from.rows; i++) {
      if (from.column == 1 && to.column == 1) {
        System.arraycopy(from.values, from.at(i, 0), to.values, to.at(i, 0), from.columns);
        continue;
      }
      for (int j = 0; j < from.columns; j++) {
        to.values[to.at(i, j)] = from.values[from.at(i, j)];
      }
    }
  }
}
