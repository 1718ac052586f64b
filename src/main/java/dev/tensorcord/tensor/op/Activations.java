package dev.tensorcord.tensor.op;

import static dev.tensorcord.backend.Expr.of;
import static dev.tensorcord.tensor.op.Op.Domain.ANY;
import static dev.tensorcord.tensor.op.Row.A;
import static dev.tensorcord.tensor.op.Row.B;

import dev.tensorcord.backend.Expr;
import dev.tensorcord.backend.Fn;
import dev.tensorcord.fault.Fault;
import dev.tensorcord.tensor.Tensor;
import dev.tensorcord.tensor.op.ElementwiseOp.Typing;
import dev.tensorcord.tensor.op.Op.Domain;
import java.util.List;

/** Bends and cuts of a line, one row each: what stands between the layers of a network. */
public final class Activations {
  /** Klambauer et al.: Self-Normalizing Neural Networks, 2017. */
  private static final double SELU_SCALE = 1.0507009873554804934193349852946;

  private static final double SELU_SCALE_ALPHA = 1.7580993408473768599402175208123;

  private Activations() {}

  public static final ElementwiseOp RELU6 =
      Row.of("relu6", 1, Typing.SAME, of(Fn.MIN, of(Fn.MAX, A, of(0)), of(6)))
          .gradient((dy, x, y) -> kept(dy, x.greater(0).logicalAnd(x.lessEqual(6))))
          .over(Domain.between(-3, 9).apartFrom(6))
          .doc("x, but at least 0 and at most 6.", "tf.tensor1d([-1, 2, 8]).relu6().print()");

  public static final ElementwiseOp LEAKY_RELU =
      Row.of("leakyRelu", 2, Typing.FLOAT, of(Fn.SELECT, of(Fn.LT, A, of(0)), B.times(A), A))
          .takes("x, alpha: number = 0.2", 0.3)
          .gradientOfAll((dy, x, y) -> x[0].greater(0).where(dy, dy.mul(x[1])))
          .over(ANY.apartFromZero())
          .doc(
              "x where it is positive, else alpha · x.",
              "tf.tensor1d([-1, 0.5, 2]).leakyRelu(0.1).print()");

  public static final ElementwiseOp PRELU =
      Row.of("prelu", 2, Typing.FLOAT, of(Fn.SELECT, of(Fn.LT, A, of(0)), B.times(A), A))
          .takes("x, alpha")
          .gradients(
              (dy, x, alpha) -> x.greater(0).where(dy, dy.mul(alpha)),
              (dy, x, alpha) -> x.greater(0).where(dy.zerosLike(), dy.mul(x)))
          .over(ANY.apartFromZero(), ANY)
          .doc(
              "x where it is positive, else alpha · x, with alphas that can be learned.",
              "tf.tensor1d([-1, 0.5, 2]).prelu(tf.scalar(0.1)).print()");

  public static final ElementwiseOp SELU =
      Row.of(
              "selu",
              1,
              Typing.FLOAT,
              of(
                  Fn.SELECT,
                  of(Fn.GE, A, of(0)),
                  of(SELU_SCALE).times(A),
                  of(SELU_SCALE_ALPHA).times(of(Fn.EXPM1, A))))
          .gradient((dy, x, y) ->
              x.greater(0).where(dy.mul(SELU_SCALE), dy.mul(SELU_SCALE_ALPHA).mul(x.exp())))
          .over(ANY.apartFromZero())
          .doc(
              "Scaled elu: layers after layers keep mean 0 and deviation 1.",
              "tf.tensor1d([-1, 0.5, 2]).selu().print()");

  public static final ElementwiseOp LOG_SIGMOID =
      Row.of(
              "logSigmoid",
              1,
              Typing.FLOAT,
              of(Fn.MIN, A, of(0)).minus(of(Fn.LOG1P, of(Fn.EXP, of(Fn.NEG, of(Fn.ABS, A))))))
          .gradient((dy, x, y) -> dy.mul(x.neg().sigmoid()))
          .doc("log(sigmoid(x)).", "tf.tensor1d([-1, 0.5, 2]).logSigmoid().print()");

  public static final ElementwiseOp STEP =
      Row.of(
              "step",
              2,
              Typing.SAME,
              of(Fn.SELECT, of(Fn.IS_NAN, A), A, of(Fn.SELECT, of(Fn.GT, A, of(0)), of(1), B)))
          .takes("x, alpha: number = 0", 0.5)
          .flat()
          .over(ANY.apartFromZero())
          .doc("1 where x is positive, else alpha.", "tf.tensor1d([-1, 0, 2]).step().print()");

  /** Without a check of its numbers; see {@link #clipByValue}. */
  private static final ElementwiseOp CLIP =
      Row.of("clipByValue", 3, Typing.SAME, of(Fn.MIN, of(Fn.MAX, A, B), Expr.in(2)))
          .takes("x, clipValueMin: number, clipValueMax: number", -1, 1)
          .gradientOfAll(
              (dy, x, y) -> kept(dy, x[0].greaterEqual(x[1]).logicalAnd(x[0].lessEqual(x[2]))))
          .over(Domain.between(-2.5, 2.5).apartFrom(1))
          .doc("x, but at least min and at most max.", "");

  static final Operation CLIP_BY_VALUE =
      Operation.of("clipByValue", CLIP.signature().text())
          .does(call ->
              clipByValue(
                  call.tensor("x"), call.number("clipValueMin"), call.number("clipValueMax")))
          .samples(CLIP.samples())
          .doc(CLIP.doc().summary(), "tf.tensor1d([-5, 0.5, 7]).clipByValue(0, 1).print()");

  static final List<Op> ROWS =
      List.of(RELU6, LEAKY_RELU, PRELU, SELU, LOG_SIGMOID, STEP, CLIP_BY_VALUE);

  /**
   * The numbers of x, but at least {@code min} and at most {@code max}; of int32 both are cut to
   * whole numbers.
   *
   * @throws Fault if min is above max
   */
  public static Tensor clipByValue(Tensor x, double min, double max) {
    if (!(min <= max)) {
      throw Fault.of(
          "Error in clip: min (%s) must be less than or equal to max (%s).".formatted(min, max),
          "Give the smaller number first.");
    }
    return CLIP.apply(x, min, max);
  }

  private static Tensor kept(Tensor dy, Tensor where) {
    return where.where(dy, dy.zerosLike());
  }
}
