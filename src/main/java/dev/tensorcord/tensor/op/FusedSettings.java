package dev.tensorcord.tensor.op;

import dev.tensorcord.fault.Fault;
import dev.tensorcord.tensor.DType;
import dev.tensorcord.tensor.Tensor;
import dev.tensorcord.tensor.Tensors;
import java.util.function.Supplier;

/**
 * What scripts may ask of fused.conv2d and fused.depthwiseConv2d: the order of axes, a bias of any
 * shape that fits, and an activation by name.
 */
final class FusedSettings {
  static final String PARAMETERS =
      "{x: float32, filter: float32, strides: ints, pad: padding, dataFormat: text = NHWC, dilations: ints = [1, 1], "
          + "dimRoundingMode?: text, bias?: tensor, activation: text = linear, "
          + "preluActivationWeights?: tensor, leakyreluAlpha: number = 0.2}";

  private FusedSettings() {}

  /** {@link FusedConv2d} as a script calls it. */
  static Tensor conv2d(Call call) {
    Layout layout = Layout.of(call);
    Tensor x = layout.last(call.tensor("x"));
    Tensor filter = call.tensor("filter");
    Window window = Window.of(call);
    Tensor bias = bias(call, layout);
    boolean plain = bias == null || (bias.rank() <= 1 && bias.dtype() == DType.FLOAT32);
    boolean relu = plain && call.text("activation").equals("relu");
    Tensor y = FusedConv2d.apply(x, filter, plain ? bias : null, window, relu);
    Tensor sum = plain ? y : y.add(bias);
    return layout.back(relu ? sum : activate(call, sum, () -> weights(call, layout, sum)));
  }

  /** Depthwise convolution as a script calls it. */
  static Tensor depthwise(Call call) {
    Layout layout = Layout.of(call);
    Tensor x = layout.last(call.tensor("x"));
    Tensor y = DepthwiseConv2d.apply(call.op(), x, call.tensor("filter"), Window.of(call));
    Tensor bias = bias(call, layout);
    Tensor sum = bias == null ? y : y.add(bias);
    return layout.back(activate(call, sum, () -> weights(call, layout, sum)));
  }

  private static Tensor bias(Call call, Layout layout) {
    Tensor bias = call.tensor("bias");
    if (bias != null && layout == Layout.NCHW && bias.rank() > 1) {
      throw Fault.of(
          "%s: with the dataFormat 'NCHW' a bias has one axis, not the shape %s."
              .formatted(call.op(), bias.shape()),
          "Give one number for each filter.");
    }
    return bias;
  }

  /** The activation that the call names; prelu's weights are asked for where they are needed. */
  static Tensor activate(Call call, Tensor y, Supplier<Tensor> weights) {
    return switch (call.text("activation")) {
      case "linear" -> y;
      case "relu" -> y.relu();
      case "relu6" -> y.relu().minimum(6);
      case "elu" -> y.elu();
      case "sigmoid" -> y.sigmoid();
      case "leakyrelu" -> slope(y, Tensors.scalar(call.number("leakyreluAlpha")));
      case "prelu" -> slope(y, weights.get());
      default ->
          throw Fault.of(
              "%s: there is no activation '%s' here.".formatted(call.op(), call.text("activation")),
              "Use 'linear', 'relu', 'relu6', 'elu', 'sigmoid', 'leakyrelu' or 'prelu'.");
    };
  }

  /** y where it is positive, else so many times y. */
  private static Tensor slope(Tensor y, Tensor times) {
    return y.greater(0).where(y, y.mul(times));
  }

  private static Tensor weights(Call call, Layout layout, Tensor y) {
    Tensor weights = call.tensor("preluActivationWeights");
    boolean fits =
        weights != null
            && (weights.rank() == 0
                || weights.rank() == 3
                || (weights.rank() == 4 && layout == Layout.NHWC)
                || (weights.rank() == 1
                    && (weights.size() == 1 || weights.size() == y.shape().dim(y.rank() - 1))));
    if (!fits) {
      throw Fault.of(
          "%s: the activation 'prelu' needs weights that fit %s, not %s."
              .formatted(call.op(), y.shape(), weights == null ? "none" : weights.shape()),
          "Give preluActivationWeights: one number, or one for each filter.");
    }
    return layout.last(weights);
  }
}
