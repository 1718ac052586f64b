package dev.tensorcord.tensor.op;

import static dev.tensorcord.backend.Expr.of;
import static dev.tensorcord.tensor.op.Op.Domain.ANY;
import static dev.tensorcord.tensor.op.Op.Domain.POSITIVE;
import static dev.tensorcord.tensor.op.Row.A;
import static dev.tensorcord.tensor.op.Row.B;

import dev.tensorcord.backend.Expr;
import dev.tensorcord.backend.Fn;
import dev.tensorcord.tensor.op.ElementwiseOp.Typing;
import dev.tensorcord.tensor.op.Op.Domain;
import java.util.List;

/** Element-wise functions of one tensor, one row each: expression, gradient, doc. */
public final class Functions {
  private static final Domain UNIT = Domain.between(-0.8, 0.8);

  private static final double FAR = 1e9;
  private static final double LN_2 = Math.log(2);

  private Functions() {}

  /** With t = x - 1. */
  private static Expr acosh(Expr t) {
    Expr near = of(Fn.LOG1P, t.plus(of(Fn.SQRT, of(2).times(t).plus(t.times(t)))));
    Expr far = of(Fn.LOG, A).plus(of(LN_2));
    Expr inside = of(Fn.SELECT, of(Fn.GT, A, of(FAR)), far, near);
    return of(Fn.SELECT, of(Fn.LT, A, of(1)), of(Double.NaN), inside);
  }

  /** With t = 1 / (1 + p|x|): Abramowitz and Stegun, 7.1.26; the error is below 1.5e-7. */
  private static Expr erf(Expr t) {
    Expr sum = of(1.061405429);
    for (double next : new double[] {-1.453152027, 1.421413741, -0.284496736, 0.254829592}) {
      sum = sum.times(t).plus(of(next));
    }
    Expr tail = sum.times(t).times(of(Fn.EXP, of(Fn.NEG, A.times(A))));
    return of(Fn.SIGN, A).times(of(1).minus(tail));
  }

  public static final ElementwiseOp NEG =
      Row.of("neg", 1, Typing.SAME, of(Fn.NEG, A))
          .complex(x -> Complexes.neg(x[0]))
          .gradient((dy, x, y) -> dy.neg())
          .doc("-x.", "tf.tensor1d([-1, 0.5, 2]).neg().print()");

  public static final ElementwiseOp ABS =
      Row.of("abs", 1, Typing.SAME, of(Fn.ABS, A))
          .complex(x -> Complexes.abs(x[0]))
          .gradient((dy, x, y) -> dy.mul(x.sign()))
          .over(ANY.apartFromZero())
          .doc("The absolute value |x|.", "tf.tensor1d([-1, 0.5, 2]).abs().print()");

  public static final ElementwiseOp SIGN =
      Row.of("sign", 1, Typing.SAME, of(Fn.SIGN, A))
          .flat()
          .over(ANY.apartFromZero())
          .doc(
              "-1, 0 or 1, as x is below, at or above 0.",
              "tf.tensor1d([-1, 0.5, 2]).sign().print()");

  public static final ElementwiseOp SQUARE =
      Row.of("square", 1, Typing.SAME, A.times(A))
          .gradient((dy, x, y) -> dy.mul(x).mul(2))
          .doc("x².", "tf.tensor1d([-1, 0.5, 2]).square().print()");

  public static final ElementwiseOp SQRT =
      Row.of("sqrt", 1, Typing.STRICT, of(Fn.SQRT, A))
          .gradient((dy, x, y) -> dy.div(y.mul(2)))
          .over(POSITIVE)
          .doc("The square root of x.", "tf.tensor1d([1, 4, 9]).sqrt().print()");

  public static final ElementwiseOp RSQRT =
      Row.of("rsqrt", 1, Typing.STRICT, of(1).over(of(Fn.SQRT, A)))
          .gradient((dy, x, y) -> dy.mul(y).div(x.mul(-2)))
          .over(POSITIVE)
          .doc("1 / √x.", "tf.tensor1d([1, 4, 16]).rsqrt().print()");

  public static final ElementwiseOp RECIPROCAL =
      Row.of("reciprocal", 1, Typing.FLOAT, of(1).over(A))
          .gradient((dy, x, y) -> dy.div(x.square()).neg())
          .over(POSITIVE)
          .doc("1 / x.", "tf.tensor1d([1, 4, 5]).reciprocal().print()");

  public static final ElementwiseOp EXP =
      Row.of("exp", 1, Typing.FLOAT, of(Fn.EXP, A))
          .gradient((dy, x, y) -> dy.mul(y))
          .doc("eˣ.", "tf.tensor1d([-1, 0.5, 2]).exp().print()");

  public static final ElementwiseOp EXPM1 =
      Row.of("expm1", 1, Typing.FLOAT, of(Fn.EXPM1, A))
          .gradient((dy, x, y) -> dy.mul(x.exp()))
          .doc("eˣ - 1, exact near 0.", "tf.tensor1d([-1, 0.5, 2]).expm1().print()");

