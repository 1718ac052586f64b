package dev.tensorcord.backend.cpu;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Arithmetic of floats in lanes. Where source and target begin at different places the compiler
 * cannot know that they do not overlap, and leaves a plain loop as it is: four to five times
 * slower. Each gives how many elements it did: whole vectors.
 */
final class Lanes {
  private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;

  static final int WIDTH = S.length();

  private Lanes() {}

  // The operator must be a constant where it is used, or every vector is boxed: hence a loop each.

  static int neg(float[] x, int i, float[] o, int k, int n) {
    int e = 0;
    for (; e <= n - WIDTH; e += WIDTH) {
      FloatVector.fromArray(S, x, i + e).neg().intoArray(o, k + e);
    }
    return e;
  }

  static int abs(float[] x, int i, float[] o, int k, int n) {
    int e = 0;
    for (; e <= n - WIDTH; e += WIDTH) {
      FloatVector.fromArray(S, x, i + e).abs().intoArray(o, k + e);
    }
    return e;
  }

  static int sqrt(float[] x, int i, float[] o, int k, int n) {
    int e = 0;
    for (; e <= n - WIDTH; e += WIDTH) {
      FloatVector.fromArray(S, x, i + e).sqrt().intoArray(o, k + e);
    }
    return e;
  }

  static int add(float[] x, int i, float[] y, int j, float[] o, int k, int n) {
    int e = 0;
    for (; e <= n - WIDTH; e += WIDTH) {
      FloatVector.fromArray(S, x, i + e)
          .add(FloatVector.fromArray(S, y, j + e))
          .intoArray(o, k + e);
    }
    return e;
  }

  static int sub(float[] x, int i, float[] y, int j, float[] o, int k, int n) {
    int e = 0;
    for (; e <= n - WIDTH; e += WIDTH) {
      FloatVector.fromArray(S, x, i + e)
          .sub(FloatVector.fromArray(S, y, j + e))
          .intoArray(o, k + e);
    }
    return e;
  }

  static int mul(float[] x, int i, float[] y, int j, float[] o, int k, int n) {
    int e = 0;
    for (; e <= n - WIDTH; e += WIDTH) {
      FloatVector.fromArray(S, x, i + e)
          .mul(FloatVector.fromArray(S, y, j + e))
          .intoArray(o, k + e);
    }
    return e;
  }

  static int div(float[] x, int i, float[] y, int j, float[] o, int k, int n) {
    int e = 0;
    for (; e <= n - WIDTH; e += WIDTH) {
      FloatVector.fromArray(S, x, i + e)
          .div(FloatVector.fromArray(S, y, j + e))
          .intoArray(o, k + e);
    }
    return e;
  }

  static int min(float[] x, int i, float[] y, int j, float[] o, int k, int n) {
    int e = 0;
    for (; e <= n - WIDTH; e += WIDTH) {
      FloatVector.fromArray(S, x, i + e)
          .min(FloatVector.fromArray(S, y, j + e))
          .intoArray(o, k + e);
    }
    return e;
  }

  static int max(float[] x, int i, float[] y, int j, float[] o, int k, int n) {
    int e = 0;
    for (; e <= n - WIDTH; e += WIDTH) {
      FloatVector.fromArray(S, x, i + e)
          .max(FloatVector.fromArray(S, y, j + e))
          .intoArray(o, k + e);
    }
    return e;
  }

  static int cube(float[] x, int i, float[] o, int k, int n) {
    int e = 0;
    for (; e <= n - WIDTH; e += WIDTH) {
      FloatVector v = FloatVector.fromArray(S, x, i + e);
      v.mul(v).mul(v).intoArray(o, k + e);
    }
    return e;
  }
}
