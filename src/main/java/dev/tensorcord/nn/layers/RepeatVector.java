package dev.tensorcord.nn.layers;

import dev.tensorcord.tensor.Shape;
import dev.tensorcord.tensor.Tensor;
import java.util.Map;

/** Each example several times over, as steps of a series. */
final class RepeatVector extends Layer {
  private final int n;

  RepeatVector(Settings settings) {
    super("RepeatVector", settings);
    n = settings.whole("n", 1);
  }

  @Override
  protected BatchShape outputShape(BatchShape shape) {
    needAxes(shape, 2, "lists of numbers");
    return BatchShape.of(shape.dim(0), n, shape.dim(1));
  }

  @Override
  protected Tensor call(Tensor x, Pass pass) {
    Shape shape = x.shape();
    return x.expandDims(1).broadcastTo(Shape.of(shape.dim(0), n, shape.dim(1)));
  }

  @Override
  protected void describe(Map<String, Object> settings) {
    settings.put("n", n);
  }
}