  public static final ElementwiseOp LOG =
      Row.of("log", 1, Typing.STRICT, of(Fn.LOG, A))
          .gradient((dy, x, y) -> dy.div(x))
          .over(POSITIVE)
          .doc("The natural logarithm of x.", "tf.tensor1d([1, 2, 10]).log().print()");

  public static final ElementwiseOp LOG1P =
      Row.of("log1p", 1, Typing.FLOAT, of(Fn.LOG1P, A))
          .gradient((dy, x, y) -> dy.div(x.add(1)))
          .over(POSITIVE)
          .doc("log(1 + x), exact near 0.", "tf.tensor1d([0, 1, 2]).log1p().print()");

  public static final ElementwiseOp SIN =
      Row.of("sin", 1, Typing.STRICT, of(Fn.SIN, A))
          .gradient((dy, x, y) -> dy.mul(x.cos()))
          .doc("The sine of x, in radians.", "tf.tensor1d([-1, 0.5, 2]).sin().print()");

  public static final ElementwiseOp COS =
      Row.of("cos", 1, Typing.STRICT, of(Fn.COS, A))
          .gradient((dy, x, y) -> dy.mul(x.sin()).neg())
          .doc("The cosine of x, in radians.", "tf.tensor1d([-1, 0.5, 2]).cos().print()");

  public static final ElementwiseOp TAN =
      Row.of("tan", 1, Typing.STRICT, of(Fn.TAN, A))
          .gradient((dy, x, y) -> dy.div(x.cos().square()))
          .over(Domain.between(-1.2, 1.2))
          .doc("The tangent of x, in radians.", "tf.tensor1d([-1, 0.5, 2]).tan().print()");

  public static final ElementwiseOp ASIN =
      Row.of("asin", 1, Typing.FLOAT, of(Fn.ASIN, A))
          .gradient((dy, x, y) -> dy.div(x.square().neg().add(1).sqrt()))
          .over(UNIT)
          .doc("The angle whose sine is x.", "tf.tensor1d([-1, 0, 0.5]).asin().print()");

  public static final ElementwiseOp ACOS =
      Row.of("acos", 1, Typing.FLOAT, of(Fn.ACOS, A))
          .gradient((dy, x, y) -> dy.div(x.square().neg().add(1).sqrt()).neg())
          .over(UNIT)
          .doc("The angle whose cosine is x.", "tf.tensor1d([-1, 0, 0.5]).acos().print()");

  public static final ElementwiseOp ATAN =
      Row.of("atan", 1, Typing.FLOAT, of(Fn.ATAN, A))
          .gradient((dy, x, y) -> dy.div(x.square().add(1)))
          .doc("The angle whose tangent is x.", "tf.tensor1d([-1, 0.5, 2]).atan().print()");

  public static final ElementwiseOp SINH =
      Row.of("sinh", 1, Typing.FLOAT, of(Fn.SINH, A))
          .gradient((dy, x, y) -> dy.mul(x.cosh()))
          .doc("(eˣ - e⁻ˣ) / 2.", "tf.tensor1d([-1, 0.5, 2]).sinh().print()");

  public static final ElementwiseOp COSH =
      Row.of("cosh", 1, Typing.STRICT, of(Fn.COSH, A))
          .gradient((dy, x, y) -> dy.mul(x.sinh()))
          .doc("(eˣ + e⁻ˣ) / 2.", "tf.tensor1d([-1, 0.5, 2]).cosh().print()");

  public static final ElementwiseOp TANH =
      Row.of("tanh", 1, Typing.STRICT, of(Fn.TANH, A))
          .gradient((dy, x, y) -> dy.mul(y.square().neg().add(1)))
          .doc(
              "The hyperbolic tangent: an S from -1 to 1.",
              "tf.tensor1d([-1, 0.5, 2]).tanh().print()");

  // With log1p, and not with log as in the textbooks, both are exact near 0 (near 1 for acosh); far
  // out, where the square leaves single precision, the root is |x| itself.

  public static final ElementwiseOp ASINH =
      Row.of(
              "asinh",
              1,
              Typing.FLOAT,
              of(Fn.SIGN, A)
                  .times(
                      of(
                          Fn.SELECT,
                          of(Fn.GT, of(Fn.ABS, A), of(FAR)),
                          of(Fn.LOG, of(Fn.ABS, A)).plus(of(LN_2)),
                          of(
                              Fn.LOG1P,
                              of(Fn.ABS, A)
                                  .plus(
                                      A.times(A)
                                          .over(
                                              of(1).plus(of(Fn.SQRT, A.times(A).plus(of(1))))))))))
          .gradient((dy, x, y) -> dy.div(x.square().add(1).sqrt()))
          .doc("The number whose sinh is x.", "tf.tensor1d([-1, 0.5, 2]).asinh().print()");

  public static final ElementwiseOp ACOSH =
      Row.of("acosh", 1, Typing.FLOAT, acosh(A.minus(of(1))))
          .gradient((dy, x, y) -> dy.div(x.square().sub(1).sqrt()))
          .over(Domain.between(1.3, 3))
          .doc("The number whose cosh is x.", "tf.tensor1d([1, 1.5, 2]).acosh().print()");

