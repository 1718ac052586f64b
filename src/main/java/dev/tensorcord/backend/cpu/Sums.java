package dev.tensorcord.backend.cpu;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Sums of a block of floats. The compiler may not reorder a float sum by itself, so lanes are named
 * here. Blocks are short and their sums are added in double, so that little is lost to rounding.
 */
final class Sums {
  private static final VectorSpecies<Float> LANES = FloatVector.SPECIES_PREFERRED;

  private Sums() {}

  static double of(float[] x, int at, int n) {
    int step = LANES.length();
    double sum = 0;
    int i = 0;
    if (n >= 2 * step) {
      FloatVector even = FloatVector.zero(LANES);
      FloatVector odd = FloatVector.zero(LANES);
      for (int whole = n - 2 * step; i <= whole; i += 2 * step) {
        even = even.add(FloatVector.fromArray(LANES, x, at + i));
        odd = odd.add(FloatVector.fromArray(LANES, x, at + i + step));
      }
      sum = inOrder(even.add(odd));
    }
    for (; i < n; i++) {
      sum += x[at + i];
    }
    return sum;
  }

  /**
   * The lanes' sum, from the first to the last. {@code reduceLanes} may add in any order, and does
   * so in another one once it is compiled: a run with the same seed would not repeat to the bit.
   */
  private static double inOrder(FloatVector lanes) {
    float[] each = new float[LANES.length()];
    lanes.intoArray(each, 0);
    double sum = 0;
    for (float lane : each) {
      sum += lane;
    }
    return sum;
  }
}
