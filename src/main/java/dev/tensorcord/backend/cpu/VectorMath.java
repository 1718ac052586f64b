package dev.tensorcord.backend.cpu;

import static dev.tensorcord.backend.cpu.ScalarMath.LARGE_ANGLE;
import static dev.tensorcord.backend.cpu.ScalarMath.LEAST;
import static dev.tensorcord.backend.cpu.ScalarMath.LN2;
import static dev.tensorcord.backend.cpu.ScalarMath.LOG2_E;
import static dev.tensorcord.backend.cpu.ScalarMath.LOG_11;
import static dev.tensorcord.backend.cpu.ScalarMath.LOG_13;
import static dev.tensorcord.backend.cpu.ScalarMath.LOG_15;
import static dev.tensorcord.backend.cpu.ScalarMath.LOG_3;
import static dev.tensorcord.backend.cpu.ScalarMath.LOG_5;
import static dev.tensorcord.backend.cpu.ScalarMath.LOG_7;
import static dev.tensorcord.backend.cpu.ScalarMath.LOG_9;
import static dev.tensorcord.backend.cpu.ScalarMath.MOST;
import static dev.tensorcord.backend.cpu.ScalarMath.OVER_10;
import static dev.tensorcord.backend.cpu.ScalarMath.OVER_11;
import static dev.tensorcord.backend.cpu.ScalarMath.OVER_12;
import static dev.tensorcord.backend.cpu.ScalarMath.OVER_13;
import static dev.tensorcord.backend.cpu.ScalarMath.OVER_2;
import static dev.tensorcord.backend.cpu.ScalarMath.OVER_3;
import static dev.tensorcord.backend.cpu.ScalarMath.OVER_4;
import static dev.tensorcord.backend.cpu.ScalarMath.OVER_5;
import static dev.tensorcord.backend.cpu.ScalarMath.OVER_6;
import static dev.tensorcord.backend.cpu.ScalarMath.OVER_7;
import static dev.tensorcord.backend.cpu.ScalarMath.OVER_8;
import static dev.tensorcord.backend.cpu.ScalarMath.OVER_9;
import static dev.tensorcord.backend.cpu.ScalarMath.PI_OVER_2_A;
import static dev.tensorcord.backend.cpu.ScalarMath.PI_OVER_2_B;
import static dev.tensorcord.backend.cpu.ScalarMath.PI_OVER_2_C;
import static dev.tensorcord.backend.cpu.ScalarMath.ROUNDING;
import static dev.tensorcord.backend.cpu.ScalarMath.ROUNDING_BITS;
import static dev.tensorcord.backend.cpu.ScalarMath.SQRT_HALF_BITS;
import static dev.tensorcord.backend.cpu.ScalarMath.TANH_3;
import static dev.tensorcord.backend.cpu.ScalarMath.TANH_5;
import static dev.tensorcord.backend.cpu.ScalarMath.TANH_7;
import static dev.tensorcord.backend.cpu.ScalarMath.TANH_MOST;
import static dev.tensorcord.backend.cpu.ScalarMath.TANH_SERIES;
import static dev.tensorcord.backend.cpu.ScalarMath.TWO_OVER_PI;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/**
 * The functions of {@link ScalarMath} several lanes at a time, step by step the same, so that a
 * value does not depend on its place in the array, on what has been compiled yet, or on the
 * machine. Each gives how many elements it did: whole vectors.
 */
final class VectorMath {
  private static final VectorSpecies<Double> DOUBLES = DoubleVector.SPECIES_PREFERRED;
  private static final VectorSpecies<Float> FLOATS =
      VectorSpecies.of(float.class, VectorShape.forBitSize(DOUBLES.vectorBitSize() / 2));

  static final int WIDTH = DOUBLES.length();

  private VectorMath() {}

  private static DoubleVector load(float[] x, int at) {
    return (DoubleVector)
        FloatVector.fromArray(FLOATS, x, at).convertShape(VectorOperators.F2D, DOUBLES, 0);
  }