  public static final ElementwiseOp ATANH =
      Row.of(
              "atanh",
              1,
              Typing.FLOAT,
              of(0.5).times(of(Fn.LOG1P, of(2).times(A).over(of(1).minus(A)))))
          .gradient((dy, x, y) -> dy.div(x.square().neg().add(1)))
          .over(UNIT)
          .doc("The number whose tanh is x.", "tf.tensor1d([-0.5, 0, 0.9]).atanh().print()");

  public static final ElementwiseOp ERF =
      Row.of(
              "erf",
              1,
              Typing.FLOAT,
              erf(of(1).over(of(1).plus(of(0.3275911).times(of(Fn.ABS, A))))))
          .gradient((dy, x, y) -> dy.mul(x.square().neg().exp().mul(2 / Math.sqrt(Math.PI))))
          .doc(
              "The error function: how likely a normal number of deviation √½ is between -x and x.",
              "tf.tensor1d([-1, 0, 0.5]).erf().print()");

  public static final ElementwiseOp SIGMOID =
      Row.of("sigmoid", 1, Typing.STRICT, of(1).over(of(1).plus(of(Fn.EXP, of(Fn.NEG, A)))))
          .gradient((dy, x, y) -> dy.mul(y).mul(y.neg().add(1)))
          .doc("1 / (1 + e⁻ˣ): an S from 0 to 1.", "tf.tensor1d([-1, 0.5, 2]).sigmoid().print()");

  public static final ElementwiseOp SOFTPLUS =
      Row.of(
              "softplus",
              1,
              Typing.FLOAT,
              of(Fn.MAX, A, of(0)).plus(of(Fn.LOG1P, of(Fn.EXP, of(Fn.NEG, of(Fn.ABS, A))))))
          .gradient((dy, x, y) -> dy.mul(x.sigmoid()))
          .doc(
              "log(1 + eˣ): relu with a round corner.",
              "tf.tensor1d([-1, 0.5, 2]).softplus().print()");

  public static final ElementwiseOp RELU =
      Row.of("relu", 1, Typing.SAME, of(Fn.MAX, A, of(0)))
          .gradient((dy, x, y) -> Functions.RELU_GRADIENT.apply(dy, y))
          .over(ANY.apartFromZero())
          .doc("x where it is positive, else 0.", "tf.tensor1d([-1, 0.5, 2]).relu().print()");

  /** What relu hands back: dy where its result is above 0. A step of its own, for one pass. */
  static final ElementwiseOp RELU_GRADIENT =
      Row.of("reluGradient", 2, Typing.STRICT, of(Fn.SELECT, of(Fn.GT, B, of(0)), A, of(0)))
          .gradients((ddx, dy, y) -> Functions.RELU_GRADIENT.apply(ddx, y), (ddx, dy, y) -> null)
          .doc("dy where y is positive, else 0.", "");

  public static final ElementwiseOp ELU =
      Row.of("elu", 1, Typing.STRICT, of(Fn.SELECT, of(Fn.GT, A, of(0)), A, of(Fn.EXPM1, A)))
          .gradient((dy, x, y) -> x.greater(0).where(dy, dy.mul(y.add(1))))
          .over(ANY.apartFromZero())
          .doc("x where it is positive, else eˣ - 1.", "tf.tensor1d([-1, 0.5, 2]).elu().print()");

  public static final ElementwiseOp FLOOR =
      Row.of("floor", 1, Typing.STRICT, of(Fn.FLOOR, A))
          .flat()
          .over(ANY.apartFrom(1))
          .doc("Rounded down.", "tf.tensor1d([-1, 0.5, 2]).floor().print()");

  public static final ElementwiseOp CEIL =
      Row.of("ceil", 1, Typing.STRICT, of(Fn.CEIL, A))
          .flat()
          .over(ANY.apartFrom(1))
          .doc("Rounded up.", "tf.tensor1d([-1, 0.5, 2]).ceil().print()");

  public static final ElementwiseOp ROUND =
      Row.of("round", 1, Typing.FLOAT, of(Fn.ROUND, A))
          .ints(A)
          .flat()
          .over(ANY.apartFrom(0.5))
          .doc(
              "Rounded to the nearest whole number, halves to the even one.",
              "tf.tensor1d([-1, 0.5, 2]).round().print()");

  static final List<ElementwiseOp> ROWS =
      List.of(
          NEG,
          ABS,
          SIGN,
          SQUARE,
          SQRT,
          RSQRT,
          RECIPROCAL,
          EXP,
          EXPM1,
          LOG,
          LOG1P,
          SIN,
          COS,
          TAN,
          ASIN,
          ACOS,
          ATAN,
          SINH,
          COSH,
          TANH,
          ASINH,
          ACOSH,
          ATANH,
          ERF,
          SIGMOID,
          SOFTPLUS,
          RELU,
          ELU,
          FLOOR,
          CEIL,
          ROUND);
}
