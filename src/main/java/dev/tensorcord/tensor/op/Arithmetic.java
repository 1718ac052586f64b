package dev.tensorcord.tensor.op;

import static dev.tensorcord.backend.Expr.of;
import static dev.tensorcord.tensor.op.Row.A;
import static dev.tensorcord.tensor.op.Row.B;

import dev.tensorcord.backend.Element;
import dev.tensorcord.backend.Expr;
import dev.tensorcord.backend.Fn;
import dev.tensorcord.tensor.Tensor;
import dev.tensorcord.tensor.op.ElementwiseOp.Typing;
import dev.tensorcord.tensor.op.Op.Domain;
import java.util.List;

/** Element-wise functions of two tensors, one row each. Broadcasting is undone by the op itself. */
public final class Arithmetic {
  private static final Domain ANY = Domain.ANY;
  private static final Domain NOT_ZERO = Domain.between(0.4, 2);

  private Arithmetic() {}

  public static final ElementwiseOp ADD =
      Row.of("add", 2, Typing.SAME, A.plus(B))
          .complex(x -> Complexes.add(x[0], x[1]))
          .gradients((dy, a, b) -> dy, (dy, a, b) -> dy)
          .doc("The sum a + b.", "tf.tensor1d([1, 2]).add(3).print()");

  public static final ElementwiseOp SUB =
      Row.of("sub", 2, Typing.SAME, A.minus(B))
          .complex(x -> Complexes.sub(x[0], x[1]))
          .gradients((dy, a, b) -> dy, (dy, a, b) -> dy.neg())
          .doc("The difference a - b.", "tf.tensor1d([5, 6]).sub([1, 2]).print()");

  public static final ElementwiseOp MUL =
      Row.of("mul", 2, Typing.SAME, A.times(B))
          .complex(x -> Complexes.mul(x[0], x[1]))
          .gradients((dy, a, b) -> dy.mul(b), (dy, a, b) -> dy.mul(a))
          .doc("The product a · b.", "tf.tensor1d([1, 2]).mul([3, 4]).print()");

  public static final ElementwiseOp DIV =
      Row.of("div", 2, Typing.FLOAT, A.over(B))
          .complex(x -> Complexes.div(x[0], x[1]))
          .ints(of(Fn.FLOOR_DIV, A, B))
          .gradients((dy, a, b) -> dy.div(b), (dy, a, b) -> dy.mul(a).div(b.square()).neg())
          .over(ANY, NOT_ZERO)
          .doc(
              "The quotient a / b; of two int32 tensors, rounded down.",
              "tf.tensor1d([1, 4]).div(2).print()");

  public static final ElementwiseOp DIV_NO_NAN =
      Row.of("divNoNan", 2, Typing.FLOAT, of(Fn.SELECT, of(Fn.EQ, B, of(0)), of(0), A.over(B)))
          .ints(of(Fn.FLOOR_DIV, A, B))
          .gradients(
              (dy, a, b) -> dy.divNoNan(b), (dy, a, b) -> dy.mul(a).divNoNan(b.square()).neg())
          .over(ANY, NOT_ZERO)
          .doc(
              "The quotient a / b; 0 where b is 0.",
              "tf.tensor1d([1, 4]).divNoNan([2, 0]).print()");

  public static final ElementwiseOp FLOOR_DIV =
      Row.of("floorDiv", 2, Typing.FLOAT, new Expr.Cast(Element.I32, of(Fn.FLOOR_DIV, A, B)))
          .ints(of(Fn.FLOOR_DIV, A, B))
          .gradients((dy, a, b) -> dy.div(b), (dy, a, b) -> dy.mul(a).div(b.square()).neg())
          .unchecked() // That of the quotient, as in TensorFlow.js: a step has none of its own.
          .doc(
              "The quotient a / b rounded down, as int32.",
              "tf.tensor1d([7, -7]).floorDiv(2).print()");

  public static final ElementwiseOp MOD =
      Row.of("mod", 2, Typing.SAME, of(Fn.MOD, A, B))
          .gradients((dy, a, b) -> dy, (dy, a, b) -> dy.mul(a.div(b).floor()).neg())
          .over(Domain.between(2.2, 2.8), Domain.between(0.95, 1.05))
          .doc("What is left of a / b, with b's sign.", "tf.tensor1d([7, -7]).mod(3).print()");

  public static final ElementwiseOp POW =
      Row.of("pow", 2, Typing.SAME, of(Fn.POW, A, B))
          .takes("base, exp")
          .gradients(
              (dy, a, b) -> dy.mul(b).mul(lower(a, b)),
              (dy, a, b) -> dy.mul(a.pow(b)).mul(a.greater(0).where(a.log(), a.zerosLike())))
          .over(Domain.POSITIVE, ANY)
          .doc("The power aᵇ.", "tf.tensor1d([1, 2, 3]).pow(2).print()");

  public static final ElementwiseOp MAXIMUM =
      Row.of("maximum", 2, Typing.SAME, of(Fn.MAX, A, B))
          .gradients(
              (dy, a, b) -> a.greaterEqual(b).where(dy, dy.zerosLike()),
              (dy, a, b) -> a.less(b).where(dy, dy.zerosLike()))
          .over(Domain.between(-2, 2).apartFrom(1), Domain.between(-0.05, 0.05))
          .doc("The larger of a and b.", "tf.tensor1d([1, 5]).maximum(3).print()");

  public static final ElementwiseOp MINIMUM =
      Row.of("minimum", 2, Typing.SAME, of(Fn.MIN, A, B))
          .gradients(
              (dy, a, b) -> a.lessEqual(b).where(dy, dy.zerosLike()),
              (dy, a, b) -> a.greater(b).where(dy, dy.zerosLike()))
          .over(Domain.between(-2, 2).apartFrom(1), Domain.between(-0.05, 0.05))
          .doc("The smaller of a and b.", "tf.tensor1d([1, 5]).minimum(3).print()");

  public static final ElementwiseOp SQUARED_DIFFERENCE =
      Row.of("squaredDifference", 2, Typing.SAME, A.minus(B).times(A.minus(B)))
          .gradients((dy, a, b) -> dy.mul(a.sub(b)).mul(2), (dy, a, b) -> dy.mul(b.sub(a)).mul(2))
          .doc("(a - b)².", "tf.tensor1d([1, 5]).squaredDifference(3).print()");

  public static final ElementwiseOp ATAN2 =
      Row.of("atan2", 2, Typing.FLOAT, of(Fn.ATAN2, A, B))
          .gradients(
              (dy, a, b) -> dy.mul(b).div(a.square().add(b.square())),
              (dy, a, b) -> dy.mul(a).div(a.square().add(b.square())).neg())
          .over(ANY, NOT_ZERO)
          .doc("The angle of the point (b, a).", "tf.tensor1d([0, 1]).atan2([1, 1]).print()");

  /** a to the power b - 1; by products, where b is a small whole number that is known. */
  private static Tensor lower(Tensor a, Tensor b) {
    double known = b.knownNumber();
    return known >= 1 ? a.pow(known - 1) : a.pow(b.sub(1));
  }

  static final List<ElementwiseOp> ROWS =
      List.of(
          ADD,
          SUB,
          MUL,
          DIV,
          DIV_NO_NAN,
          FLOOR_DIV,
          MOD,
          POW,
          MAXIMUM,
          MINIMUM,
          SQUARED_DIFFERENCE,
          ATAN2);
}
