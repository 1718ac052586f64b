package dev.tensorcord.nn.layers;

import dev.tensorcord.tensor.Tensor;
import dev.tensorcord.tensor.Variable;
import dev.tensorcord.tensor.op.DepthwiseConv2d;
import java.util.Map;

/** Filters of its own for each channel of an image. */
final class DepthwiseConv extends SlidingLayer {
  private final int depthMultiplier;
  private final WeightRule kernelRule;
  private Variable kernel;

  DepthwiseConv(Settings settings) {
    super("DepthwiseConv2D", settings, 2);
    depthMultiplier = settings.whole("depthMultiplier", 1, 1);
    kernelRule = settings.rule("depthwise", "glorotNormal");
  }

  @Override
  int madeFor() {
    return kernel == null ? -1 : kernel.shape().dim(2);
  }

  @Override
  BatchShape slid(BatchShape shape) {
    int channels = Math.multiplyExact(shape.dim(-1), depthMultiplier);
    return Windows.slid(this, shape, kernelSize, strides, dilation, padding, channels);
  }

  @Override
  void makeWeightsFor(int inputs) {
    kernel =
        weight(
            "depthwise_kernel",
            kernelRule,
            true,
            kernelSize[0],
            kernelSize[1],
            inputs,
            depthMultiplier);
    makeBias(inputs * depthMultiplier);
  }

  @Override
  Tensor slide(Tensor x) {
    return biased(DepthwiseConv2d.apply(x, kernel, window()));
  }

  @Override
  protected void describe(Map<String, Object> settings) {
    super.describe(settings);
    settings.put("depthMultiplier", depthMultiplier);
    kernelRule.describe(settings);
  }
}
