package dev.tensorcord.nn.layers;

import dev.tensorcord.tensor.Shape;
import dev.tensorcord.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** All values of an example in one row. */
final class Flatten extends Layer {
  Flatten(Config config) {
    super("Flatten", config, Set.of("dataFormat"));
    config.word("Flatten", "dataFormat", List.of("channelsLast"), "channelsLast");
  }

  @Override
  Shape outputFor(Shape shape) {
    return Shape.of(shape.size());
  }

  @Override
  public Tensor apply(Tensor x, Pass pass) {
    return x.reshape(x.shape().dim(0), output().size());
  }

  @Override
  void describe(Map<String, Object> settings) {}
}
