package dev.tensorcord.nn.layers;

import dev.tensorcord.tensor.Tensor;
import dev.tensorcord.tensor.Variable;
import dev.tensorcord.tensor.op.FusedConv2d;
import dev.tensorcord.tensor.op.FusedConv2dPool;
import dev.tensorcord.tensor.op.Padding;
import dev.tensorcord.tensor.op.Window;
import java.util.Map;
import java.util.stream.IntStream;

/** Filters that slide over series, images or volumes and give a channel each. */
final class ConvLayer extends SlidingLayer {
  private final int filters;
  private final WeightRule kernelRule;
  private Variable kernel;

  private ConvLayer(String className, Settings settings, int axes) {
    super(className, settings, axes);
    filters = settings.whole("filters", 1);
    kernelRule = settings.rule("kernel", "glorotNormal");
  }

  static ConvLayer series(Settings settings) {
    return new ConvLayer("Conv1D", settings, 1);
  }

  static ConvLayer images(Settings settings) {
    return new ConvLayer("Conv2D", settings, 2);
  }

  static ConvLayer volumes(Settings settings) {
    return new ConvLayer("Conv3D", settings, 3);
  }

  @Override
  int madeFor() {
    return kernel == null ? -1 : kernel.shape().dim(axes);
  }

  @Override
  BatchShape slid(BatchShape shape) {
    return Windows.slid(this, shape, kernelSize, strides, dilation, padding, filters);
  }

  @Override
  void makeWeightsFor(int inputs) {
    IntStream sizes = IntStream.concat(IntStream.of(kernelSize), IntStream.of(inputs, filters));
    kernel = weight(kernelRule, sizes.toArray());
    makeBias(filters);
  }

  @Override
  protected Tensor call(Tensor x, Pass pass) {
    if (axes == 2 && activation.name().equals("relu")) {
      Tensor images = channels.toLast(x);
      return channels.fromLast(FusedConv2d.apply(images, kernel, bias, window(), true));
    }
    return super.call(x, pass);
  }

  /** Whether it gives what the kernels do, and nothing else looks at that. */
  boolean isPlain() {
    boolean known = activation.isLinear() || activation.name().equals("relu");
    return axes == 2 && known && !channels.first() && activity() == null;
  }

  /** The largest values in windows over what it gives. */
  Tensor pooled(Tensor x, int height, int width, Window steps) {
    boolean relu = !activation.isLinear();
    return FusedConv2dPool.apply(x, kernel, bias, window(), relu, height, width, steps);
  }

  @Override
  Tensor slide(Tensor x) {
    if (axes == 2) {
      return FusedConv2d.apply(x, kernel, bias, window(), false);
    }
    if (axes == 3) {
      return biased(
          NamedOp.call("conv3d", x, kernel, list(strides), padding, "NDHWC", list(dilation)));
    }
    // A series is an image of one row.
    Padding around = padding.equals("same") ? Padding.SAME : Padding.VALID;
    Window window = new Window(1, strides[0], 1, dilation[0], around);
    Tensor row = FusedConv2d.apply(x.expandDims(1), kernel.expandDims(0), bias, window, false);
    return row.reshape(row.shape().dim(0), row.shape().dim(2), filters);
  }

  @Override
  protected void describe(Map<String, Object> settings) {
    settings.put("filters", filters);
    kernelRule.describe(settings);
    super.describe(settings);
    if (axes == 1) {
      settings.remove("dataFormat");
    }
  }
}
