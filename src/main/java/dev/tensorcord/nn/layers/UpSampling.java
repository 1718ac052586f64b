package dev.tensorcord.nn.layers;

import dev.tensorcord.tensor.Tensor;
import dev.tensorcord.tensor.op.Resize;
import java.util.List;
import java.util.Map;

/** Images some whole number of times as high and wide. */
final class UpSampling extends Layer {
  private final int[] size;
  private final Channels channels;
  private final String interpolation;

  UpSampling(Settings settings) {
    super("UpSampling2D", settings);
    size = settings.sizes("size", 2, new int[] {2, 2});
    channels = new Channels(settings.channelsFirst());
    interpolation = settings.word("interpolation", List.of("nearest", "bilinear"), "nearest");
  }

  @Override
  protected BatchShape outputShape(BatchShape given) {
    Windows.check(this, given, given, 2);
    BatchShape shape = channels.toLast(given);
    for (int i = 0; i < 2; i++) {
      if (shape.knows(i + 1)) {
        shape = shape.with(i + 1, Math.multiplyExact(shape.dim(i + 1), size[i]));
      }
    }
    return channels.fromLast(shape);
  }

  @Override
  protected Tensor call(Tensor x, Pass pass) {
    Tensor images = channels.toLast(x);
    int height = images.shape().dim(1) * size[0];
    int width = images.shape().dim(2) * size[1];
    Tensor y =
        interpolation.equals("nearest")
            ? Resize.nearest(images, height, width, Resize.Corners.FREE)
            : Resize.bilinear(images, height, width, Resize.Corners.FREE);
    return channels.fromLast(y);
  }

  @Override
  protected void describe(Map<String, Object> settings) {
    settings.put("size", SlidingLayer.list(size));
    settings.put("dataFormat", channels.setting());
    settings.put("interpolation", interpolation);
  }
}
