package dev.tensorcord.backend.cpu;

/**
 * Powers of floats. A curve fit raises a whole block to one small whole exponent; repeated
 * multiplication does that some twenty times faster than the general function.
 */
final class Powers {
  private static final int LARGEST = 16;

  private Powers() {}

  static void pow(float[] x, int i, float[] y, int j, float[] o, int k, int n) {
    float exponent = n > 0 ? y[j] : 0;
    if (isWhole(exponent) && same(y, j, n)) {
      whole(x, i, (int) exponent, o, k, n);
    } else {
      for (int e = 0; e < n; e++) {
        o[k + e] = of(x[i + e], y[j + e]);
      }
    }
  }

  /** One power; the same bits as in a block of one exponent. */
  static float of(float x, float exponent) {
    if (!isWhole(exponent)) {
      return (float) Math.pow(x, exponent);
    }
    if (exponent == 1) {
      return x;
    }
    return exponent == 2 ? x * x : product(x, (int) exponent);
  }

  private static boolean isWhole(float exponent) {
    return exponent >= 1 && exponent <= LARGEST && exponent == (int) exponent;
  }

  private static boolean same(float[] y, int j, int n) {
    float first = y[j];
    for (int e = 1; e < n; e++) {
      if (y[j + e] != first) {
        return false;
      }
    }
    return true;
  }

  /** In double, so that rounding does not add up over the multiplications. */
  private static void whole(float[] x, int i, int exponent, float[] o, int k, int n) {
    switch (exponent) {
      case 1 -> System.arraycopy(x, i, o, k, n);
      case 2 -> {
        for (int e = 0; e < n; e++) {
          o[k + e] = x[i + e] * x[i + e];
        }
      }
      case 3 -> {
        for (int e = 0; e < n; e++) {
          double v = x[i + e];
          o[k + e] = (float) (v * v * v);
        }
      }
      default -> {
        for (int e = 0; e < n; e++) {
          o[k + e] = product(x[i + e], exponent);
        }
      }
    }
  }

  private static float product(float x, int exponent) {
    double square = x;
    double product = 1;
    for (int bits = exponent; bits > 0; bits >>= 1) {
      product = (bits & 1) != 0 ? product * square : product;
      square *= square;
    }
    return (float) product;
  }
}
