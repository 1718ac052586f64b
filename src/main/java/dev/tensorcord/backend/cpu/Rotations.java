package dev.tensorcord.backend.cpu;

/**
 * Rotations of neighbouring rows that are put off, then done together, a few columns at a time:
 * these stay in the cache from the first rotation to the last, and threads share the columns (Van
 * Zee, van de Geijn, Quintana-Ortí: Restructuring the Tridiagonal and Bidiagonal QR Algorithms for
 * Performance, ACM TOMS 40, 2014).
 */
final class Rotations {
  private static final int MOST = 1 << 15;
  private static final int COLUMNS = 64;

  private final double[][] rows;
  private final int width;
  private final WorkPool pool;
  private final int[] at = new int[MOST];
  private final double[] cosines = new double[MOST];
  private final double[] sines = new double[MOST];
  private int count;

  Rotations(double[][] rows, int width, WorkPool pool) {
    this.rows = rows;
    this.width = width;
    this.pool = pool;
  }

  /** Will rotate a row and the one after it. */
  void add(int row, double cosine, double sine) {
    if (count == MOST) {
      run();
    }
    at[count] = row;
    cosines[count] = cosine;
    sines[count++] = sine;
  }

  /** Does what was put off. */
  void run() {
    int parts = Math.ceilDiv(width, COLUMNS);
    boolean alone = (long) count * width < Product.ALONE / 4;
    pool.run(
        parts,
        alone,
        part -> {
          int start = part * COLUMNS;
          int end = Math.min(width, start + COLUMNS);
          for (int k = 0; k < count; k++) {
            Doubles.rotate(cosines[k], sines[k], rows[at[k]], rows[at[k] + 1], start, end);
          }
        });
    count = 0;
  }
}
