package dev.tensorcord.nn.layers;

import dev.tensorcord.tensor.DType;
import dev.tensorcord.tensor.Shape;
import dev.tensorcord.tensor.Tensor;
import dev.tensorcord.tensor.Tensors;
import java.util.List;
import java.util.Map;

/** Layers that disturb values in training, so that a network does not lean on any: a row each. */
final class Noise extends Layer {
  // Of selu: what it gives far below 0 is -ALPHA · SCALE, and that stands for "left out".
  private static final double LEFT_OUT = -1.6732632423543772 * 1.0507009873554805;

  private final String setting;
  private final double strength;
  private final Disturbance disturbance;
  private final List<Integer> noiseShape;

  @FunctionalInterface
  private interface Disturbance {
    Tensor of(Tensor x, double strength, Shape shape, long seed);
  }

  private Noise(String className, String setting, Settings settings, Disturbance disturbance) {
    super(className, settings);
    this.setting = setting;
    settings.needed(setting, "0.1");
    double most = setting.equals("rate") ? Math.nextDown(1.0) : Double.MAX_VALUE;
    this.strength = settings.number(setting, 0, most, 0);
    this.disturbance = disturbance;
    boolean shaped = className.equals("AlphaDropout") && settings.has("noiseShape");
    this.noiseShape = shaped ? settings.dims("noiseShape") : null;
  }

  /** Adds normal numbers with this deviation. */
  static Noise gaussian(Settings settings) {
    return new Noise(
        "GaussianNoise",
        "stddev",
        settings,
        (x, deviation, shape, seed) -> x.add(Tensors.randomNormal(shape, 0, deviation, seed)));
  }

  /** Multiplies by normal numbers around 1 that spread as dropout does (Srivastava 2014). */
  static Noise gaussianDropout(Settings settings) {
    return new Noise(
        "GaussianDropout",
        "rate",
        settings,
        (x, rate, shape, seed) ->
            x.mul(Tensors.randomNormal(shape, 1, Math.sqrt(rate / (1 - rate)), seed)));
  }

  /** Dropout that keeps mean and spread of what selu gives (Klambauer et al. 2017). */
  static Noise alphaDropout(Settings settings) {
    return new Noise("AlphaDropout", "rate", settings, Noise::alpha);
  }

  private static Tensor alpha(Tensor x, double rate, Shape shape, long seed) {
    Tensor kept = Tensors.randomUniform(shape, 0, 1, seed).greaterEqual(rate).cast(DType.FLOAT32);
    double a = Math.pow((1 - rate) * (1 + rate * LEFT_OUT * LEFT_OUT), -0.5);
    double b = -a * LEFT_OUT * rate;
    return x.mul(kept).add(kept.neg().add(1).mul(LEFT_OUT)).mul(a).add(b);
  }

  @Override
  boolean passesMasks() {
    return true;
  }

  @Override
  protected Tensor call(Tensor x, Pass pass) {
    if (!pass.training() || strength == 0) {
      return x;
    }
    int[] dims = x.shape().toArray();
    for (int axis = 0; noiseShape != null && axis < dims.length; axis++) {
      dims[axis] = noiseShape.get(axis) == null ? dims[axis] : noiseShape.get(axis);
    }
    return disturbance.of(x, strength, Shape.of(dims), pass.seed());
  }

  @Override
  protected void describe(Map<String, Object> settings) {
    settings.put(setting, strength);
  }
}
