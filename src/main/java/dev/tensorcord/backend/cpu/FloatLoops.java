package dev.tensorcord.backend.cpu;

import dev.tensorcord.backend.Fn;
import java.util.Arrays;

/** The primitives over floats: one row each. */
final class FloatLoops {
  private static final int PROBE = 256;
  private static final float[] X = ones();
  private static final float[] Y = new float[PROBE];
  private static final Warm ARITHMETIC =
      new Warm(
          () -> {
            Lanes.neg(X, 0, Y, 0, PROBE);
            Lanes.abs(X, 0, Y, 0, PROBE);
            Lanes.sqrt(X, 0, Y, 0, PROBE);
            Lanes.add(X, 0, X, 0, Y, 0, PROBE);
            Lanes.sub(X, 0, X, 0, Y, 0, PROBE);
            Lanes.mul(X, 0, X, 0, Y, 0, PROBE);
            Lanes.div(X, 0, X, 0, Y, 0, PROBE);
            Lanes.min(X, 0, X, 0, Y, 0, PROBE);
            Lanes.max(X, 0, X, 0, Y, 0, PROBE);
            Lanes.cube(X, 0, Y, 0, PROBE);
          },
          () -> {
            neg(X, 0, Y, 0, 0, PROBE);
            abs(X, 0, Y, 0, 0, PROBE);
            sqrt(X, 0, Y, 0, 0, PROBE);
            add(X, 0, X, 0, Y, 0, 0, PROBE);
            sub(X, 0, X, 0, Y, 0, 0, PROBE);
            mul(X, 0, X, 0, Y, 0, 0, PROBE);
            div(X, 0, X, 0, Y, 0, 0, PROBE);
            min(X, 0, X, 0, Y, 0, 0, PROBE);
            max(X, 0, X, 0, Y, 0, 0, PROBE);
          });
  private static final Warm EXP =
      new Warm(() -> VectorMath.exp(X, 0, Y, 0, PROBE), () -> exp(X, 0, Y, 0, 0, PROBE));
  private static final Warm LOG =
      new Warm(() -> VectorMath.log(X, 0, Y, 0, PROBE), () -> log(X, 0, Y, 0, 0, PROBE));
  private static final Warm TANH =
      new Warm(() -> VectorMath.tanh(X, 0, Y, 0, PROBE), () -> tanh(X, 0, Y, 0, 0, PROBE));
  private static final Warm SIN =
      new Warm(() -> VectorMath.sin(X, 0, Y, 0, PROBE), () -> sin(X, 0, Y, 0, 0, PROBE));
  private static final Warm COS =
      new Warm(() -> VectorMath.cos(X, 0, Y, 0, PROBE), () -> cos(X, 0, Y, 0, 0, PROBE));
  private static final Warm TAN =
      new Warm(() -> VectorMath.tan(X, 0, Y, 0, PROBE), () -> tan(X, 0, Y, 0, 0, PROBE));

  private FloatLoops() {}

  private static float[] ones() {
    float[] ones = new float[PROBE];
    Arrays.fill(ones, 1);
    return ones;
  }

