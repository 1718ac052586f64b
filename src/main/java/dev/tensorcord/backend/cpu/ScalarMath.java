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

  private ScalarMath() {}

  static float exp(float x) {
    float result = (float) expOf(Math.min(Math.max(x, LEAST), MOST));
    return Float.isNaN(x) ? x : result;
  }

  /** e to the power of a number that is not beyond the limits: Taylor's series around 0. */
  private static double expOf(double x) {
    double shifted = x * LOG2_E + ROUNDING;
    double r = x - (shifted - ROUNDING) * LN2;
    double p = 1.0 / 362880;
    p = p * r + 1.0 / 40320;
    p = p * r + 1.0 / 5040;
    p = p * r + 1.0 / 720;
    p = p * r + 1.0 / 120;
    p = p * r + 1.0 / 24;
    p = p * r + 1.0 / 6;
    p = p * r + 0.5;
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
    double p = 1.0 / 15;
    p = p * z + 1.0 / 13;
    p = p * z + 1.0 / 11;
    p = p * z + 1.0 / 9;
    p = p * z + 1.0 / 7;
    p = p * z + 1.0 / 5;
    p = p * z + 1.0 / 3;
    p = p * z + 1;
    return (float) (whole * LN2 + (s + s) * p);
  }

  static float tanh(float x) {
    double a = Math.min(Math.abs((double) x), TANH_MOST);
    double far = 1 - 2 / (expOf(a + a) + 1);
    double z = a * a;
    double near = x * (1 + z * (-1.0 / 3 + z * (2.0 / 15 + z * (-17.0 / 315))));
    double result = a < TANH_SERIES ? near : x < 0 ? -far : far;
    return Float.isNaN(x) ? x : (float) result;
  }

  static float sin(float x) {
    return Math.abs(x) > LARGE_ANGLE ? (float) Math.sin(x) : turned(x, 0);
  }

  static float cos(float x) {
    return Math.abs(x) > LARGE_ANGLE ? (float) Math.cos(x) : turned(x, 1);
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

  /** The sine of x and {@code quarters} quarter turns. */
  private static float turned(float x, int quarters) {
    double shifted = x * TWO_OVER_PI + ROUNDING;
    double r = reduced(x, shifted - ROUNDING);
    long quadrant = Double.doubleToRawLongBits(shifted) + quarters;
    double size = (quadrant & 1) == 0 ? sine(r) : cosine(r);
    return (float) ((quadrant & 2) == 0 ? size : -size);
  }

  private static double reduced(double x, double quarters) {
    return x - quarters * PI_OVER_2_A - quarters * PI_OVER_2_B - quarters * PI_OVER_2_C;
  }

  private static double sine(double r) {
    double z = r * r;
    double p = 1.0 / 6227020800.0;
    p = p * z - 1.0 / 39916800;
    p = p * z + 1.0 / 362880;
    p = p * z - 1.0 / 5040;
    p = p * z + 1.0 / 120;
    p = p * z - 1.0 / 6;
    return r * (1 + z * p);
  }

  private static double cosine(double r) {
    double z = r * r;
    double p = 1.0 / 479001600;
    p = p * z - 1.0 / 3628800;
    p = p * z + 1.0 / 40320;
    p = p * z - 1.0 / 720;
    p = p * z + 1.0 / 24;
    p = p * z - 0.5;
    return p * z + 1;
  }
}
