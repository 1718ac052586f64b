package dev.tensorcord.backend.cpu;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The innermost block of a matrix product, six rows by two vectors, which with two loads and a
 * broadcast fills the sixteen registers of AVX2.
 *
 * <p>Each accumulator is a variable of its own: only then does the compiler keep it in a register.
 */
final class SixByTwo {
  private static final VectorSpecies<Float> LANES = FloatVector.SPECIES_PREFERRED;
  private static final int WIDTH = LANES.length();

  private SixByTwo() {}

  /** See {@link Tile#multiply}; {@code prior} is what the sums are added to. */
  static void sums(
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
      int outRow) {
    FloatVector s00 = FloatVector.zero(LANES);
    FloatVector s01 = FloatVector.zero(LANES);
    FloatVector s10 = FloatVector.zero(LANES);
    FloatVector s11 = FloatVector.zero(LANES);
    FloatVector s20 = FloatVector.zero(LANES);
    FloatVector s21 = FloatVector.zero(LANES);
    FloatVector s30 = FloatVector.zero(LANES);
    FloatVector s31 = FloatVector.zero(LANES);
    FloatVector s40 = FloatVector.zero(LANES);
    FloatVector s41 = FloatVector.zero(LANES);
    FloatVector s50 = FloatVector.zero(LANES);
    FloatVector s51 = FloatVector.zero(LANES);
    int l1 = l + 1 * leftRow;
    int l2 = l + 2 * leftRow;
    int l3 = l + 3 * leftRow;
    int l4 = l + 4 * leftRow;
    int l5 = l + 5 * leftRow;
    for (int p = 0; p < depth; p++) {
      FloatVector y0 = FloatVector.fromArray(LANES, right, r);
      FloatVector y1 = FloatVector.fromArray(LANES, right, r + WIDTH);
      FloatVector x0 = FloatVector.broadcast(LANES, left[l]);
      s00 = x0.fma(y0, s00);
      s01 = x0.fma(y1, s01);
      FloatVector x1 = FloatVector.broadcast(LANES, left[l1]);
      s10 = x1.fma(y0, s10);
      s11 = x1.fma(y1, s11);
      FloatVector x2 = FloatVector.broadcast(LANES, left[l2]);
      s20 = x2.fma(y0, s20);
      s21 = x2.fma(y1, s21);
      FloatVector x3 = FloatVector.broadcast(LANES, left[l3]);
      s30 = x3.fma(y0, s30);
      s31 = x3.fma(y1, s31);
      FloatVector x4 = FloatVector.broadcast(LANES, left[l4]);
      s40 = x4.fma(y0, s40);
      s41 = x4.fma(y1, s41);
      FloatVector x5 = FloatVector.broadcast(LANES, left[l5]);
      s50 = x5.fma(y0, s50);
      s51 = x5.fma(y1, s51);
      l += leftStep;
      l1 += leftStep;
      l2 += leftStep;
      l3 += leftStep;
      l4 += leftStep;
      l5 += leftStep;
      r += rightStep;
    }
    s00.add(FloatVector.fromArray(LANES, prior, q)).intoArray(out, o);
    s01.add(FloatVector.fromArray(LANES, prior, q + WIDTH)).intoArray(out, o + WIDTH);
    q += priorRow;
    o += outRow;
    s10.add(FloatVector.fromArray(LANES, prior, q)).intoArray(out, o);
    s11.add(FloatVector.fromArray(LANES, prior, q + WIDTH)).intoArray(out, o + WIDTH);
    q += priorRow;
    o += outRow;
    s20.add(FloatVector.fromArray(LANES, prior, q)).intoArray(out, o);
    s21.add(FloatVector.fromArray(LANES, prior, q + WIDTH)).intoArray(out, o + WIDTH);
    q += priorRow;
    o += outRow;
    s30.add(FloatVector.fromArray(LANES, prior, q)).intoArray(out, o);
    s31.add(FloatVector.fromArray(LANES, prior, q + WIDTH)).intoArray(out, o + WIDTH);
    q += priorRow;
    o += outRow;
    s40.add(FloatVector.fromArray(LANES, prior, q)).intoArray(out, o);
    s41.add(FloatVector.fromArray(LANES, prior, q + WIDTH)).intoArray(out, o + WIDTH);
    q += priorRow;
    o += outRow;
    s50.add(FloatVector.fromArray(LANES, prior, q)).intoArray(out, o);
    s51.add(FloatVector.fromArray(LANES, prior, q + WIDTH)).intoArray(out, o + WIDTH);
  }
}
