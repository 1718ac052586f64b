package dev.tensorcord.tensor.op;

import dev.tensorcord.fault.Fault;
import dev.tensorcord.tensor.DType;
import dev.tensorcord.tensor.Shape;
import dev.tensorcord.tensor.Tensor;
import dev.tensorcord.tensor.grad.Tape;
import dev.tensorcord.tensor.op.Op.Domain;
import dev.tensorcord.tensor.op.Op.Sample;
import java.util.Collections;
import java.util.List;

/** {@link Conv2d}, a bias and relu in one pass over the images. */
public final class FusedConv2d {
  static final Operation OP =
      Operation.of(
              "fused.conv2d",
              "{x: float32, filter: float32, strides: ints, pad: padding, dataFormat: text = NHWC, dilations: ints = [1, 1], dimRoundingMode?: text, bias?: tensor, activation: text = linear, preluActivationWeights?: tensor, leakyreluAlpha: number = 0.2}")
          .does(FusedSettings::conv2d)
          .samples(samples())
          .doc(
              "conv2d, then a bias and an activation, in one pass.",
              "tf.fused.conv2d({x: tf.ones([1, 2, 2, 1]), filter: tf.ones([2, 2, 1, 1]), strides: 1, "
                  + "pad: 'valid', bias: tf.tensor1d([-5]), activation: 'relu'}).print()");

  private FusedConv2d() {}

  static boolean relu(Call call) {
    return switch (call.text("activation")) {
      case "linear" -> false;
      case "relu" -> true;
      default ->
          throw Fault.of(
              "%s: there is no activation '%s' here.".formatted(call.op(), call.text("activation")),
              "Use 'linear' or 'relu', or apply another one to the result.");
    };
  }

  /**
   * {@code relu(conv2d(x, filter) + bias)}.
   *
   * @param bias one number for each filter, or one for all; null for none
   * @param relu whether what is below 0 becomes 0
   * @throws Fault if the types, the axes or the sizes do not fit, or the filter the image
   */
  public static Tensor apply(Tensor x, Tensor filter, Tensor bias, Window window, boolean relu) {
    Tensor images = Window.batch("fused.conv2d", x);
    Convolution.check("fused.conv2d", images, filter, 2);
    Tensor each = bias == null ? null : bias("fused.conv2d", bias, filter.shape().dim(3));
    Tensor y = Convolution.finished(images, filter, each, window, relu);
    record(y, images, filter, each, window, relu);
    return x.rank() == 3 ? Window.alone(y) : y;
  }

  /** A number for each filter. */
  static Tensor bias(String op, Tensor bias, int filters) {
    if (bias.dtype() != DType.FLOAT32 || bias.rank() > 1 || bias.size() != filters) {
      if (bias.dtype() == DType.FLOAT32 && bias.rank() <= 1 && bias.size() == 1) {
        return bias.broadcastTo(Shape.of(filters));
      }
      throw Fault.of(
          "%s: a bias of %s %s does not fit %d filters."
              .formatted(op, bias.dtype(), bias.shape(), filters),
          "Give one float32 number for each filter: [%d].".formatted(filters));
    }
    return bias.rank() == 1 ? bias : bias.reshape(1);
  }

  /**
   * On the tape these are two steps, so that what comes back through relu is worked out once. The
   * tensor between them stands for the sum before relu; no gradient asks for its values.
   */
  private static void record(
      Tensor y, Tensor images, Tensor filter, Tensor bias, Window window, boolean relu) {
    Tensor sum = relu ? y.copy() : y;
    Tensor[] inputs =
        bias == null ? new Tensor[] {images, filter} : new Tensor[] {images, filter, bias};
    Tape.record(
        (input, dy, in, out) ->
            switch (input) {
              case 0 -> Convolution.byImages(in[0].shape(), dy, in[1], window);
              case 1 -> Convolution.byFilter(in[0], dy, in[1].shape(), window);
              default -> dy.sum(0, 1, 2);
            },
        sum,
        inputs);
    if (!relu) {
      return;
    }
    Tape.record((input, dy, in, out) -> Functions.RELU_GRADIENT.apply(dy, out), y, sum);
    if (!y.session().tape().needs(sum)) {
      sum.dispose();
    }
  }

  private static List<Sample> samples() {
    return List.of(
        sample("linear", Shape.of(2, 3, 4, 2), Shape.of(2, 2, 2, 3), false),
        sample("relu", Shape.of(1, 3, 3, 1), Shape.of(2, 2, 1, 3), true),
        sample("one image", Shape.of(3, 3, 1), Shape.of(3, 3, 1, 2), false));
  }

  private static Sample sample(String label, Shape x, Shape filter, boolean relu) {
    Shape bias = Shape.of(filter.dim(3));
    return new Sample(
        "fused.conv2d " + label,
        List.of(x, filter, bias),
        // Far from relu's corner: some sums all above 0, the others all below.
        relu
            ? List.of(Domain.between(0.5, 1), Domain.between(0.5, 1), Domain.between(-9, 5))
            : Collections.nCopies(3, Domain.ANY),
        in -> apply(in[0], in[1], in[2], Window.of(1, Padding.VALID), relu));
  }
}
