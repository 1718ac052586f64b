package dev.tensorcord.backend.cpu;

/**
 * Transcendental functions of one float, worked out in double so that nearly every result is the
 * float next to the true one. They are made of sums, products and shifts alone, which give the same
 * bits wherever they run: interpreted, compiled, in the lanes of {@link VectorMath}, on any
 * processor. The platform's own functions in lanes do not.
 */
final class ScalarMath {
  /** Adding it rounds to a whole number, which then stands in the lowest bits. */
  static final double ROUNDING = 0x1.8p52;

  static final long ROUNDING_BITS = Double.doubleToRawLongBits(ROUNDING);

  static final double LOG2_E = 1.4426950408889634;
  static final double LN2 = 0.6931471805599453;

  /** Beyond these, the exponential is infinite or 0 as a float. */
  static final double MOST = 89;

  static final double LEAST = -104;

  /** √½: mantissas are taken from here to its double. */
  static final long SQRT_HALF_BITS = 0x3FE6A09E667F3BCDL;

  /** Below, tanh is its series; above {@link #TANH_MOST} it is 1. */
  static final double TANH_SERIES = 0.04;

  static final double TANH_MOST = 10;

  /** Angles up to here are reduced by a π/2 in three parts whose products are exact. */
  static final float LARGE_ANGLE = 1 << 19;

  static final double TWO_OVER_PI = 0.6366197723675814;
  static final double PI_OVER_2_A = 0x1.921fb544p0;
  static final double PI_OVER_2_B = 0x1.0b4611a6p-34;
  static final double PI_OVER_2_C = 0x1.3198a2e037073p-69;

  /** One over 2!, and so on: Taylor's series of exp, sine and cosine. */
  static final double OVER_2 = 0.5;

  static final double OVER_3 = 1.0 / 6;
  static final double OVER_4 = 1.0 / 24;
  static final double OVER_5 = 1.0 / 120;
  static final double OVER_6 = 1.0 / 720;
  static final double OVER_7 = 1.0 / 5040;
  static final double OVER_8 = 1.0 / 40320;
  static final double OVER_9 = 1.0 / 362880;
  static final double OVER_10 = 1.0 / 3628800;
  static final double OVER_11 = 1.0 / 39916800;
  static final double OVER_12 = 1.0 / 479001600;
  static final double OVER_13 = 1.0 / 6227020800.0;

  /** The series of log: the odd powers of f / (f + 2), where f is less than the mantissa by 1. */
  static final double LOG_3 = 1.0 / 3;

  static final double LOG_5 = 1.0 / 5;
  static final double LOG_7 = 1.0 / 7;
  static final double LOG_9 = 1.0 / 9;
  static final double LOG_11 = 1.0 / 11;
  static final double LOG_13 = 1.0 / 13;
  static final double LOG_15 = 1.0 / 15;

  /** The series of tanh around 0. */
  static final double TANH_3 = -1.0 / 3;

  static final double TANH_5 = 2.0 / 15;
  static final double TANH_7 = -17.0 / 315;

  private ScalarMath() {}

  static float exp(float x) {
    float result = (float) expOf(Math.min(Math.max(x, LEAST), MOST));
    return Float.isNaN(x) ? x : result;
  }

  /** e to the power of a number that is not beyond the limits: Taylor's series around 0. */
  private static double expOf(double x) {
    double shifted = x * LOG2_E + ROUNDING;
    double r = x - (shifted - ROUNDING) * LN2;
    double p = OVER_9;
    p = p * r + OVER_8;
    p = p * r + OVER_7;
    p = p * r + OVER_6;
    p = p * r + OVER_5;
    p = p * r + OVER_4;
    p = p * r + OVER_3;
    p = p * r + OVER_2;
    p = p * r + 1;
    p = p * r + 1;
    return Double.longBitsToDouble(
        Double.doubleToRawLongBits(p) + (Double.doubleToRawLongBits(shifted) << 52));
  }

  static float log(float x) {
    if (!(x > 0)) {
      return x == 0 ? Float.NEGATIVE_INFINITY : Float.NaN;
    }
    if (x == Float.POSITIVE_INFINITY) {
      return x;
    }
    long bits = Double.doubleToRawLongBits(x);
    long exponent = bits - SQRT_HALF_BITS >> 52;
    double mantissa = Double.longBitsToDouble(bits - (exponent << 52));
    double whole = Double.longBitsToDouble(ROUNDING_BITS + exponent) - ROUNDING;
    double f = mantissa - 1;
    double s = f / (f + 2);
    double z = s * s;
    double p = LOG_15;
    p = p * z + LOG_13;
    p = p * z + LOG_11;
    p = p * z + LOG_9;
    p = p * z + LOG_7;
    p = p * z + LOG_5;
    p = p * z + LOG_3;
    p = p * z + 1;
    return (float) (whole * LN2 + (s + s) * p);
  }

  static float tanh(float x) {
    double a = Math.min(Math.abs((double) x), TANH_MOST);
    double far = 1 - 2 / (expOf(a + a) + 1);
    double z = a * a;
    double near = x * (1 + z * (TANH_3 + z * (TANH_5 + z * TANH_7)));
    double result = a < TANH_SERIES ? near : x < 0 ? -far : far;
    return Float.isNaN(x) ? x : (float) result;
  }

  static float sin(float x) {
    return wave(x, 0);
  }

  static float cos(float x) {
    return wave(x, 1);
  }

  /** The sine of x and {@code quarters} quarter turns: none, or one. */
  static float wave(float x, int quarters) {
    if (Math.abs(x) > LARGE_ANGLE) {
      return (float) (quarters == 0 ? Math.sin(x) : Math.cos(x));
    }
    double shifted = x * TWO_OVER_PI + ROUNDING;
    double r = reduced(x, shifted - ROUNDING);
    long quadrant = Double.doubleToRawLongBits(shifted) + quarters;
    double size = (quadrant & 1) == 0 ? sine(r) : cosine(r);
    return (float) ((quadrant & 2) == 0 ? size : -size);
  }

  static float tan(float x) {
    if (Math.abs(x) > LARGE_ANGLE) {
      return (float) Math.tan(x);
    }
    double shifted = x * TWO_OVER_PI + ROUNDING;
    double r = reduced(x, shifted - ROUNDING);
    double s = sine(r);
    double c = cosine(r);
    return (float) ((Double.doubleToRawLongBits(shifted) & 1) == 0 ? s / c : -c / s);
  }

  private static double reduced(double x, double quarters) {
    return x - quarters * PI_OVER_2_A - quarters * PI_OVER_2_B - quarters * PI_OVER_2_C;
  }

  private static double sine(double r) {
    double z = r * r;
    double p = OVER_13;
    p = p * z - OVER_11;
    p = p * z + OVER_9;
    p = p * z - OVER_7;
    p = p * z + OVER_5;
    p = p * z - OVER_3;
    return r * (1 + z * p);
  }

  private static double cosine(double r) {
    double z = r * r;
    double p = OVER_12;
    p = p * z - OVER_10;
    p = p * z + OVER_8;
    p = p * z - OVER_6;
    p = p * z + OVER_4;
    p = p * z - OVER_2;
    return p * z + 1;
  }
}
