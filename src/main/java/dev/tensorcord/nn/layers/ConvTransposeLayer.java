package dev.tensorcord.nn.layers;

import dev.tensorcord.tensor.Shape;
import dev.tensorcord.tensor.Tensor;
import dev.tensorcord.tensor.Variable;
import dev.tensorcord.tensor.op.Conv2dTranspose;
import java.util.Map;
import java.util.stream.IntStream;

/** Filters that are stamped onto larger images or volumes: the way back through a convolution. */
final class ConvTransposeLayer extends SlidingLayer {
  private final int filters;
  private final WeightRule kernelRule;
  private Variable kernel;

  private ConvTransposeLayer(String className, Settings settings, int axes) {
    super(className, settings, axes);
    filters = settings.whole("filters", 1);
    kernelRule = settings.rule("kernel", "glorotNormal");
  }

  static ConvTransposeLayer images(Settings settings) {
    return new ConvTransposeLayer("Conv2DTranspose", settings, 2);
  }

  static ConvTransposeLayer volumes(Settings settings) {
    return new ConvTransposeLayer("Conv3DTranspose", settings, 3);
  }

  @Override
  int madeFor() {
    return kernel == null ? -1 : kernel.shape().dim(axes + 1);
  }

  @Override
  BatchShape slid(BatchShape shape) {
    BatchShape wide = shape.with(-1, filters);
    for (int i = 0; i < axes; i++) {
      wide =
          wide.with(i + 1, Windows.widened(shape.dim(i + 1), kernelSize[i], strides[i], padding));
    }
    return wide;
  }

  @Override
  void makeWeightsFor(int inputs) {
    IntStream sizes = IntStream.concat(IntStream.of(kernelSize), IntStream.of(filters, inputs));
    kernel = weight(kernelRule, sizes.toArray());
    makeBias(filters);
  }

  @Override
  Tensor slide(Tensor x) {
    Shape due = slid(BatchShape.of(x.shape())).asShape();
    if (axes == 3) {
      return biased(NamedOp.call("conv3dTranspose", x, kernel, due.dims(), list(strides), padding));
    }
    return biased(Conv2dTranspose.apply(x, kernel, due, window()));
  }

  @Override
  protected void describe(Map<String, Object> settings) {
    settings.put("filters", filters);
    kernelRule.describe(settings);
    super.describe(settings);
    settings.remove("dilationRate");
  }
}
