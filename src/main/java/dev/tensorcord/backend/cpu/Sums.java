package dev.tensorcord.backend.cpu;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Sums of a block of floats. The compiler may not reorder a float sum by itself, so lanes are named
 * here. Blocks are short and their sums are added in double, so that little is lost to rounding.
 */
final class Sums {
  private static final VectorSpecies<Float> LANES = FloatVector.SPECIES_PREFERRED;
  static final int WIDTH = LANES.length();
  private static final Warm WARM = warming();

  private Sums() {}

  static double of(float[] x, int at, int n) {
    return n > WIDTH && WARM.up() ? lanes(x, at, n) : plain(x, at, n);
  }

  private static Warm warming() {
    float[] x = new float[Register.BLOCK];
    int n = Register.BLOCK - 1;
    return new Warm(() -> lanes(x, 0, n), () -> plain(x, 0, n));
  }

  static double lanes(float[] x, int at, int n) {
    FloatVector sums = FloatVector.zero(LANES);
    int i = 0;
    for (; i <= n - WIDTH; i += WIDTH) {
      sums = sums.add(FloatVector.fromArray(LANES, x, at + i));
    }
    float[] each = new float[WIDTH];
    sums.intoArray(each, 0);
    for (int lane = 0; i < n; lane++, i++) {
      each[lane] += x[at + i];
    }
    return inOrder(each, 0);
  }

  /**
   * The lanes' sum, from the first to the last. {@code reduceLanes} may add in any order, and does
   * so in another one once it is compiled: a run with the same seed would not repeat to the bit.
   */
  static double inOrder(float[] lanes, int at) {
    double sum = 0;
    for (int lane = at; lane < at + WIDTH; lane++) {
      sum += lanes[lane];
    }
    return sum;
  }

  /** The same bits, lane by lane: each adds every so many elements. */
  static double plain(float[] x, int at, int n) {
    double sum = 0;
    for (int lane = 0; lane < WIDTH; lane++) {
      float each = 0;
      for (int i = lane; i < n; i += WIDTH) {
        each += x[at + i];
      }
      sum += each;
    }
    return sum;
  }
}
