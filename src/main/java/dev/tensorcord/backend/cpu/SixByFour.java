package dev.tensorcord.backend.cpu;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The innermost block of a matrix product, six rows by four vectors, which with four loads and a
 * broadcast fills most of the thirty-two registers of AVX-512 and NEON.
 *
 * <p>Each accumulator is a variable of its own: only then does the compiler keep it in a register.
 */
final class SixByFour {
  private static final VectorSpecies<Float> LANES = FloatVector.SPECIES_PREFERRED;
  private static final int WIDTH = LANES.length();

  private SixByFour() {}

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
    FloatVector s02 = FloatVector.zero(LANES);
    FloatVector s03 = FloatVector.zero(LANES);
    FloatVector s10 = FloatVector.zero(LANES);
    FloatVector s11 = FloatVector.zero(LANES);
    FloatVector s12 = FloatVector.zero(LANES);
    FloatVector s13 = FloatVector.zero(LANES);
    FloatVector s20 = FloatVector.zero(LANES);
    FloatVector s21 = FloatVector.zero(LANES);
    FloatVector s22 = FloatVector.zero(LANES);
    FloatVector s23 = FloatVector.zero(LANES);
    FloatVector s30 = FloatVector.zero(LANES);
    FloatVector s31 = FloatVector.zero(LANES);
    FloatVector s32 = FloatVector.zero(LANES);
    FloatVector s33 = FloatVector.zero(LANES);
    FloatVector s40 = FloatVector.zero(LANES);
    FloatVector s41 = FloatVector.zero(LANES);
    FloatVector s42 = FloatVector.zero(LANES);
    FloatVector s43 = FloatVector.zero(LANES);
    FloatVector s50 = FloatVector.zero(LANES);
    FloatVector s51 = FloatVector.zero(LANES);
    FloatVector s52 = FloatVector.zero(LANES);
    FloatVector s53 = FloatVector.zero(LANES);
    int l1 = l + 1 * leftRow;
    int l2 = l + 2 * leftRow;
    int l3 = l + 3 * leftRow;
    int l4 = l + 4 * leftRow;
    int l5 = l + 5 * leftRow;
    for (int p = 0; p < depth; p++) {
      FloatVector y0 = FloatVector.fromArray(LANES, right, r);
      FloatVector y1 = FloatVector.fromArray(LANES, right, r + WIDTH);
      FloatVector y2 = FloatVector.fromArray(LANES, right, r + 2 * WIDTH);
      FloatVector y3 = FloatVector.fromArray(LANES, right, r + 3 * WIDTH);
      FloatVector x0 = FloatVector.broadcast(LANES, left[l]);
      s00 = x0.fma(y0, s00);
      s01 = x0.fma(y1, s01);
      s02 = x0.fma(y2, s02);
      s03 = x0.fma(y3, s03);
      FloatVector x1 = FloatVector.broadcast(LANES, left[l1]);
      s10 = x1.fma(y0, s10);
      s11 = x1.fma(y1, s11);
      s12 = x1.fma(y2, s12);
      s13 = x1.fma(y3, s13);
      FloatVector x2 = FloatVector.broadcast(LANES, left[l2]);
      s20 = x2.fma(y0, s20);
      s21 = x2.fma(y1, s21);
      s22 = x2.fma(y2, s22);
      s23 = x2.fma(y3, s23);
      FloatVector x3 = FloatVector.broadcast(LANES, left[l3]);
      s30 = x3.fma(y0, s30);
      s31 = x3.fma(y1, s31);
      s32 = x3.fma(y2, s32);
      s33 = x3.fma(y3, s33);
      FloatVector x4 = FloatVector.broadcast(LANES, left[l4]);
      s40 = x4.fma(y0, s40);
      s41 = x4.fma(y1, s41);
      s42 = x4.fma(y2, s42);
      s43 = x4.fma(y3, s43);
      FloatVector x5 = FloatVector.broadcast(LANES, left[l5]);
      s50 = x5.fma(y0, s50);
      s51 = x5.fma(y1, s51);
      s52 = x5.fma(y2, s52);
      s53 = x5.fma(y3, s53);
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
    s02.add(FloatVector.fromArray(LANES, prior, q + 2 * WIDTH)).intoArray(out, o + 2 * WIDTH);
    s03.add(FloatVector.fromArray(LANES, prior, q + 3 * WIDTH)).intoArray(out, o + 3 * WIDTH);
    q += priorRow;
    o += outRow;
    s10.add(FloatVector.fromArray(LANES, prior, q)).intoArray(out, o);
    s11.add(FloatVector.fromArray(LANES, prior, q + WIDTH)).intoArray(out, o + WIDTH);
    s12.add(FloatVector.fromArray(LANES, prior, q + 2 * WIDTH)).intoArray(out, o + 2 * WIDTH);
    s13.add(FloatVector.fromArray(LANES, prior, q + 3 * WIDTH)).intoArray(out, o + 3 * WIDTH);
    q += priorRow;
    o += outRow;
    s20.add(FloatVector.fromArray(LANES, prior, q)).intoArray(out, o);
    s21.add(FloatVector.fromArray(LANES, prior, q + WIDTH)).intoArray(out, o + WIDTH);
    s22.add(FloatVector.fromArray(LANES, prior, q + 2 * WIDTH)).intoArray(out, o + 2 * WIDTH);
    s23.add(FloatVector.fromArray(LANES, prior, q + 3 * WIDTH)).intoArray(out, o + 3 * WIDTH);
    q += priorRow;
    o += outRow;
    s30.add(FloatVector.fromArray(LANES, prior, q)).intoArray(out, o);
    s31.add(FloatVector.fromArray(LANES, prior, q + WIDTH)).intoArray(out, o + WIDTH);
    s32.add(FloatVector.fromArray(LANES, prior, q + 2 * WIDTH)).intoArray(out, o + 2 * WIDTH);
    s33.add(FloatVector.fromArray(LANES, prior, q + 3 * WIDTH)).intoArray(out, o + 3 * WIDTH);
    q += priorRow;
    o += outRow;
    s40.add(FloatVector.fromArray(LANES, prior, q)).intoArray(out, o);
    s41.add(FloatVector.fromArray(LANES, prior, q + WIDTH)).intoArray(out, o + WIDTH);
    s42.add(FloatVector.fromArray(LANES, prior, q + 2 * WIDTH)).intoArray(out, o + 2 * WIDTH);
    s43.add(FloatVector.fromArray(LANES, prior, q + 3 * WIDTH)).intoArray(out, o + 3 * WIDTH);
    q += priorRow;
    o += outRow;
    s50.add(FloatVector.fromArray(LANES, prior, q)).intoArray(out, o);
    s51.add(FloatVector.fromArray(LANES, prior, q + WIDTH)).intoArray(out, o + WIDTH);
    s52.add(FloatVector.fromArray(LANES, prior, q + 2 * WIDTH)).intoArray(out, o + 2 * WIDTH);
    s53.add(FloatVector.fromArray(LANES, prior, q + 3 * WIDTH)).intoArray(out, o + 3 * WIDTH);
  }
}
