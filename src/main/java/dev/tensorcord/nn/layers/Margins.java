package dev.tensorcord.nn.layers;

import dev.tensorcord.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** A border of zeros around images, or one cut off from them. */
final class Margins extends Layer {
  private final String setting;
  private final int sign;
  private final int[][] widths;
  private final Channels channels;

  private Margins(String className, String setting, int sign, Settings settings) {
    super(className, settings);
    this.setting = setting;
    this.sign = sign;
    if (sign < 0) {
      settings.needed(setting, "[[2, 2], [3, 3]]");
    }
    widths = settings.borders(setting, new int[][] {{1, 1}, {1, 1}});
    channels = new Channels(settings.channelsFirst());
  }

  static Margins zeros(Settings settings) {
    return new Margins("ZeroPadding2D", "padding", 1, settings);
  }

  static Margins cut(Settings settings) {
    return new Margins("Cropping2D", "cropping", -1, settings);
  }

  private int heightAxis() {
    return channels.first() ? 2 : 1;
  }

  @Override
  protected BatchShape outputShape(BatchShape shape) {
    Windows.check(this, shape, shape, 2);
    BatchShape result = shape;
    for (int i = 0; i < 2; i++) {
      int axis = heightAxis() + i;
      int change = sign * (widths[i][0] + widths[i][1]);
      if (shape.knows(axis) && shape.dim(axis) + change < 1) {
        throw mismatch(shape, "images larger than what it cuts off", "Cut less off.");
      }
      result = shape.knows(axis) ? result.with(axis, shape.dim(axis) + change) : result;
    }
    return result;
  }

  @Override
  protected Tensor call(Tensor x, Pass pass) {
    int[][] around = new int[4][2];
    around[heightAxis()] = widths[0];
    around[heightAxis() + 1] = widths[1];
    if (sign > 0) {
      return x.pad(around, 0);
    }
    int[] begin = Arrays.stream(around).mapToInt(width -> width[0]).toArray();
    int[] size = x.shape().toArray();
    for (int axis = 0; axis < 4; axis++) {
      size[axis] -= around[axis][0] + around[axis][1];
    }
    return x.slice(begin, size);
  }

  @Override
  protected void describe(Map<String, Object> settings) {
    settings.put(setting, List.of(SlidingLayer.list(widths[0]), SlidingLayer.list(widths[1])));
    settings.put("dataFormat", channels.setting());
  }
}
