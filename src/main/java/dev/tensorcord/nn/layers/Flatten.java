package dev.tensorcord.nn.layers;

import dev.tensorcord.tensor.Tensor;
import java.util.Map;

/** All values of an example in one row. */
final class Flatten extends Layer {
  private final String dataFormat;
  private final Channels channels;

  Flatten(Settings settings) {
    super("Flatten", settings);
    dataFormat = settings.has("dataFormat") ? settings.text("dataFormat", null) : null;
    channels = new Channels(settings.channelsFirst());
  }

  @Override
  protected BatchShape outputShape(BatchShape shape) {
    if (shape.rank() < 2) {
      throw mismatch(shape, "batches of examples", "Give the examples a first axis.");
    }
    if (!shape.isKnown()) {
      throw mismatch(
          shape, "batches whose sizes are known", "Give the first layer an inputShape in full.");
    }
    return BatchShape.of(shape.dim(0), shape.sizeFrom(1));
  }

  @Override
  protected Tensor call(Tensor x, Pass pass) {
    Tensor last = x.rank() > 2 ? channels.toLast(x) : x;
    int examples = x.shape().dim(0);
    return last.reshape(examples, examples == 0 ? BatchShape.of(x.shape()).sizeFrom(1) : -1);
  }

  @Override
  protected void describe(Map<String, Object> settings) {
    if (dataFormat != null) {
      settings.put("dataFormat", dataFormat);
    }
  }
}