  private static void store(DoubleVector values, float[] o, int at) {
    ((FloatVector) values.convertShape(VectorOperators.D2F, FLOATS, 0)).intoArray(o, at);
  }

  static int exp(float[] x, int i, float[] o, int k, int n) {
    int e = 0;
    for (; e <= n - WIDTH; e += WIDTH) {
      DoubleVector v = load(x, i + e);
      DoubleVector result = expOf(v.max(LEAST).min(MOST));
      store(result.blend(v, v.compare(VectorOperators.NE, v)), o, k + e);
    }
    return e;
  }

  private static DoubleVector expOf(DoubleVector x) {
    DoubleVector shifted = x.mul(LOG2_E).add(ROUNDING);
    DoubleVector r = x.sub(shifted.sub(ROUNDING).mul(LN2));
    DoubleVector p =
        r.mul(OVER_9)
            .add(OVER_8)
            .mul(r)
            .add(OVER_7)
            .mul(r)
            .add(OVER_6)
            .mul(r)
            .add(OVER_5)
            .mul(r)
            .add(OVER_4)
            .mul(r)
            .add(OVER_3)
            .mul(r)
            .add(OVER_2)
            .mul(r)
            .add(1)
            .mul(r)
            .add(1);
    LongVector power = shifted.reinterpretAsLongs().lanewise(VectorOperators.LSHL, 52);
    return p.reinterpretAsLongs().add(power).reinterpretAsDoubles();
  }

  static int log(float[] x, int i, float[] o, int k, int n) {
    int e = 0;
    for (; e <= n - WIDTH; e += WIDTH) {
      DoubleVector v = load(x, i + e);
      // Three choices among lanes in here are more than the compiler takes.
      if (v.compare(VectorOperators.GT, 0.0)
          .and(v.compare(VectorOperators.LE, Float.MAX_VALUE))
          .allTrue()) {
        store(logOf(v), o, k + e);
      } else {
        for (int lane = e; lane < e + WIDTH; lane++) {
          o[k + lane] = ScalarMath.log(x[i + lane]);
        }
      }
    }
    return e;
  }

  /** Of numbers above 0 that are not infinite. */
  private static DoubleVector logOf(DoubleVector v) {
    LongVector bits = v.reinterpretAsLongs();
    LongVector exponent = bits.sub(SQRT_HALF_BITS).lanewise(VectorOperators.ASHR, 52);
    DoubleVector mantissa =
        bits.sub(exponent.lanewise(VectorOperators.LSHL, 52)).reinterpretAsDoubles();
    DoubleVector whole = exponent.add(ROUNDING_BITS).reinterpretAsDoubles().sub(ROUNDING);
    DoubleVector f = mantissa.sub(1);
    DoubleVector s = f.div(f.add(2));
    DoubleVector z = s.mul(s);
    DoubleVector p =
        z.mul(LOG_15)
            .add(LOG_13)
            .mul(z)
            .add(LOG_11)
            .mul(z)
            .add(LOG_9)
            .mul(z)
            .add(LOG_7)
            .mul(z)
            .add(LOG_5)
            .mul(z)
            .add(LOG_3)
            .mul(z)
            .add(1);
    return whole.mul(LN2).add(s.add(s).mul(p));
  }

  static int tanh(float[] x, int i, float[] o, int k, int n) {
    int e = 0;
    for (; e <= n - WIDTH; e += WIDTH) {
      DoubleVector v = load(x, i + e);
      DoubleVector a = v.abs().min(TANH_MOST);
      DoubleVector one = DoubleVector.broadcast(DOUBLES, 1);
      DoubleVector far = one.sub(DoubleVector.broadcast(DOUBLES, 2).div(expOf(a.add(a)).add(1)));
      DoubleVector z = a.mul(a);
      DoubleVector near = z.mul(TANH_7).add(TANH_5).mul(z).add(TANH_3).mul(z).add(1).mul(v);
      DoubleVector signed = far.blend(far.neg(), v.compare(VectorOperators.LT, 0.0));
      DoubleVector result = signed.blend(near, a.compare(VectorOperators.LT, TANH_SERIES));
      store(result.blend(v, v.compare(VectorOperators.NE, v)), o, k + e);
    }
    return e;
  }

