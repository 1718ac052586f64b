package dev.tensorcord.backend.cpu;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Comparisons of floats and choices between them, which the compiler does not put into lanes by
 * itself. A test is an int of 0 or 1.
 */
final class Choices {
  private static final VectorSpecies<Float> LANES = FloatVector.SPECIES_PREFERRED;
  private static final VectorSpecies<Integer> INTS = IntVector.SPECIES_PREFERRED;
  private static final int WIDTH = LANES.length();
  private static final Warm WARM = warming();

  private Choices() {}

  /** {@code o = x < y}, or {@code x <= y}. */
  static void less(boolean orEqual, float[] x, int i, float[] y, int j, int[] o, int k, int n) {
    int done = 0;
    if (n >= WIDTH && WARM.up()) {
      done = orEqual ? lessOrEqual(x, i, y, j, o, k, n) : less(x, i, y, j, o, k, n);
    }
    plain(orEqual, x, i, y, j, o, k, done, n);
  }

  /** {@code o = test ? x : y}. */
  static void select(
      int[] test, int t, float[] x, int i, float[] y, int j, float[] o, int k, int n) {
    int done = n >= WIDTH && WARM.up() ? lanes(test, t, x, i, y, j, o, k, n) : 0;
    plain(test, t, x, i, y, j, o, k, done, n);
  }

  private static Warm warming() {
    float[] x = new float[Register.BLOCK];
    float[] o = new float[Register.BLOCK];
    int[] test = new int[Register.BLOCK];
    int n = Register.BLOCK;
    return new Warm(
        () -> {
          less(x, 0, o, 0, test, 0, n);
          lessOrEqual(x, 0, o, 0, test, 0, n);
          lanes(test, 0, x, 0, x, 0, o, 0, n);
        },
        () -> {
          plain(false, x, 0, o, 0, test, 0, 0, n);
          plain(true, x, 0, o, 0, test, 0, 0, n);
          plain(test, 0, x, 0, x, 0, o, 0, 0, n);
        });
  }

  // The operator must be a constant where it is used, or every vector is boxed: hence a loop each.

  /** All whole vectors; how many elements these are. */
  static int less(float[] x, int i, float[] y, int j, int[] o, int k, int n) {
    int e = 0;
    for (; e <= n - WIDTH; e += WIDTH) {
      VectorMask<Float> holds =
          FloatVector.fromArray(LANES, x, i + e).lt(FloatVector.fromArray(LANES, y, j + e));
      IntVector.zero(INTS).blend(1, holds.cast(INTS)).intoArray(o, k + e);
    }
    return e;
  }

  static int lessOrEqual(float[] x, int i, float[] y, int j, int[] o, int k, int n) {
    int e = 0;
    for (; e <= n - WIDTH; e += WIDTH) {
      VectorMask<Float> holds =
          FloatVector.fromArray(LANES, x, i + e)
              .compare(VectorOperators.LE, FloatVector.fromArray(LANES, y, j + e));
      IntVector.zero(INTS).blend(1, holds.cast(INTS)).intoArray(o, k + e);
    }
    return e;
  }

  static int lanes(int[] test, int t, float[] x, int i, float[] y, int j, float[] o, int k, int n) {
    int e = 0;
    for (; e <= n - WIDTH; e += WIDTH) {
      VectorMask<Integer> holds =
          IntVector.fromArray(INTS, test, t + e).compare(VectorOperators.NE, 0);
      FloatVector.fromArray(LANES, y, j + e)
          .blend(FloatVector.fromArray(LANES, x, i + e), holds.cast(LANES))
          .intoArray(o, k + e);
    }
    return e;
  }

  static void plain(
      boolean orEqual, float[] x, int i, float[] y, int j, int[] o, int k, int from, int n) {
    for (int e = from; e < n; e++) {
      boolean holds = orEqual ? x[i + e] <= y[j + e] : x[i + e] < y[j + e];
      o[k + e] = holds ? 1 : 0;
    }
  }

  static void plain(
      int[] test, int t, float[] x, int i, float[] y, int j, float[] o, int k, int from, int n) {
    for (int e = from; e < n; e++) {
      o[k + e] = test[t + e] != 0 ? x[i + e] : y[j + e];
    }
  }
}
