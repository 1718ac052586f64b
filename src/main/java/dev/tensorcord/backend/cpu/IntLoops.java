package dev.tensorcord.backend.cpu;

import dev.tensorcord.backend.Fn;
import java.util.function.IntBinaryOperator;
import java.util.function.IntUnaryOperator;

/** The primitives over integers and over booleans, which are 0 or 1 here: one row each. */
final class IntLoops {
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
      case POW -> pair((x, y) -> (int) (long) Math.pow(x, y));
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