  static Loop of(Fn fn) {
    return switch (fn) {
      case NEG -> (a, b, c, o, n) -> neg(a.floats, a.at, o.floats, o.at, n);
      case ABS -> (a, b, c, o, n) -> abs(a.floats, a.at, o.floats, o.at, n);
      case SQRT -> (a, b, c, o, n) -> sqrt(a.floats, a.at, o.floats, o.at, n);
      case SIGN -> each(x -> x > 0 ? 1 : x < 0 ? -1 : 0);
      case FLOOR -> each(x -> (float) Math.floor(x));
      case CEIL -> each(x -> (float) Math.ceil(x));
      case ROUND -> each(x -> (float) Math.rint(x));
      case EXP -> (a, b, c, o, n) -> exp(a.floats, a.at, o.floats, o.at, n);
      case EXPM1 -> each(x -> (float) Math.expm1(x));
      case LOG -> (a, b, c, o, n) -> log(a.floats, a.at, o.floats, o.at, n);
      case LOG1P -> each(x -> (float) Math.log1p(x));
      case SIN -> (a, b, c, o, n) -> sin(a.floats, a.at, o.floats, o.at, n);
      case COS -> (a, b, c, o, n) -> cos(a.floats, a.at, o.floats, o.at, n);
      case TAN -> (a, b, c, o, n) -> tan(a.floats, a.at, o.floats, o.at, n);
      case ASIN -> each(x -> (float) Math.asin(x));
      case ACOS -> each(x -> (float) Math.acos(x));
      case ATAN -> each(x -> (float) Math.atan(x));
      case SINH -> each(x -> (float) Math.sinh(x));
      case COSH -> each(x -> (float) Math.cosh(x));
      case TANH -> (a, b, c, o, n) -> tanh(a.floats, a.at, o.floats, o.at, n);
      case ADD -> (a, b, c, o, n) -> add(a.floats, a.at, b.floats, b.at, o.floats, o.at, n);
      case SUB -> (a, b, c, o, n) -> sub(a.floats, a.at, b.floats, b.at, o.floats, o.at, n);
      case MUL -> (a, b, c, o, n) -> mul(a.floats, a.at, b.floats, b.at, o.floats, o.at, n);
      case DIV -> (a, b, c, o, n) -> div(a.floats, a.at, b.floats, b.at, o.floats, o.at, n);
      case MIN -> (a, b, c, o, n) -> min(a.floats, a.at, b.floats, b.at, o.floats, o.at, n);
      case MAX -> (a, b, c, o, n) -> max(a.floats, a.at, b.floats, b.at, o.floats, o.at, n);
      case POW -> (a, b, c, o, n) -> Powers.pow(a.floats, a.at, b.floats, b.at, o.floats, o.at, n);
      case FLOOR_DIV -> pair((x, y) -> (float) Math.floor(x / y));
      case MOD -> pair(FloatLoops::mod);
      case ATAN2 -> pair((x, y) -> (float) Math.atan2(x, y));
      case IS_NAN -> (a, b, c, o, n) -> isNaN(a.floats, a.at, o.ints, o.at, n);
      case EQ -> test(FloatLoops::eq);
      case NE -> test(FloatLoops::ne);
      case LT -> test((x, i, y, j, o, k, n) -> Choices.less(false, x, i, y, j, o, k, n));
      case LE -> test((x, i, y, j, o, k, n) -> Choices.less(true, x, i, y, j, o, k, n));
      case GT -> test((x, i, y, j, o, k, n) -> Choices.less(false, y, j, x, i, o, k, n));
      case GE -> test((x, i, y, j, o, k, n) -> Choices.less(true, y, j, x, i, o, k, n));
      case SELECT ->
          (a, b, c, o, n) ->
              Choices.select(a.ints, a.at, b.floats, b.at, c.floats, c.at, o.floats, o.at, n);
      case NOT, AND, OR, XOR, BIT_AND -> throw new IllegalArgumentException(fn + " over floats");
    };
  }

  private interface Test {
    void run(float[] x, int i, float[] y, int j, int[] o, int k, int n);
  }

  private interface Scalar {
    float of(float x);
  }

  private interface Scalars {
    float of(float x, float y);
  }

  private static Loop test(Test loop) {
    return (a, b, c, o, n) -> loop.run(a.floats, a.at, b.floats, b.at, o.ints, o.at, n);
  }

  private static Loop each(Scalar f) {
    return (a, b, c, o, n) -> {
      for (int i = 0; i < n; i++) {
        o.floats[o.at + i] = f.of(a.floats[a.at + i]);
      }
    };
  }

  private static Loop pair(Scalars f) {
    return (a, b, c, o, n) -> {
      for (int i = 0; i < n; i++) {
        o.floats[o.at + i] = f.of(a.floats[a.at + i], b.floats[b.at + i]);
      }
    };
  }

  private static float mod(float x, float y) {
    float rest = x % y;
    return rest != 0 && (rest < 0) != (y < 0) ? rest + y : rest;
  }

  // Each is there in two forms. Where all arrays are walked from one place on, as with short ones
  // they are, the compiler turns the loop into lanes by itself. Otherwise it cannot know that
  // source
  // and target do not overlap, and the lanes are named.

  static boolean inLanes(int n) {
    return n >= Lanes.WIDTH && ARITHMETIC.up();
  }

