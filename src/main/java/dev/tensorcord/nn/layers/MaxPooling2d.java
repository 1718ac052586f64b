package dev.tensorcord.nn.layers;

import dev.tensorcord.tensor.Shape;
import dev.tensorcord.tensor.Tensor;
import dev.tensorcord.tensor.op.Padding;
import dev.tensorcord.tensor.op.Pool;
import dev.tensorcord.tensor.op.Window;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The largest value in each window of an image, channel by channel: half the size, as a rule. */
final class MaxPooling2d extends Layer {
  private static final String NAME = "MaxPooling2D";

  private final int[] poolSize;
  private final int[] strides;
  private final String padding;
  private final Window window;

  MaxPooling2d(Config config) {
    super(NAME, config, Set.of("poolSize", "strides", "padding", "dataFormat"));
    poolSize = config.pair(NAME, "poolSize", new int[] {2, 2});
    strides = config.pair(NAME, "strides", poolSize);
    padding = config.word(NAME, "padding", Settings.PADDINGS, "valid");
    config.word(NAME, "dataFormat", List.of("channelsLast"), "channelsLast");
    Padding around = padding.equals("same") ? Padding.SAME : Padding.VALID;
    window = new Window(strides[0], strides[1], 1, 1, around);
  }

  @Override
  Shape outputFor(Shape shape) {
    Images.check(this, shape);
    return Shape.of(
        Images.side(this, shape, 0, poolSize[0], strides[0], padding),
        Images.side(this, shape, 1, poolSize[1], strides[1], padding),
        shape.dim(2));
  }

  @Override
  public Tensor apply(Tensor x, Pass pass) {
    return Pool.MAX.apply(x, poolSize[0], poolSize[1], window);
  }

  int height() {
    return poolSize[0];
  }

  int width() {
    return poolSize[1];
  }

  Window window() {
    return window;
  }

  /** Whether a byte can tell the places of a window apart. */
  boolean isSmall() {
    return (long) poolSize[0] * poolSize[1] <= 256;
  }

  @Override
  void describe(Map<String, Object> settings) {
    settings.put("poolSize", List.of(poolSize[0], poolSize[1]));
    settings.put("padding", padding);
    settings.put("strides", List.of(strides[0], strides[1]));
    settings.put("dataFormat", "channelsLast");
  }
}
