package dev.tensorcord.nn.layers;

import dev.tensorcord.fault.Fault;
import dev.tensorcord.tensor.Tensor;
import dev.tensorcord.tensor.Variable;
import dev.tensorcord.tensor.op.DepthwiseConv2d;
import dev.tensorcord.tensor.op.FusedConv2d;
import dev.tensorcord.tensor.op.Padding;
import dev.tensorcord.tensor.op.Window;
import java.util.Map;

/**
 * Filters for each channel of an image, then a mix of the channels at each pixel (Chollet 2017).
 */
final class SeparableConv extends SlidingLayer {
  private final int filters;
  private final int depthMultiplier;
  private final WeightRule depthwiseRule;
  private final WeightRule pointwiseRule;
  private Variable depthwise;
  private Variable pointwise;

  SeparableConv(Settings settings) {
    super("SeparableConv2D", settings, 2);
    for (String part : new String[] {"Initializer", "Regularizer", "Constraint"}) {
      if (settings.has("kernel" + part)) {
        throw Fault.of(
            "SeparableConv2D: it has two kernels, so \"kernel%s\" does not say which."
                .formatted(part),
            "Use depthwise%s and pointwise%s.".formatted(part, part));
      }
    }
    filters = settings.whole("filters", 1);
    depthMultiplier = settings.whole("depthMultiplier", 1, 1);
    depthwiseRule = settings.rule("depthwise", "glorotUniform");
    pointwiseRule = settings.rule("pointwise", "glorotUniform");
  }

  @Override
  int madeFor() {
    return depthwise == null ? -1 : depthwise.shape().dim(2);
  }

  @Override
  BatchShape slid(BatchShape shape) {
    return Windows.slid(this, shape, kernelSize, strides, dilation, padding, filters);
  }

  @Override
  void makeWeightsFor(int inputs) {
    int between = Math.multiplyExact(inputs, depthMultiplier);
    depthwise =
        weight(
            "depthwise_kernel",
            depthwiseRule,
            true,
            kernelSize[0],
            kernelSize[1],
            inputs,
            depthMultiplier);
    pointwise = weight("pointwise_kernel", pointwiseRule, true, 1, 1, between, filters);
    makeBias(filters);
  }

  @Override
  Tensor slide(Tensor x) {
    Tensor maps = DepthwiseConv2d.apply(x, depthwise, window());
    return FusedConv2d.apply(maps, pointwise, bias, Window.of(1, Padding.VALID), false);
  }

  @Override
  protected void describe(Map<String, Object> settings) {
    super.describe(settings);
    settings.put("filters", filters);
    settings.put("depthMultiplier", depthMultiplier);
    depthwiseRule.describe(settings);
    pointwiseRule.describe(settings);
  }
}
