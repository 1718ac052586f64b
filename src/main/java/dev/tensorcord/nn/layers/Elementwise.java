package dev.tensorcord.nn.layers;

import dev.tensorcord.fault.Fault;
import dev.tensorcord.tensor.DType;
import dev.tensorcord.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Layers without weights that give each value a value: activations and rescaling. */
final class Elementwise extends Layer {
  private final Map<String, Object> own = new LinkedHashMap<>();
  private boolean passesMasks;
  private UnaryOperator<Tensor> function;

  private Elementwise(String className, Settings settings) {
    super(className, settings);
  }

  static Elementwise activation(Settings settings) {
    Elementwise layer = new Elementwise("Activation", settings);
    settings.needed("activation", "'relu'");
    Activation activation = settings.activation("activation", "linear");
    layer.own.put("activation", activation.name());
    layer.passesMasks = true;
    layer.function = activation.function();
    return layer;
  }

  static Elementwise relu(Settings settings) {
    Elementwise layer = new Elementwise("ReLU", settings);
    boolean bounded = settings.has("maxValue");
    double most = settings.number("maxValue", 0, Double.MAX_VALUE, 0);
    layer.own.put("maxValue", bounded ? most : null);
    layer.passesMasks = true;
    layer.function = bounded ? x -> x.relu().minimum(most) : x -> x.relu();
    return layer;
  }

  static Elementwise leakyRelu(Settings settings) {
    Elementwise layer = new Elementwise("LeakyReLU", settings);
    double alpha = settings.number("alpha", 0.3);
    layer.own.put("alpha", alpha);
    layer.function = x -> x.leakyRelu(alpha);
    return layer;
  }

  static Elementwise elu(Settings settings) {
    Elementwise layer = new Elementwise("ELU", settings);
    double alpha = settings.number("alpha", 1);
    layer.own.put("alpha", alpha);
    layer.function = alpha == 1 ? x -> x.elu() : x -> x.greater(0).where(x, x.expm1().mul(alpha));
    return layer;
  }

  static Elementwise thresholdedRelu(Settings settings) {
    Elementwise layer = new Elementwise("ThresholdedReLU", settings);
    double theta = settings.number("theta", 1);
    layer.own.put("theta", theta);
    layer.function = x -> x.mul(x.greater(theta).cast(DType.FLOAT32));
    return layer;
  }

  static Elementwise rescaling(Settings settings) {
    Elementwise layer = new Elementwise("Rescaling", settings);
    settings.needed("scale", "1 / 255");
    double scale = settings.number("scale", 1);
    double offset = settings.number("offset", 0);
    layer.own.put("scale", scale);
    layer.own.put("offset", offset);
    layer.function = x -> x.cast(DType.FLOAT32).mul(scale).add(offset);
    return layer;
  }

  @Override
  boolean passesMasks() {
    return passesMasks;
  }

  @Override
  protected Tensor call(Tensor x, Pass pass) {
    if (x.dtype() == DType.BOOL) {
      throw Fault.of(
          "The layer %s takes numbers, not true and false.".formatted(name()),
          "Cast them first: cast('float32').");
    }
    return function.apply(x);
  }

  @Override
  protected void describe(Map<String, Object> settings) {
    settings.putAll(own);
  }
}
