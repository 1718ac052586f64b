package dev.tensorcord.nn.layers;

import dev.tensorcord.tensor.Tensor;
import dev.tensorcord.tensor.Variable;
import java.util.Map;

/** Every output is a sum over all inputs along the last axis, each with a weight of its own. */
final class Dense extends Layer {
  private final int units;
  private final Activation activation;
  private final boolean useBias;
  private final WeightRule kernelRule;
  private final WeightRule biasRule;
  private Variable kernel;
  private Variable bias;

  Dense(Settings settings) {
    super("Dense", settings, told(settings));
    units = settings.whole("units", 1);
    activation = settings.activation("activation", "linear");
    useBias = settings.flag("useBias", true);
    kernelRule = settings.rule("kernel", "glorotNormal");
    biasRule = settings.rule("bias", "zeros");
    readActivity(settings);
  }

  private static BatchShape told(Settings settings) {
    BatchShape told = settings.inputShape();
    boolean size = settings.has("inputDim") && told == null;
    return size ? BatchShape.of(BatchShape.ANY, settings.whole("inputDim", 1)) : told;
  }

  @Override
  protected BatchShape outputShape(BatchShape shape) {
    if (shape.rank() < 2 || !shape.knows(-1)) {
      throw mismatch(
          shape, "lists of numbers, how many being known", "Reshape the examples to [1].");
    }
    if (kernel != null && shape.dim(-1) != kernel.shape().dim(0)) {
      throw mismatch(
          shape,
          "batches whose last axis has %d values".formatted(kernel.shape().dim(0)),
          "Give as many values as its weights were made for.");
    }
    return shape.with(-1, units);
  }

  @Override
  protected void makeWeights(BatchShape shape) {
    kernel = weight(kernelRule, shape.dim(-1), units);
    bias = useBias ? weight(biasRule, units) : null;
  }

  @Override
  boolean passesMasks() {
    return true;
  }

  @Override
  protected Tensor call(Tensor x, Pass pass) {
    Tensor rows = x.rank() == 2 ? x : x.reshape(-1, kernel.shape().dim(0));
    Tensor sums = rows.matMul(kernel);
    Tensor shifted = useBias ? sums.add(bias) : sums;
    Tensor shaped = x.rank() == 2 ? shifted : shifted.reshape(x.shape().with(x.rank() - 1, units));
    return activation.apply(shaped);
  }

  @Override
  protected void describe(Map<String, Object> settings) {
    settings.put("units", units);
    settings.put("activation", activation.name());
    settings.put("useBias", useBias);
    kernelRule.describe(settings);
    biasRule.describe(settings);
    settings.put("activityRegularizer", activity());
  }
}
