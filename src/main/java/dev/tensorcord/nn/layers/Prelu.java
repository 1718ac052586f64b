package dev.tensorcord.nn.layers;

import dev.tensorcord.tensor.Tensor;
import dev.tensorcord.tensor.Variable;
import java.util.Arrays;
import java.util.Map;

/** Relu whose slope below 0 is learnt, for each value or for all along some axes (He 2015). */
final class Prelu extends Layer {
  private final WeightRule rule;
  private final int[] sharedAxes;
  private Variable alpha;

  Prelu(Settings settings) {
    super("PReLU", settings);
    rule = settings.rule("alpha", "zeros");
    sharedAxes = settings.wholes("sharedAxes", 1);
  }

  @Override
  protected BatchShape outputShape(BatchShape shape) {
    if (sharedAxes != null) {
      for (int axis : sharedAxes) {
        if (axis >= shape.rank()) {
          throw mismatch(shape, "batches with an axis %d".formatted(axis), "Share fewer axes.");
        }
      }
    }
    return shape;
  }

  @Override
  protected void makeWeights(BatchShape shape) {
    int[] dims = shape.part(1, shape.rank()).toArray();
    if (sharedAxes != null) {
      Arrays.stream(sharedAxes).forEach(axis -> dims[axis - 1] = 1);
    }
    for (int dim : dims) {
      if (dim == BatchShape.ANY) {
        throw mismatch(shape, "batches whose sizes are known", "Share the axes that are open.");
      }
    }
    alpha = weight(rule, dims);
  }

  @Override
  boolean passesMasks() {
    return true;
  }

  @Override
  protected Tensor call(Tensor x, Pass pass) {
    return x.prelu(alpha);
  }

  @Override
  protected void describe(Map<String, Object> settings) {
    rule.describe(settings);
    settings.put(
        "sharedAxes", sharedAxes == null ? null : Arrays.stream(sharedAxes).boxed().toList());
  }
}
