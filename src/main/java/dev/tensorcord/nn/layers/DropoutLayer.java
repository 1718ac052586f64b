package dev.tensorcord.nn.layers;

import dev.tensorcord.tensor.Shape;
import dev.tensorcord.tensor.Tensor;
import dev.tensorcord.tensor.op.Dropout;
import java.util.Map;
import java.util.Set;

/** In training leaves values out at random; afterwards passes all on. */
final class DropoutLayer extends Layer {
  private final double rate;
  private final Object seed;

  DropoutLayer(Config config) {
    super("Dropout", config, Set.of("rate", "noiseShape", "seed"));
    config.unset("Dropout", "noiseShape");
    if (!config.has("rate")) {
      config.whole("Dropout", "rate", 0); // Says that it is missing.
    }
    rate = config.number("Dropout", "rate", 0, Math.nextDown(1.0), 0);
    seed = config.has("seed") ? config.whole("Dropout", "seed", Integer.MIN_VALUE) : null;
  }

  @Override
  Shape outputFor(Shape shape) {
    return shape;
  }

  @Override
  public Tensor apply(Tensor x, Pass pass) {
    if (!pass.training() || rate == 0) {
      return x;
    }
    long own = seed instanceof Integer given ? given * 0x9E3779B97F4A7C15L : 0;
    return Dropout.apply(x, rate, pass.seed() ^ own);
  }

  @Override
  void describe(Map<String, Object> settings) {
    settings.put("rate", rate);
    settings.put("noiseShape", null);
    settings.put("seed", seed);
  }
}
