package dev.tensorcord.tensor.op;

import static dev.tensorcord.backend.Expr.of;
import static dev.tensorcord.tensor.op.Row.A;
import static dev.tensorcord.tensor.op.Row.B;

import dev.tensorcord.backend.Expr;
import dev.tensorcord.backend.Fn;
import dev.tensorcord.tensor.op.ElementwiseOp.Typing;
import java.util.List;

/** Element-wise questions, answered in bool, and the choice that follows. One row each. */
public final class Comparisons {
  private Comparisons() {}

  public static final ElementwiseOp EQUAL = test("equal", Fn.EQ, "Whether a = b.");
  public static final ElementwiseOp NOT_EQUAL = test("notEqual", Fn.NE, "Whether a ≠ b.");
  public static final ElementwiseOp LESS = test("less", Fn.LT, "Whether a < b.");
  public static final ElementwiseOp LESS_EQUAL = test("lessEqual", Fn.LE, "Whether a ≤ b.");
  public static final ElementwiseOp GREATER = test("greater", Fn.GT, "Whether a > b.");
  public static final ElementwiseOp GREATER_EQUAL = test("greaterEqual", Fn.GE, "Whether a ≥ b.");
  public static final ElementwiseOp LOGICAL_AND = logic("logicalAnd", Fn.AND, "a and b.");
  public static final ElementwiseOp LOGICAL_OR = logic("logicalOr", Fn.OR, "a or b, or both.");
  public static final ElementwiseOp LOGICAL_XOR = logic("logicalXor", Fn.XOR, "Either a or b.");

  public static final ElementwiseOp LOGICAL_NOT =
      Row.of("logicalNot", 1, Typing.LOGIC, of(Fn.NOT, A))
          .doc("Not x.", "tf.tensor1d([1, 0], 'bool').logicalNot().print()");

  public static final ElementwiseOp IS_NAN =
      Row.of("isNaN", 1, Typing.TEST, of(Fn.IS_NAN, A))
          .doc("Whether x is not a number.", "tf.tensor1d([NaN, 1]).isNaN().print()");

  public static final ElementwiseOp WHERE =
      Row.of("where", 3, Typing.CHOICE, of(Fn.SELECT, A, B, Expr.in(2)))
          .gradientsOfAll(
              (dy, x, y) -> x[0].where(dy, dy.zerosLike()),
              (dy, x, y) -> x[0].where(dy.zerosLike(), dy))
          .doc(
              "a where the condition holds, b elsewhere.",
              "tf.where(tf.tensor1d([1, 0], 'bool'), [1, 2], [3, 4]).print()");

  static final List<ElementwiseOp> ROWS =
      List.of(
          EQUAL,
          NOT_EQUAL,
          LESS,
          LESS_EQUAL,
          GREATER,
          GREATER_EQUAL,
          LOGICAL_AND,
          LOGICAL_OR,
          LOGICAL_XOR,
          LOGICAL_NOT,
          IS_NAN,
          WHERE);

  private static ElementwiseOp test(String name, Fn fn, String summary) {
    return Row.of(name, 2, Typing.TEST, of(fn, A, B))
        .doc(summary, "tf.tensor1d([1, 2, 3])." + name + "(2).print()");
  }

  private static ElementwiseOp logic(String name, Fn fn, String summary) {
    return Row.of(name, 2, Typing.LOGIC, of(fn, A, B))
        .doc(
            summary,
            "tf.tensor1d([1, 0], 'bool').%s(tf.tensor1d([1, 1], 'bool')).print()".formatted(name));
  }
}
