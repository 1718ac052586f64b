package dev.tensorcord.backend.cpu;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Sums of a block of floats. The compiler may not reorder a float sum by itself, so lanes are named
 * here. Blocks are short and their sums are added in double, so that little is lost to rounding.
 */
final class Sums {
  private static final VectorSpecies<Float> LANES = FloatVector.SPECIES_PREFERRED;
  private static final int WIDTH = LANES.length();
  private static final Warm WARM = warming();

  private Sums() {}

  static double of(float[] x, int at, int n) {
    double sum = 0;
    int whole = n - n % (2 * WIDTH);
    if (whole > 0) {
      sum = WARM.up() ? lanes(x, at, whole) : plain(x, at, whole);
    }
    for (int i = whole; i < n; i++) {
      sum += x[at + i];
    }
    return sum;
  }

  private static Warm warming() {
    float[] x = new float[Register.BLOCK];
    return new Warm(() -> lanes(x, 0, Register.BLOCK), () -> plain(x, 0, Register.BLOCK));
  }

  /** A whole number of pairs of vectors. */
  static double lanes(float[] x, int at, int n) {
    FloatVector even = FloatVector.zero(LANES);
    FloatVector odd = FloatVector.zero(LANES);
    for (int i = 0; i < n; i += 2 * WIDTH) {
      even = even.add(FloatVector.fromArray(LANES, x, at + i));
      odd = odd.add(FloatVector.fromArray(LANES, x, at + i + WIDTH));
    }
    return inOrder(even.add(odd));
  }

  /**
   * The lanes' sum, from the first to the last. {@code reduceLanes} may add in any order, and does
   * so in another one once it is compiled: a run with the same seed would not repeat to the bit.
   */
  private static double inOrder(FloatVector lanes) {
    float[] each = new float[WIDTH];
    lanes.intoArray(each, 0);
    double sum = 0;
    for (float lane : each) {
      sum += lane;
    }
    return sum;
  }

  /** The same bits, lane by lane. */
  static double plain(float[] x, int at, int n) {
    double sum = 0;
    for (int lane = 0; lane < WIDTH; lane++) {
      float even = 0;
      float odd = 0;
      for (int i = lane; i < n; i += 2 * WIDTH) {
        even += x[at + i];
        odd += x[at + i + WIDTH];
      }
      sum += even + odd;
    }
    return sum;
  }
}
