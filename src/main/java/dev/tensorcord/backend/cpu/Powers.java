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
    return product(x, (int) exponent);
  }

  static boolean isWhole(float exponent) {
    return exponent >= 0 && exponent <= LARGEST && exponent == (int) exponent;
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

  /** Powers of a small whole exponent. */
  static Loop of(int exponent) {
    return (a, b, c, o, n) -> whole(a.floats, a.at, exponent, o.floats, o.at, n);
  }

  private static void whole(float[] x, int i, int exponent, float[] o, int k, int n) {
    switch (exponent) {
      case 1 -> System.arraycopy(x, i, o, k, n);
      case 2 -> FloatLoops.mul(x, i, x, i, o, k, n);
      case 3 -> {
        if (i == k) {
          for (int e = k; e < k + n; e++) {
            o[e] = x[e] * x[e] * x[e];
          }
          return;
        }
        for (int e = FloatLoops.inLanes(n) ? Lanes.cube(x, i, o, k, n) : 0; e < n; e++) {
          o[k + e] = x[i + e] * x[i + e] * x[i + e];
        }
      }
      default -> {
        for (int e = 0; e < n; e++) {
          o[k + e] = product(x[i + e], exponent);
        }
      }
    }
  }

  /** Long products are taken in double, so that rounding does not add up. */
  static float product(float x, int exponent) {
    return switch (exponent) {
      case 0 -> 1;
      case 1 -> x;
      case 2 -> x * x;
      case 3 -> x * x * x;
      default -> {
        double square = x;
        double product = 1;
        for (int bits = exponent; bits > 0; bits >>= 1) {
          product = (bits & 1) != 0 ? product * square : product;
          square *= square;
        }
        yield (float) product;
      }
    };
  }
}
