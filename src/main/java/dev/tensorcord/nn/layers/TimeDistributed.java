package dev.tensorcord.nn.layers;

import dev.tensorcord.tensor.Tensor;
import java.util.List;
import java.util.Map;

/** A layer applied to every step of series by itself. */
final class TimeDistributed extends Layer {
  private final Layer layer;

  TimeDistributed(Settings settings) {
    super("TimeDistributed", settings);
    layer = settings.layer("layer");
  }

  @Override
  protected List<Layer> inner() {
    return List.of(layer);
  }

  @Override
  protected BatchShape outputShape(BatchShape shape) {
    if (shape.rank() < 3) {
      throw mismatch(
          shape, "series [examples, steps, …]", "Give the examples an axis for their steps.");
    }
    BatchShape out = layer.outputShapes(List.of(shape.without(1))).getFirst();
    return out.part(0, 1).and(shape.dim(1)).and(out.part(1, out.rank()).toArray());
  }

  @Override
  protected void makeWeights(BatchShape shape) {
    buildInner(0, layer, "", List.of(shape.without(1)));
  }

  @Override
  boolean passesMasks() {
    return true;
  }

  /** Steps are as good as examples: all go through at once. */
  @Override
  protected Tensor call(Tensor x, Pass pass) {
    BatchShape series = BatchShape.of(x.shape());
    int[] rows = series.without(1).with(0, series.dim(0) * series.dim(1)).toArray();
    List<Tensor> none = java.util.Collections.singletonList(null);
    Tensor y = layer.compute(List.of(x.reshape(rows)), none, pass).getFirst();
    BatchShape out = BatchShape.of(y.shape());
    return y.reshape(series.part(0, 2).and(out.part(1, out.rank()).toArray()).asShape());
  }

  @Override
  protected void describe(Map<String, Object> settings) {
    settings.put("layer", layer);
  }
}
