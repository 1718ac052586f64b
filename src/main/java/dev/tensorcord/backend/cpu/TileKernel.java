package dev.tensorcord.backend.cpu;

/**
 * A block of sums that stay in registers while their operands pass by: some numbers, each spread
 * over the lanes of a vector, times some vectors. Which numbers meet which vectors, and where both
 * lie, is told by a {@link TileShape}.
 */
@FunctionalInterface
interface TileKernel {
  /**
   * Sums up. What the inner loops ask for comes first: it is passed in registers, and stays there.
   *
   * @param numbers what is spread over the lanes, from {@code n} on
   * @param vectors what the numbers are multiplied by, from {@code v} on
   * @param row a distance that the shape speaks of, as are {@code step} and {@code next}
   * @param table where parts of the operands begin, in shapes that read such a table
   * @param runs how often the inner loop is gone through, in shapes that have runs
   * @param length steps of the inner loop
   * @param tile takes the sums: those of the first number with all its vectors, then the next one's
   */
  void sums(
      float[] numbers,
      float[] vectors,
      int v,
      int row,
      int[] table,
      int n,
      int step,
      int next,
      int runs,
      int length,
      float[] tile);
}
