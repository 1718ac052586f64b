package dev.tensorcord.backend.cpu;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;

/**
 * Writes the loop of a {@link Tile} as a class of its own. Each sum is a local variable, and so is
 * the address of each row: only then does the compiler keep them in registers. Here, unlike in the
 * loops of {@link TileWriter}, the sums go where they belong at once: a way by a small array takes
 * 7 % of a product of 64 × 64 matrices.
 */
final class ProductWriter {
  // The locals of the method, as the kernel is given them.
  private static final int LEFT = 1;
  private static final int L = 2;
  private static final int LEFT_ROW = 3;
  private static final int LEFT_STEP = 4;
  private static final int RIGHT = 5;
  private static final int R = 6;
  private static final int RIGHT_STEP = 7;
  private static final int DEPTH = 8;
  private static final int PRIOR = 9;
  private static final int Q = 10;
  private static final int PRIOR_ROW = 11;
  private static final int OUT = 12;
  private static final int O = 13;
  private static final int OUT_ROW = 14;

  private static final int FIRST_SUM = 15;

  private final int rows;
  private final int vectors;
  private final boolean dense;

  /** Locals: where the rows of the left are after the first, and the counter of the steps. */
  private final int firstRow;

  private final int step;

  /** Locals: the vectors of a step, and a number in all lanes. */
  private final int firstVector;

  private final int number;
  private final CodeBuilder out;
  private final LaneCode lanes;

  private ProductWriter(int rows, int vectors, boolean dense, CodeBuilder out) {
    this.rows = rows;
    this.vectors = vectors;
    this.dense = dense;
    this.out = out;
    lanes = new LaneCode(out);
    firstRow = FIRST_SUM + rows * vectors;
    step = firstRow + rows - 1;
    firstVector = step + 1;
    number = firstVector + vectors;
  }

  /**
   * The loop of so many rows by so many vectors of columns.
   *
   * @param dense whether the left's step is 1, which lets the compiler unroll the loop
   */
  static ProductKernel write(int rows, int vectors, boolean dense) {
    return LaneCode.define(
        ProductKernel.class, builder -> new ProductWriter(rows, vectors, dense, builder).body());
  }

  private void body() {
    for (int i = 0; i < rows; i++) {
      for (int k = 0; k < vectors; k++) {
        lanes.zero().astore(sum(i, k));
      }
    }
    for (int i = 1; i < rows; i++) {
      out.iload(row(i - 1)).iload(LEFT_ROW).iadd().istore(row(i));
    }
    out.iconst_0().istore(step);
    Label head = out.newLabel();
    Label done = out.newLabel();
    out.labelBinding(head);
    out.iload(step).iload(DEPTH).if_icmpge(done);
    multiply();
    advance();
    out.iinc(step, 1).goto_(head);
    out.labelBinding(done);
    finish();
    out.return_();
  }

  /** The vectors of a step first, then row after row. */
  private void multiply() {
    for (int k = 0; k < vectors; k++) {
      lanes.species().aload(RIGHT).iload(R);
      lanes.ahead(k * Tile.WIDTH);
      lanes.load().astore(firstVector + k);
    }
    for (int i = 0; i < rows; i++) {
      lanes.species().aload(LEFT).iload(row(i)).faload();
      lanes.broadcast().astore(number);
      for (int k = 0; k < vectors; k++) {
        out.aload(number).aload(firstVector + k).aload(sum(i, k));
        lanes.multiply().astore(sum(i, k));
      }
    }
  }

  private void advance() {
    for (int i = 0; i < rows; i++) {
      if (dense) {
        out.iinc(row(i), 1);
      } else {
        out.iload(row(i)).iload(LEFT_STEP).iadd().istore(row(i));
      }
    }
    out.iload(R).iload(RIGHT_STEP).iadd().istore(R);
  }

  /** Adds what was there, row after row. */
  private void finish() {
    for (int i = 0; i < rows; i++) {
      if (i > 0) {
        out.iload(Q).iload(PRIOR_ROW).iadd().istore(Q);
        out.iload(O).iload(OUT_ROW).iadd().istore(O);
      }
      for (int k = 0; k < vectors; k++) {
        out.aload(sum(i, k));
        lanes.species().aload(PRIOR).iload(Q);
        lanes.ahead(k * Tile.WIDTH);
        lanes.load();
        lanes.add().aload(OUT).iload(O);
        lanes.ahead(k * Tile.WIDTH);
        lanes.store();
      }
    }
  }

  private int sum(int i, int k) {
    return FIRST_SUM + i * vectors + k;
  }

  private int row(int i) {
    return i == 0 ? L : firstRow + i - 1;
  }
}
