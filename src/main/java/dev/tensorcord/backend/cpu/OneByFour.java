package dev.tensorcord.backend.cpu;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** The innermost block of a row times a matrix: one row by four vectors. */
final class OneByFour {
  private static final VectorSpecies<Float> LANES = FloatVector.SPECIES_PREFERRED;
  private static final int WIDTH = LANES.length();

  private OneByFour() {}

  /** See {@link RowProduct}; the sums are added to what is there. */
  static void sums(
      float[] left,
      int l,
      int leftStep,
      float[] right,
      int r,
      int rightStep,
      int depth,
      float[] out,
      int o) {
    FloatVector s0 = FloatVector.zero(LANES);
    FloatVector s1 = FloatVector.zero(LANES);
    FloatVector s2 = FloatVector.zero(LANES);
    FloatVector s3 = FloatVector.zero(LANES);
    for (int p = 0; p < depth; p++) {
      FloatVector x = FloatVector.broadcast(LANES, left[l]);
      s0 = x.fma(FloatVector.fromArray(LANES, right, r), s0);
      s1 = x.fma(FloatVector.fromArray(LANES, right, r + WIDTH), s1);
      s2 = x.fma(FloatVector.fromArray(LANES, right, r + 2 * WIDTH), s2);
      s3 = x.fma(FloatVector.fromArray(LANES, right, r + 3 * WIDTH), s3);
      l += leftStep;
      r += rightStep;
    }
    s0.add(FloatVector.fromArray(LANES, out, o)).intoArray(out, o);
    s1.add(FloatVector.fromArray(LANES, out, o + WIDTH)).intoArray(out, o + WIDTH);
    s2.add(FloatVector.fromArray(LANES, out, o + 2 * WIDTH)).intoArray(out, o + 2 * WIDTH);
    s3.add(FloatVector.fromArray(LANES, out, o + 3 * WIDTH)).intoArray(out, o + 3 * WIDTH);
  }
}
