package dev.tensorcord.tensor.op;

import dev.tensorcord.backend.Expr;
import dev.tensorcord.backend.Fn;
import dev.tensorcord.fault.Fault;
import dev.tensorcord.tensor.DType;
import dev.tensorcord.tensor.Shape;
import dev.tensorcord.tensor.Tensor;
import dev.tensorcord.tensor.Tensors;
import dev.tensorcord.tensor.op.Op.Domain;
import dev.tensorcord.tensor.op.Op.Sample;
import java.util.List;

/**
 * Numbers left out at random, the others scaled up to keep the sum (Srivastava et al.: Dropout,
 * JMLR 2014): a network that learns under it cannot lean on single numbers.
 */
public final class Dropout {
  static final Operation OP =
      Operation.of("dropout", "x, rate: number, noiseShape?: object, seed?: object")
          .does(call -> {
            Tensor x = call.tensor("x");
            return apply(
                x, call.number("rate"), noise(x, call.get("noiseShape")), Randoms.seed(call));
          })
          .samples(samples())
          .doc(
              "Leaves numbers out at random at the given rate and scales the others up.",
              "tf.dropout(tf.ones([8]), 0.5, null, 1).print()");

  /** 0 or 1 / keep, from a number between 0 and 1 and keep. */
  private static final Fused FACTOR =
      Fused.of(Expr.of(Fn.FLOOR, Expr.in(0).plus(Expr.in(1))).over(Expr.in(1)));

  private Dropout() {}

  /** Leaves single numbers out. */
  public static Tensor apply(Tensor x, double rate, long seed) {
    return apply(x, rate, x.shape(), seed);
  }

  /**
   * Leaves numbers out.
   *
   * @param rate how many are left out: from 0 to before 1
   * @param noise what is drawn for; along its axes of size 1 all of x is left out or kept together
   * @param seed the same leaves out the same
   * @throws Fault if the rate is out of range, x is not float32, or the noise does not fit it
   */
  public static Tensor apply(Tensor x, double rate, Shape noise, long seed) {
    if (x.dtype() != DType.FLOAT32) {
      throw Fault.of(
          "dropout: a float32 tensor is needed, not %s.".formatted(x.dtype()),
          "Cast it first: cast('float32').");
    }
    if (!(rate >= 0 && rate < 1)) {
      throw Fault.of(
          "dropout: a rate of %s is not from 0 to before 1.".formatted(rate),
          "0.25 leaves out one number in four.");
    }
    if (rate == 0) {
      return Creation.clone(x);
    }
    Tensor drawn = Tensors.randomUniform(noise, 0, 1, seed);
    Tensor keep = Tensors.scalar(1 - rate);
    Tensor factor = FACTOR.apply(drawn, keep);
    drawn.dispose();
    keep.dispose();
    Tensor y = x.mul(factor);
    factor.dispose();
    return y;
  }

  /** A size that is left out, as null, is that of x. */
  private static Shape noise(Tensor x, Object given) {
    if (given == null) {
      return x.shape();
    }
    List<?> sizes = given instanceof List<?> list ? list : List.of(given);
    int[] dims = new int[sizes.size()];
    for (int i = 0; i < dims.length; i++) {
      boolean open = sizes.get(i) == null && dims.length == x.rank();
      dims[i] =
          open
              ? x.shape().dim(i)
              : (int) Kind.WHOLE.read("dropout", "noiseShape[" + i + "]", sizes.get(i));
    }
    return Shape.of(dims);
  }

  private static List<Sample> samples() {
    return List.of(
        new Sample(
            "dropout", List.of(Shape.of(5, 4)), List.of(Domain.ANY), x -> apply(x[0], 0.4, 3)),
        new Sample(
            "dropout of rows",
            List.of(Shape.of(5, 4)),
            List.of(Domain.ANY),
            x -> apply(x[0], 0.4, Shape.of(5, 1), 3)));
  }
}