  private static void neg(float[] x, int i, float[] o, int k, int n) {
    if (i == k) {
      for (int e = k; e < k + n; e++) {
        o[e] = -x[e];
      }
    } else {
      neg(x, i, o, k, inLanes(n) ? Lanes.neg(x, i, o, k, n) : 0, n);
    }
  }

  private static void neg(float[] x, int i, float[] o, int k, int from, int n) {
    for (int e = from; e < n; e++) {
      o[k + e] = -x[i + e];
    }
  }

  private static void abs(float[] x, int i, float[] o, int k, int n) {
    if (i == k) {
      for (int e = k; e < k + n; e++) {
        o[e] = Math.abs(x[e]);
      }
    } else {
      abs(x, i, o, k, inLanes(n) ? Lanes.abs(x, i, o, k, n) : 0, n);
    }
  }

  private static void abs(float[] x, int i, float[] o, int k, int from, int n) {
    for (int e = from; e < n; e++) {
      o[k + e] = Math.abs(x[i + e]);
    }
  }

  private static void sqrt(float[] x, int i, float[] o, int k, int n) {
    if (i == k) {
      for (int e = k; e < k + n; e++) {
        o[e] = (float) Math.sqrt(x[e]);
      }
    } else {
      sqrt(x, i, o, k, inLanes(n) ? Lanes.sqrt(x, i, o, k, n) : 0, n);
    }
  }

  private static void sqrt(float[] x, int i, float[] o, int k, int from, int n) {
    for (int e = from; e < n; e++) {
      o[k + e] = (float) Math.sqrt(x[i + e]);
    }
  }

  private static void add(float[] x, int i, float[] y, int j, float[] o, int k, int n) {
    if (i == k && j == k) {
      for (int e = k; e < k + n; e++) {
        o[e] = x[e] + y[e];
      }
    } else {
      add(x, i, y, j, o, k, inLanes(n) ? Lanes.add(x, i, y, j, o, k, n) : 0, n);
    }
  }

  private static void add(float[] x, int i, float[] y, int j, float[] o, int k, int from, int n) {
    for (int e = from; e < n; e++) {
      o[k + e] = x[i + e] + y[j + e];
    }
  }

  private static void sub(float[] x, int i, float[] y, int j, float[] o, int k, int n) {
    if (i == k && j == k) {
      for (int e = k; e < k + n; e++) {
        o[e] = x[e] - y[e];
      }
    } else {
      sub(x, i, y, j, o, k, inLanes(n) ? Lanes.sub(x, i, y, j, o, k, n) : 0, n);
    }
  }

  private static void sub(float[] x, int i, float[] y, int j, float[] o, int k, int from, int n) {
    for (int e = from; e < n; e++) {
      o[k + e] = x[i + e] - y[j + e];
    }
  }

  static void mul(float[] x, int i, float[] y, int j, float[] o, int k, int n) {
    if (i == k && j == k) {
      for (int e = k; e < k + n; e++) {
        o[e] = x[e] * y[e];
      }
    } else {
      mul(x, i, y, j, o, k, inLanes(n) ? Lanes.mul(x, i, y, j, o, k, n) : 0, n);
    }
  }

  private static void mul(float[] x, int i, float[] y, int j, float[] o, int k, int from, int n) {
    for (int e = from; e < n; e++) {
      o[k + e] = x[i + e] * y[j + e];
    }
  }

  private static void div(float[] x, int i, float[] y, int j, float[] o, int k, int n) {
    if (i == k && j == k) {
      for (int e = k; e < k + n; e++) {
        o[e] = x[e] / y[e];
      }
    } else {
      div(x, i, y, j, o, k, inLanes(n) ? Lanes.div(x, i, y, j, o, k, n) : 0, n);
    }
  }

  private static void div(float[] x, int i, float[] y, int j, float[] o, int k, int from, int n) {
    for (int e = from; e < n; e++) {
      o[k + e] = x[i + e] / y[j + e];
    }
  }

  private static void min(float[] x, int i, float[] y, int j, float[] o, int k, int n) {
    if (i == k && j == k) {
      for (int e = k; e < k + n; e++) {
        o[e] = Math.min(x[e], y[e]);
      }
    } else {
      min(x, i, y, j, o, k, inLanes(n) ? Lanes.min(x, i, y, j, o, k, n) : 0, n);
    }
  }

