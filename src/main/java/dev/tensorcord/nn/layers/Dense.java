package dev.tensorcord.nn.layers;

import dev.tensorcord.tensor.Shape;
import dev.tensorcord.tensor.Tensor;
import dev.tensorcord.tensor.Variable;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Every output is a sum over all inputs along the last axis, each with a weight of its own. */
final class Dense extends Layer {
  private static final Set<String> SETTINGS =
      Settings.with("units", "activation", "useBias", "kernelInitializer", "biasInitializer");

  private final int units;
  private final String activation;
  private final UnaryOperator<Tensor> function;
  private final Initializer kernelInitializer;
  private final Initializer biasInitializer;
  private final boolean useBias;
  private Variable kernel;
  private Variable bias;

  Dense(Config config) {
    super("Dense", config, SETTINGS);
    Settings.refuseRegularizers("Dense", config);
    units = config.whole("Dense", "units", 1);
    activation = config.text("Dense", "activation", "linear");
    function = Activation.of("Dense", activation);
    useBias = config.flag("Dense", "useBias", true);
    kernelInitializer =
        Initializer.from(config, "Dense", "kernelInitializer", Settings.KERNEL_INITIALIZER);
    biasInitializer = Initializer.from(config, "Dense", "biasInitializer", "zeros");
  }

  @Override
  Shape outputFor(Shape shape) {
    if (shape.rank() < 1) {
      throw mismatch(shape, "lists of numbers", "Reshape the examples to [1].");
    }
    return shape.with(shape.rank() - 1, units);
  }

  @Override
  void makeWeights(Shape shape) {
    kernel = weight("kernel", Shape.of(shape.dim(shape.rank() - 1), units), kernelInitializer);
    bias = useBias ? weight("bias", Shape.of(units), biasInitializer) : null;
  }

  @Override
  public Tensor apply(Tensor x, Pass pass) {
    Tensor rows = x.rank() == 2 ? x : x.reshape(-1, kernel.shape().dim(0));
    Tensor sums = rows.matMul(kernel);
    Tensor shifted = useBias ? sums.add(bias) : sums;
    Tensor shaped = x.rank() == 2 ? shifted : shifted.reshape(x.shape().with(x.rank() - 1, units));
    return function.apply(shaped);
  }

  @Override
  void describe(Map<String, Object> settings) {
    settings.put("units", units);
    settings.put("activation", activation);
    settings.put("useBias", useBias);
    settings.put("kernelInitializer", kernelInitializer);
    settings.put("biasInitializer", biasInitializer);
    settings.put("kernelRegularizer", null);
    settings.put("biasRegularizer", null);
    settings.put("activityRegularizer", null);
    settings.put("kernelConstraint", null);
    settings.put("biasConstraint", null);
  }
}
