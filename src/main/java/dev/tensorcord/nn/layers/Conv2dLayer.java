package dev.tensorcord.nn.layers;

import dev.tensorcord.fault.Fault;
import dev.tensorcord.tensor.Shape;
import dev.tensorcord.tensor.Tensor;
import dev.tensorcord.tensor.Variable;
import dev.tensorcord.tensor.op.FusedConv2d;
import dev.tensorcord.tensor.op.Padding;
import dev.tensorcord.tensor.op.Window;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Filters that slide over images [height,width,channels] and give a map each. */
final class Conv2dLayer extends Layer {
  private static final String NAME = "Conv2D";
  private static final Set<String> SETTINGS =
      Settings.with(
          "filters",
          "kernelSize",
          "strides",
          "padding",
          "dataFormat",
          "dilationRate",
          "activation",
          "useBias",
          "kernelInitializer",
          "biasInitializer");

  private final int filters;
  private final int[] kernelSize;
  private final int[] strides;
  private final int[] dilation;
  private final String padding;
  private final String activation;
  private final UnaryOperator<Tensor> function;
  private final Window window;
  private final Initializer kernelInitializer;
  private final Initializer biasInitializer;
  private final boolean useBias;
  private Variable kernel;
  private Variable bias;

  Conv2dLayer(Config config) {
    super(NAME, config, SETTINGS);
    Settings.refuseRegularizers(NAME, config);
    filters = config.whole(NAME, "filters", 1);
    if (!config.has("kernelSize")) {
      throw Fault.of(
          "Conv2D: the setting \"kernelSize\" is missing.", "Give it 3 for filters of 3 by 3.");
    }
    kernelSize = config.pair(NAME, "kernelSize", new int[] {3, 3});
    strides = config.pair(NAME, "strides", new int[] {1, 1});
    dilation = config.pair(NAME, "dilationRate", new int[] {1, 1});
    padding = config.word(NAME, "padding", Settings.PADDINGS, "valid");
    config.word(NAME, "dataFormat", List.of("channelsLast"), "channelsLast");
    activation = config.text(NAME, "activation", "linear");
    function = Activation.of(NAME, activation);
    useBias = config.flag(NAME, "useBias", true);
    kernelInitializer =
        Initializer.from(config, NAME, "kernelInitializer", Settings.KERNEL_INITIALIZER);
    biasInitializer = Initializer.from(config, NAME, "biasInitializer", "zeros");
    Padding around = padding.equals("same") ? Padding.SAME : Padding.VALID;
    window = new Window(strides[0], strides[1], dilation[0], dilation[1], around);
  }

  @Override
  Shape outputFor(Shape shape) {
    Images.check(this, shape);
    return Shape.of(
        Images.side(this, shape, 0, (kernelSize[0] - 1) * dilation[0] + 1, strides[0], padding),
        Images.side(this, shape, 1, (kernelSize[1] - 1) * dilation[1] + 1, strides[1], padding),
        filters);
  }

  @Override
  void makeWeights(Shape shape) {
    Shape size = Shape.of(kernelSize[0], kernelSize[1], shape.dim(2), filters);
    kernel = weight("kernel", size, kernelInitializer);
    bias = useBias ? weight("bias", Shape.of(filters), biasInitializer) : null;
  }

  @Override
  public Tensor apply(Tensor x, Pass pass) {
    Tensor y = FusedConv2d.apply(x, kernel, bias, window, hasRelu());
    return hasRelu() ? y : function.apply(y);
  }

  boolean hasRelu() {
    return activation.equals("relu");
  }

  /** Whether its activation is one that the kernels know. */
  boolean hasPlainActivation() {
    return hasRelu() || activation.equals("linear");
  }

  Variable kernel() {
    return kernel;
  }

  /** Null where it has none. */
  Variable bias() {
    return bias;
  }

  Window window() {
    return window;
  }

  @Override
  void describe(Map<String, Object> settings) {
    settings.put("filters", filters);
    settings.put("kernelInitializer", kernelInitializer);
    settings.put("kernelRegularizer", null);
    settings.put("kernelConstraint", null);
    settings.put("kernelSize", List.of(kernelSize[0], kernelSize[1]));
    settings.put("strides", List.of(strides[0], strides[1]));
    settings.put("padding", padding);
    settings.put("dataFormat", "channelsLast");
    settings.put("dilationRate", List.of(dilation[0], dilation[1]));
    settings.put("activation", activation);
    settings.put("useBias", useBias);
    settings.put("biasInitializer", biasInitializer);
    settings.put("biasRegularizer", null);
    settings.put("activityRegularizer", null);
    settings.put("biasConstraint", null);
  }
}
