package dev.tensorcord.backend.cpu;

import dev.tensorcord.backend.Fn;

/** The primitives over floats: one row each. */
final class FloatLoops {
  private FloatLoops() {}

  static Loop of(Fn fn) {
    return switch (fn) {
      case NEG -> unary(FloatLoops::neg);
      case ABS -> unary(FloatLoops::abs);
      case SQRT -> unary(FloatLoops::sqrt);
      case SIGN -> each(x -> x > 0 ? 1 : x < 0 ? -1 : 0);
      case FLOOR -> each(x -> (float) Math.floor(x));
      case CEIL -> each(x -> (float) Math.ceil(x));
      case ROUND -> each(x -> (float) Math.rint(x));
      case EXP -> unary(VectorMath::exp);
      case EXPM1 -> each(x -> (float) Math.expm1(x));
      case LOG -> unary(VectorMath::log);
      case LOG1P -> each(x -> (float) Math.log1p(x));
      case SIN -> unary(VectorMath::sin);
      case COS -> unary(VectorMath::cos);
      case TAN -> unary(VectorMath::tan);
      case ASIN -> each(x -> (float) Math.asin(x));
      case ACOS -> each(x -> (float) Math.acos(x));
      case ATAN -> each(x -> (float) Math.atan(x));
      case SINH -> each(x -> (float) Math.sinh(x));
      case COSH -> each(x -> (float) Math.cosh(x));
      case TANH -> unary(VectorMath::tanh);
      case ADD -> binary(FloatLoops::add);
      case SUB -> binary(FloatLoops::sub);
      case MUL -> binary(FloatLoops::mul);
      case DIV -> binary(FloatLoops::div);
      case MIN -> binary(FloatLoops::min);
      case MAX -> binary(FloatLoops::max);
      case POW -> binary(Powers::pow);
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

  /** Reads from x at i, writes to o at k. */
  interface Unary {
    void run(float[] x, int i, float[] o, int k, int n);
  }

  /** Reads from x at i and y at j, writes to o at k. */
  interface Binary {
    void run(float[] x, int i, float[] y, int j, float[] o, int k, int n);
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

  private static Loop unary(Unary loop) {
    return (a, b, c, o, n) -> loop.run(a.floats, a.at, o.floats, o.at, n);
  }

  private static Loop binary(Binary loop) {
    return (a, b, c, o, n) -> loop.run(a.floats, a.at, b.floats, b.at, o.floats, o.at, n);
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

  private static void neg(float[] x, int i, float[] o, int k, int n) {
    for (int e = 0; e < n; e++) {
      o[k + e] = -x[i + e];
    }
  }

  private static void abs(float[] x, int i, float[] o, int k, int n) {
    for (int e = 0; e < n; e++) {
      o[k + e] = Math.abs(x[i + e]);
    }
  }

  private static void sqrt(float[] x, int i, float[] o, int k, int n) {
    for (int e = 0; e < n; e++) {
      o[k + e] = (float) Math.sqrt(x[i + e]);
    }
  }

  private static void add(float[] x, int i, float[] y, int j, float[] o, int k, int n) {
    for (int e = 0; e < n; e++) {
      o[k + e] = x[i + e] + y[j + e];
    }
  }

  private static void sub(float[] x, int i, float[] y, int j, float[] o, int k, int n) {
    for (int e = 0; e < n; e++) {
      o[k + e] = x[i + e] - y[j + e];
    }
  }

  private static void mul(float[] x, int i, float[] y, int j, float[] o, int k, int n) {
    for (int e = 0; e < n; e++) {
      o[k + e] = x[i + e] * y[j + e];
    }
  }

  private static void div(float[] x, int i, float[] y, int j, float[] o, int k, int n) {
    for (int e = 0; e < n; e++) {
      o[k + e] = x[i + e] / y[j + e];
    }
  }

  private static void min(float[] x, int i, float[] y, int j, float[] o, int k, int n) {
    for (int e = 0; e < n; e++) {
      o[k + e] = Math.min(x[i + e], y[j + e]);
    }
  }

  private static void max(float[] x, int i, float[] y, int j, float[] o, int k, int n) {
    for (int e = 0; e < n; e++) {
      o[k + e] = Math.max(x[i + e], y[j + e]);
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