  private static void min(float[] x, int i, float[] y, int j, float[] o, int k, int from, int n) {
    for (int e = from; e < n; e++) {
      o[k + e] = Math.min(x[i + e], y[j + e]);
    }
  }

  private static void max(float[] x, int i, float[] y, int j, float[] o, int k, int n) {
    if (i == k && j == k) {
      for (int e = k; e < k + n; e++) {
        o[e] = Math.max(x[e], y[e]);
      }
    } else {
      max(x, i, y, j, o, k, inLanes(n) ? Lanes.max(x, i, y, j, o, k, n) : 0, n);
    }
  }

  private static void max(float[] x, int i, float[] y, int j, float[] o, int k, int from, int n) {
    for (int e = from; e < n; e++) {
      o[k + e] = Math.max(x[i + e], y[j + e]);
    }
  }

  private static void exp(float[] x, int i, float[] o, int k, int n) {
    boolean lanes = n >= VectorMath.WIDTH && EXP.up();
    exp(x, i, o, k, lanes ? VectorMath.exp(x, i, o, k, n) : 0, n);
  }

  private static void exp(float[] x, int i, float[] o, int k, int from, int n) {
    for (int e = from; e < n; e++) {
      o[k + e] = ScalarMath.exp(x[i + e]);
    }
  }

  private static void log(float[] x, int i, float[] o, int k, int n) {
    boolean lanes = n >= VectorMath.WIDTH && LOG.up();
    log(x, i, o, k, lanes ? VectorMath.log(x, i, o, k, n) : 0, n);
  }

  private static void log(float[] x, int i, float[] o, int k, int from, int n) {
    for (int e = from; e < n; e++) {
      o[k + e] = ScalarMath.log(x[i + e]);
    }
  }

  private static void sin(float[] x, int i, float[] o, int k, int n) {
    boolean lanes = n >= VectorMath.WIDTH && SIN.up();
    sin(x, i, o, k, lanes ? VectorMath.sin(x, i, o, k, n) : 0, n);
  }

  private static void sin(float[] x, int i, float[] o, int k, int from, int n) {
    for (int e = from; e < n; e++) {
      o[k + e] = ScalarMath.sin(x[i + e]);
    }
  }

  private static void cos(float[] x, int i, float[] o, int k, int n) {
    boolean lanes = n >= VectorMath.WIDTH && COS.up();
    cos(x, i, o, k, lanes ? VectorMath.cos(x, i, o, k, n) : 0, n);
  }

  private static void cos(float[] x, int i, float[] o, int k, int from, int n) {
    for (int e = from; e < n; e++) {
      o[k + e] = ScalarMath.cos(x[i + e]);
    }
  }

  private static void tan(float[] x, int i, float[] o, int k, int n) {
    boolean lanes = n >= VectorMath.WIDTH && TAN.up();
    tan(x, i, o, k, lanes ? VectorMath.tan(x, i, o, k, n) : 0, n);
  }

  private static void tan(float[] x, int i, float[] o, int k, int from, int n) {
    for (int e = from; e < n; e++) {
      o[k + e] = ScalarMath.tan(x[i + e]);
    }
  }

  private static void tanh(float[] x, int i, float[] o, int k, int n) {
    boolean lanes = n >= VectorMath.WIDTH && TANH.up();
    tanh(x, i, o, k, lanes ? VectorMath.tanh(x, i, o, k, n) : 0, n);
  }

  private static void tanh(float[] x, int i, float[] o, int k, int from, int n) {
    for (int e = from; e < n; e++) {
      o[k + e] = ScalarMath.tanh(x[i + e]);
    }
  }

  private static void isNaN(float[] x, int i, int[] o, int k, int n) {
    for (int e = 0; e < n; e++) {
      o[k + e] = Float.isNaN(x[i + e]) ? 1 : 0;
    }
  }

  private static void eq(float[] x, int i, float[] y, int j, int[] o, int k, int n) {
    for (int e = 0; e < n; e++) {
      o[k + e] = x[i + e] == y[j + e] ? 1 : 0;
    }
  }

  private static void ne(float[] x, int i, float[] y, int j, int[] o, int k, int n) {
    for (int e = 0; e < n; e++) {
      o[k + e] = x[i + e] != y[j + e] ? 1 : 0;
    }
  }
}
