package dev.tensorcord.tensor.op;

import static dev.tensorcord.backend.Expr.of;
import static dev.tensorcord.tensor.op.Row.A;
import static dev.tensorcord.tensor.op.Row.B;

import dev.tensorcord.backend.Expr;
import dev.tensorcord.backend.Fn;
import dev.tensorcord.fault.Fault;
import dev.tensorcord.tensor.DType;
import dev.tensorcord.tensor.Tensor;
import dev.tensorcord.tensor.Tensors;
import dev.tensorcord.tensor.op.ElementwiseOp.Typing;
import java.util.List;
import java.util.function.IntPredicate;

/** Element-wise questions, answered in bool, and the choice that follows. One row each. */
public final class Comparisons {
  private static final double INFINITY = Double.POSITIVE_INFINITY;

  private Comparisons() {}

  public static final ElementwiseOp EQUAL = test("equal", Fn.EQ, "Whether a = b.", c -> c == 0);
  public static final ElementwiseOp NOT_EQUAL =
      test("notEqual", Fn.NE, "Whether a ≠ b.", c -> c != 0);
  public static final ElementwiseOp LESS = test("less", Fn.LT, "Whether a < b.", c -> c < 0);
  public static final ElementwiseOp LESS_EQUAL =
      test("lessEqual", Fn.LE, "Whether a ≤ b.", c -> c <= 0);
  public static final ElementwiseOp GREATER = test("greater", Fn.GT, "Whether a > b.", c -> c > 0);
  public static final ElementwiseOp GREATER_EQUAL =
      row("greaterEqual", Fn.GE, c -> c >= 0)
          .gradients((dy, a, b) -> zeros(a), (dy, a, b) -> zeros(b))
          .unchecked() // TensorFlow.js has one for this one alone: 0.
          .doc("Whether a ≥ b.", "tf.tensor1d([1, 2, 3]).greaterEqual(2).print()");
  public static final ElementwiseOp LOGICAL_AND = logic("logicalAnd", Fn.AND, "a and b.");
  public static final ElementwiseOp LOGICAL_OR = logic("logicalOr", Fn.OR, "a or b, or both.");
  public static final ElementwiseOp LOGICAL_XOR = logic("logicalXor", Fn.XOR, "Either a or b.");

  public static final ElementwiseOp LOGICAL_NOT =
      Row.of("logicalNot", 1, Typing.LOGIC, of(Fn.NOT, A))
          .doc("Not x.", "tf.tensor1d([1, 0], 'bool').logicalNot().print()");

  public static final ElementwiseOp IS_NAN =
      Row.of("isNaN", 1, Typing.TEST, of(Fn.IS_NAN, A))
          .flat()
          .unchecked()
          .doc("Whether x is not a number.", "tf.tensor1d([NaN, 1]).isNaN().print()");

  public static final ElementwiseOp IS_INF =
      Row.of("isInf", 1, Typing.FLOAT, of(Fn.EQ, of(Fn.ABS, A), of(INFINITY)))
          .flat()
          .unchecked()
          .doc("Whether x is ∞ or -∞.", "tf.tensor1d([NaN, Infinity, 1]).isInf().print()");

  public static final ElementwiseOp IS_FINITE =
      Row.of("isFinite", 1, Typing.FLOAT, of(Fn.LT, of(Fn.ABS, A), of(INFINITY)))
          .flat()
          .unchecked()
          .doc(
              "Whether x is a number, and not ∞ or -∞.",
              "tf.tensor1d([NaN, Infinity, 1]).isFinite().print()");

  private static final ElementwiseOp BITS =
      Row.of("bitwiseAnd", 2, Typing.SAME, of(Fn.BIT_AND, A, B))
          .takes("x, y")
          .doc("The bits that both whole numbers have.", "");

  static final Operation BITWISE_AND =
      Operation.of("bitwiseAnd", BITS.signature().text())
          .does(call -> bitwiseAnd(call.tensor("x"), call.tensor("y")))
          .doc(
              BITS.doc().summary(),
              "tf.bitwiseAnd(tf.tensor1d([5, 6], 'int32'), tf.tensor1d([4, 3], 'int32')).print()");

  public static final ElementwiseOp WHERE =
      Row.of("where", 3, Typing.CHOICE, of(Fn.SELECT, A, B, Expr.in(2)))
          .gradientOfAll((dy, x, y) -> zeros(x[0]))
          .gradientOfAll((dy, x, y) -> x[0].where(dy, dy.zerosLike()))
          .gradientOfAll((dy, x, y) -> x[0].where(dy.zerosLike(), dy))
          .doc(
              "a where the condition holds, b elsewhere.",
              "tf.where(tf.tensor1d([1, 0], 'bool'), [1, 2], [3, 4]).print()");

  static final List<Op> ROWS =
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
          IS_INF,
          IS_FINITE,
          BITWISE_AND,
          WHERE);

  /**
   * The bits that the whole numbers of both tensors have.
   *
   * @throws Fault if the shapes differ, or one is not int32
   */
  public static Tensor bitwiseAnd(Tensor x, Tensor y) {
    if (!x.shape().equals(y.shape())) {
      throw Fault.of(
          "BitwiseAnd: Tensors must have the same shape. x: %s, y: %s"
              .formatted(x.shape(), y.shape()),
          "This op does not broadcast; use broadcastTo first.");
    }
    if (x.dtype() != DType.INT32 || y.dtype() != DType.INT32) {
      throw Fault.of(
          "BitwiseAnd: Only supports 'int32' values in tensor, found type of x: %s and type of y: %s"
              .formatted(x.dtype(), y.dtype()),
          "Cast first: cast('int32').");
    }
    return BITS.apply(x, y);
  }

  /**
   * @param texts the answer for two strings, from how they compare
   */
  private static ElementwiseOp test(String name, Fn fn, String summary, IntPredicate texts) {
    return row(name, fn, texts).doc(summary, "tf.tensor1d([1, 2, 3])." + name + "(2).print()");
  }

  private static Row row(String name, Fn fn, IntPredicate texts) {
    return Row.of(name, 2, Typing.TEST, of(fn, A, B))
        .takes("a: any, b: any")
        .texts(x -> Texts.compare(name, x[0], x[1], texts));
  }

  private static Tensor zeros(Tensor x) {
    return Tensors.zeros(x.shape());
  }

  private static ElementwiseOp logic(String name, Fn fn, String summary) {
    return Row.of(name, 2, Typing.LOGIC, of(fn, A, B))
        .doc(
            summary,
            "tf.tensor1d([1, 0], 'bool').%s(tf.tensor1d([1, 1], 'bool')).print()".formatted(name));
  }
}
