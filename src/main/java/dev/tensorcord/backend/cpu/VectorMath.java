package dev.tensorcord.backend.cpu;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Transcendental functions, several lanes at a time. The tail runs in masked lanes through the same
 * code, so that a value does not depend on its place in the array.
 */
final class VectorMath {
  private static final VectorSpecies<Float> LANES = FloatVector.SPECIES_PREFERRED;

  private VectorMath() {}

  // The operator must be a constant where it is used, or every vector is boxed: hence a loop each.

  static void exp(float[] x, int i, float[] o, int k, int n) {
    int whole = LANES.loopBound(n);
    for (int e = 0; e < whole; e += LANES.length()) {
      FloatVector.fromArray(LANES, x, i + e).lanewise(VectorOperators.EXP).intoArray(o, k + e);
    }
    if (whole < n) {
      VectorMask<Float> rest = LANES.indexInRange(whole, n);
      FloatVector.fromArray(LANES, x, i + whole, rest)
          .lanewise(VectorOperators.EXP)
          .intoArray(o, k + whole, rest);
    }
  }

  static void log(float[] x, int i, float[] o, int k, int n) {
    int whole = LANES.loopBound(n);
    for (int e = 0; e < whole; e += LANES.length()) {
      FloatVector.fromArray(LANES, x, i + e).lanewise(VectorOperators.LOG).intoArray(o, k + e);
    }
    if (whole < n) {
      VectorMask<Float> rest = LANES.indexInRange(whole, n);
      FloatVector.fromArray(LANES, x, i + whole, rest)
          .lanewise(VectorOperators.LOG)
          .intoArray(o, k + whole, rest);
    }
  }

  static void sin(float[] x, int i, float[] o, int k, int n) {
    int whole = LANES.loopBound(n);
    for (int e = 0; e < whole; e += LANES.length()) {
      FloatVector.fromArray(LANES, x, i + e).lanewise(VectorOperators.SIN).intoArray(o, k + e);
    }
    if (whole < n) {
      VectorMask<Float> rest = LANES.indexInRange(whole, n);
      FloatVector.fromArray(LANES, x, i + whole, rest)
          .lanewise(VectorOperators.SIN)
          .intoArray(o, k + whole, rest);
    }
  }

  static void cos(float[] x, int i, float[] o, int k, int n) {
    int whole = LANES.loopBound(n);
    for (int e = 0; e < whole; e += LANES.length()) {
      FloatVector.fromArray(LANES, x, i + e).lanewise(VectorOperators.COS).intoArray(o, k + e);
    }
    if (whole < n) {
      VectorMask<Float> rest = LANES.indexInRange(whole, n);
      FloatVector.fromArray(LANES, x, i + whole, rest)
          .lanewise(VectorOperators.COS)
          .intoArray(o, k + whole, rest);
    }
  }

  static void tan(float[] x, int i, float[] o, int k, int n) {
    int whole = LANES.loopBound(n);
    for (int e = 0; e < whole; e += LANES.length()) {
      FloatVector.fromArray(LANES, x, i + e).lanewise(VectorOperators.TAN).intoArray(o, k + e);
    }
    if (whole < n) {
      VectorMask<Float> rest = LANES.indexInRange(whole, n);
      FloatVector.fromArray(LANES, x, i + whole, rest)
          .lanewise(VectorOperators.TAN)
          .intoArray(o, k + whole, rest);
    }
  }

  static void tanh(float[] x, int i, float[] o, int k, int n) {
    int whole = LANES.loopBound(n);
    for (int e = 0; e < whole; e += LANES.length()) {
      FloatVector.fromArray(LANES, x, i + e).lanewise(VectorOperators.TANH).intoArray(o, k + e);
    }
    if (whole < n) {
      VectorMask<Float> rest = LANES.indexInRange(whole, n);
      FloatVector.fromArray(LANES, x, i + whole, rest)
          .lanewise(VectorOperators.TANH)
          .intoArray(o, k + whole, rest);
    }
  }
}
