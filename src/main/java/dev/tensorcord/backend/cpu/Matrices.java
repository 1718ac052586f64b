package dev.tensorcord.backend.cpu;

import dev.tensorcord.backend.View;
import java.util.List;

/**
 * Where a view has the matrices of a batch, its strides as plain numbers.
 *
 * @param step from one matrix to the next
 * @param row from one row to the next
 * @param column from one column to the next
 */
record Matrices(int offset, int step, int row, int column, int rows, int columns) {
  /** As a view of three axes has them. */
  static Matrices of(View view, int rows, int columns) {
    List<Integer> strides = view.strides();
    return new Matrices(
        view.offset(), strides.get(0), strides.get(1), strides.get(2), rows, columns);
  }

  /** One of them, in an array. */
  Matrix of(float[] values, int index) {
    return new Matrix(values, offset + index * step, rows, columns, row, column);
  }
}
