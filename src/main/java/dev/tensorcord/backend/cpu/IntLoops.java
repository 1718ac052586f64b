package dev.tensorcord.backend.cpu;

import dev.tensorcord.backend.Fn;
import java.util.function.IntBinaryOperator;
import java.util.function.IntUnaryOperator;

/** The primitives over integers and over booleans, which are 0 or 1 here: one row each. */
final class IntLoops {
  /** Bits of a double behind its point. */
  private static final int MANTISSA = 52;

  private IntLoops() {}

  static Loop of(Fn fn) {
    return switch (fn) {
      case NEG -> each(x -> -x);
      case ABS -> each(Math::abs);
      case SIGN -> each(Integer::signum);
      case NOT -> each(x -> 1 - x);
      case IS_NAN -> each(x -> 0);
      case ADD -> pair((x, y) -> x + y);
      case SUB -> pair((x, y) -> x - y);
      case MUL -> pair((x, y) -> x * y);
      case FLOOR_DIV -> pair((x, y) -> y == 0 ? 0 : Math.floorDiv(x, y));
      case MOD -> pair((x, y) -> y == 0 ? 0 : Math.floorMod(x, y));
      case POW -> pair((x, y) -> wrapped(Math.pow(x, y)));
      case MIN -> pair(Math::min);
      case MAX -> pair(Math::max);
      case EQ -> pair((x, y) -> x == y ? 1 : 0);
      case NE -> pair((x, y) -> x != y ? 1 : 0);
      case LT -> pair((x, y) -> x < y ? 1 : 0);
      case LE -> pair((x, y) -> x <= y ? 1 : 0);
      case GT -> pair((x, y) -> x > y ? 1 : 0);
      case GE -> pair((x, y) -> x >= y ? 1 : 0);
      case AND, BIT_AND -> pair((x, y) -> x & y);
      case OR -> pair((x, y) -> x | y);
      case XOR -> pair((x, y) -> x ^ y);
      case SELECT ->
          (a, b, c, o, n) -> {
            for (int i = 0; i < n; i++) {
              o.ints[o.at + i] = a.ints[a.at + i] != 0 ? b.ints[b.at + i] : c.ints[c.at + i];
            }
          };
      default -> throw new IllegalArgumentException(fn + " over integers");
    };
  }

  /** The last 32 bits of a whole number, as JavaScript takes them; 0 for what is none. */
  private static int wrapped(double number) {
    int beyond = Math.getExponent(number) - MANTISSA;
    if (beyond < Long.SIZE - 1 - MANTISSA) {
      return (int) (long) number;
    }
    long digits = Double.doubleToRawLongBits(number) & (1L << MANTISSA) - 1 | 1L << MANTISSA;
    int last = beyond < Integer.SIZE ? (int) (digits << beyond) : 0;
    return number < 0 ? -last : last;
  }

  private static Loop each(IntUnaryOperator f) {
    return (a, b, c, o, n) -> {
      for (int i = 0; i < n; i++) {
        o.ints[o.at + i] = f.applyAsInt(a.ints[a.at + i]);
      }
    };
  }

  private static Loop pair(IntBinaryOperator f) {
    return (a, b, c, o, n) -> {
      for (int i = 0; i < n; i++) {
        o.ints[o.at + i] = f.applyAsInt(a.ints[a.at + i], b.ints[b.at + i]);
      }
    };
  }
}
