package dev.tensorcord.tensor.op;

import dev.tensorcord.fault.Fault;
import dev.tensorcord.tensor.DType;
import dev.tensorcord.tensor.Shape;
import dev.tensorcord.tensor.Tensor;
import dev.tensorcord.tensor.Tensors;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Values brought to a common scale: one row each. Made of element-wise ops and averages. */
public final class Normalization {
  private static final String BATCH =
      "x, mean, variance, offset?: tensor, scale?: tensor, varianceEpsilon: number = 0.001";
  private static final String SUMMARY =
      "(x - mean) / √(variance + ε) · scale + offset: one number of each for a channel, or for a "
          + "value";

  static final List<Operation> ROWS =
      List.of(
          batchNorm("batchNorm", 0)
              .sample(
                  "channels",
                  x -> batchNorm(x[0], x[1], x[2].square(), x[3], x[4], 0.1),
                  Shape.of(3, 2),
                  Shape.of(2),
                  Shape.of(2),
                  Shape.of(2),
                  Shape.of(2))
              .sample(
                  "no scale",
                  x -> batchNorm(x[0], x[1], x[2].square(), null, null, 0.1),
                  Shape.of(2, 3),
                  Shape.of(2, 3),
                  Shape.of(2, 3))
              .doc(
                  SUMMARY + ".", "tf.tensor2d([[1, 2], [3, 4]]).batchNorm([2, 3], [1, 1]).print()"),
          batchNorm("batchNorm2d", 2)
              .doc(
                  SUMMARY + ", of two axes.",
                  "tf.batchNorm2d([[1, 2], [3, 4]], [2, 3], [1, 1]).print()"),
          batchNorm("batchNorm3d", 3)
              .doc(
                  SUMMARY + ", of three axes.",
                  "tf.batchNorm3d([[[1, 2], [3, 4]]], [2, 3], [1, 1]).print()"),
          batchNorm("batchNorm4d", 4)
              .doc(
                  SUMMARY + ", of four axes.",
                  "tf.batchNorm4d([[[[1, 2], [3, 4]]]], [2, 3], [1, 1]).print()"),
          Operation.of(
                  "localResponseNormalization",
                  "x, depthRadius: whole = 5, bias: number = 1, alpha: number = 1, beta: number = 0.5")
              .does(call ->
                  local(
                      call.tensor("x"),
                      call.whole("depthRadius"),
                      call.number("bias"),
                      call.number("alpha"),
                      call.number("beta")))
              .sample("near", x -> local(x[0], 1, 1, 0.5, 0.75), Shape.of(1, 2, 2, 4))
              .sample("far", x -> local(x[0], 9, 1, 0.5, 0.75), Shape.of(1, 1, 1, 11))
              .doc(
                  "Each value over a power of the sum of squares of the channels around it.",
                  "tf.ones([1, 1, 1, 3]).localResponseNormalization(1).print()"),
          Operation.of("moments", "x, axis?: ints, keepDims: flag = false")
              .does(call -> {
                Tensor x = call.tensor("x");
                return Axes.none(call)
                    ? moments(x.expandDims(-1), false, -1)
                    : moments(x, call.flag("keepDims"), call.some("axis"));
              })
              .sample("mean", x -> moments(x[0], false, 0).get("mean"), Shape.of(3, 2))
              .sample("variance", x -> moments(x[0], true).get("variance"), Shape.of(3, 2))
              .doc(
                  "Mean and variance, over the given axes or over all.",
                  "tf.moments([1, 2, 3, 4]).variance.print()"));

  /** Channels around one, beyond which a product of matrices adds them faster. */
  private static final int MANY = 8;

  private Normalization() {}

  private static Operation batchNorm(String name, int rank) {
    return Operation.of(name, BATCH)
        .said("batchNorm")
        .does(call -> {
          Tensor x = call.tensor("x");
          if (rank > 0) {
            rank(name, "x", x, rank, rank);
            for (String each : List.of("mean", "variance", "offset", "scale")) {
              rank(name, each, call.tensor(each), rank, 1);
            }
          }
          return batchNorm(
              x,
              call.tensor("mean"),
              call.tensor("variance"),
              call.tensor("offset"),
              call.tensor("scale"),
              call.number("varianceEpsilon"));
        });
  }