  static int sin(float[] x, int i, float[] o, int k, int n) {
    return wave(0, x, i, o, k, n);
  }

  static int cos(float[] x, int i, float[] o, int k, int n) {
    return wave(1, x, i, o, k, n);
  }

  private static int wave(int quarters, float[] x, int i, float[] o, int k, int n) {
    int e = 0;
    for (; e <= n - WIDTH; e += WIDTH) {
      DoubleVector v = load(x, i + e);
      if (v.abs().compare(VectorOperators.GT, LARGE_ANGLE).anyTrue()) {
        for (int lane = e; lane < e + WIDTH; lane++) {
          o[k + lane] = ScalarMath.wave(x[i + lane], quarters);
        }
      } else {
        store(turned(v, quarters), o, k + e);
      }
    }
    return e;
  }

  static int tan(float[] x, int i, float[] o, int k, int n) {
    int e = 0;
    for (; e <= n - WIDTH; e += WIDTH) {
      DoubleVector v = load(x, i + e);
      if (v.abs().compare(VectorOperators.GT, LARGE_ANGLE).anyTrue()) {
        for (int lane = e; lane < e + WIDTH; lane++) {
          o[k + lane] = ScalarMath.tan(x[i + lane]);
        }
      } else {
        DoubleVector shifted = v.mul(TWO_OVER_PI).add(ROUNDING);
        DoubleVector r = reduced(v, shifted.sub(ROUNDING));
        DoubleVector s = sine(r);
        DoubleVector c = cosine(r);
        VectorMask<Double> odd = bit(shifted.reinterpretAsLongs(), 1);
        store(s.div(c).blend(c.neg().div(s), odd), o, k + e);
      }
    }
    return e;
  }

  private static DoubleVector turned(DoubleVector x, int quarters) {
    DoubleVector shifted = x.mul(TWO_OVER_PI).add(ROUNDING);
    DoubleVector r = reduced(x, shifted.sub(ROUNDING));
    LongVector quadrant = shifted.reinterpretAsLongs().add(quarters);
    DoubleVector size = sine(r).blend(cosine(r), bit(quadrant, 1));
    return size.blend(size.neg(), bit(quadrant, 2));
  }

  private static VectorMask<Double> bit(LongVector of, long which) {
    return of.and(which).compare(VectorOperators.NE, 0).cast(DOUBLES);
  }

  private static DoubleVector reduced(DoubleVector x, DoubleVector quarters) {
    return x.sub(quarters.mul(PI_OVER_2_A))
        .sub(quarters.mul(PI_OVER_2_B))
        .sub(quarters.mul(PI_OVER_2_C));
  }

  private static DoubleVector sine(DoubleVector r) {
    DoubleVector z = r.mul(r);
    DoubleVector p =
        z.mul(OVER_13)
            .sub(OVER_11)
            .mul(z)
            .add(OVER_9)
            .mul(z)
            .sub(OVER_7)
            .mul(z)
            .add(OVER_5)
            .mul(z)
            .sub(OVER_3);
    return r.mul(z.mul(p).add(1));
  }

  private static DoubleVector cosine(DoubleVector r) {
    DoubleVector z = r.mul(r);
    return z.mul(OVER_12)
        .sub(OVER_10)
        .mul(z)
        .add(OVER_8)
        .mul(z)
        .sub(OVER_6)
        .mul(z)
        .add(OVER_4)
        .mul(z)
        .sub(OVER_2)
        .mul(z)
        .add(1);
  }
}
