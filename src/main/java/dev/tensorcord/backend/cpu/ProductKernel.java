package dev.tensorcord.backend.cpu;

/**
 * A block of a matrix product whose sums stay in registers while rows and columns pass by. It is no
 * interface, as a call through one takes longer: 4 % of a product of 64 × 64 matrices in vectors of
 * eight.
 */
abstract class ProductKernel {
  /**
   * {@code out[i, j] = prior[i, j] + Σ left[i, p] · right[p, j]}.
   *
   * @param leftRow from one row of the left to the next
   * @param leftStep from one column of the left to the next; as a number that the compiler knows it
   *     would make it unroll the loop, for which the registers do not suffice
   * @param rightStep from one row of the right to the next; its columns lie side by side
   * @param depth how many columns of the left, and rows of the right
   * @param prior what the sums are added to in the end, from {@code q} on
   */
  abstract void sums(
      float[] left,
      int l,
      int leftRow,
      int leftStep,
      float[] right,
      int r,
      int rightStep,
      int depth,
      float[] prior,
      int q,
      int priorRow,
      float[] out,
      int o,
      int outRow);
}
