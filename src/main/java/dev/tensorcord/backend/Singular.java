package dev.tensorcord.backend;

/** A square matrix is not of the kind that is needed, as a row of it shows. */
public final class Singular extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int batch;
  private final int row;

  /** Which matrix of a batch, and the first row of it that shows it. */
  public Singular(int batch, int row) {
    super("matrix " + batch + " fails at row " + row, null, false, false);
    this.batch = batch;
    this.row = row;
  }

  /** Which matrix of a batch. */
  public int batch() {
    return batch;
  }

  /** The row, counted from 0: it is made of those before it, say. */
  public int row() {
    return row;
  }
}