  private static void rank(String op, String name, Tensor tensor, int rank, int other) {
    if (tensor != null && tensor.rank() != rank && tensor.rank() != other) {
      throw Fault.of(
          "%s: '%s' has %d axes in the shape %s; %d are needed."
              .formatted(op, name, tensor.rank(), tensor.shape(), rank),
          "Use batchNorm for any number of axes.");
    }
  }

  /**
   * Normalizes: {@code (x - mean) / √(variance + epsilon) · scale + offset}.
   *
   * @param offset null for none
   * @param scale null for none
   * @throws Fault if the shapes do not fit x's, or differ in their number of axes
   */
  public static Tensor batchNorm(
      Tensor x, Tensor mean, Tensor variance, Tensor offset, Tensor scale, double epsilon) {
    for (Tensor each : new Tensor[] {variance, offset, scale}) {
      if (each != null && each.rank() != mean.rank()) {
        throw Fault.of(
            "batchNorm: mean, variance, offset and scale have the same number of axes, not %s and %s."
                .formatted(mean.shape(), each.shape()),
            "Give one number for each channel.");
      }
    }
    Tensor inverse = variance.add(epsilon).rsqrt();
    Tensor y = x.sub(mean).mul(scale == null ? inverse : inverse.mul(scale));
    y = offset == null ? y : y.add(offset);
    if (y.size() != x.size()) {
      throw Fault.of(
          "batchNorm: a mean of %s does not fit %s.".formatted(mean.shape(), x.shape()),
          "Give one number for each channel, the last axis.");
    }
    return y.rank() == x.rank() ? y : y.reshape(x.shape());
  }

  /**
   * The mean and the variance along some axes, or along all.
   *
   * @return by the names "mean" and "variance"
   */
  public static Map<String, Tensor> moments(Tensor x, boolean keepDims, int... axes) {
    Tensor mean = Reductions.MEAN.apply(x, true, axes);
    Tensor squares = x.cast(DType.FLOAT32).sub(mean).square();
    Tensor variance = Reductions.MEAN.apply(squares, keepDims, axes);
    Map<String, Tensor> both = new LinkedHashMap<>();
    both.put("mean", keepDims ? mean : mean.reshape(variance.shape()));
    both.put("variance", variance);
    return both;
  }

  /** Krizhevsky et al. 2012, 3.3: {@code x · (bias + alpha · Σ of squares around)^-beta}. */
  public static Tensor local(Tensor x, int radius, double bias, double alpha, double beta) {
    if (x.rank() != 3 && x.rank() != 4) {
      throw Fault.of(
          "localResponseNormalization: images of 3 or 4 axes are needed, not %s."
              .formatted(x.shape()),
          "Reshape them to [batch,height,width,channels].");
    }
    int last = x.rank() - 1;
    int channels = x.shape().dim(last);
    if (radius > MANY && channels > MANY) {
      Tensor all = x.square().reshape(-1, channels).matMul(band(channels, radius));
      return x.mul(all.reshape(x.shape()).mul(alpha).add(bias).pow(-beta));
    }
    int around = Math.max(0, Math.min(radius, x.shape().dim(last) - 1));
    int[] begin = new int[x.rank()];
    begin[last] = around;
    Shape wide = x.shape().with(last, x.shape().dim(last) + 2 * around);
    Tensor squares = Pad.apply(x.square(), begin, wide, 0);
    Tensor sum = null;
    for (int i = 0; i <= 2 * around; i++) {
      int[] from = new int[x.rank()];
      from[last] = i;
      Tensor part = Slice.apply(squares, from, x.shape().toArray());
      sum = sum == null ? part : sum.add(part);
    }
    return x.mul(sum.mul(alpha).add(bias).pow(-beta));
  }

  /** Ones where two channels are neighbours. */
  private static Tensor band(int channels, int radius) {
    Tensor places = Tensors.range(0, channels, 1);
    Tensor apart = places.reshape(channels, 1).sub(places).abs();
    return Comparisons.LESS_EQUAL.apply(apart, Tensors.scalar(radius)).cast(DType.FLOAT32);
  }
}
