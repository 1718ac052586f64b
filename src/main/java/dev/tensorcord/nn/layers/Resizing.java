package dev.tensorcord.nn.layers;

import dev.tensorcord.tensor.Tensor;
import dev.tensorcord.tensor.op.Resize;
import java.util.List;
import java.util.Map;

/** Images, or one image, in another size. */
final class Resizing extends Layer {
  private final int height;
  private final int width;
  private final String interpolation;
  private final boolean cropToAspectRatio;

  Resizing(Settings settings) {
    super("Resizing", settings);
    height = settings.whole("height", 1);
    width = settings.whole("width", 1);
    interpolation = settings.word("interpolation", List.of("bilinear", "nearest"), "bilinear");
    cropToAspectRatio = settings.flag("cropToAspectRatio", false);
  }

  @Override
  protected BatchShape outputShape(BatchShape shape) {
    Pictures.check(this, shape);
    return shape.with(-3, height).with(-2, width);
  }

  @Override
  protected Tensor call(Tensor x, Pass pass) {
    // TensorFlow.js lays the outermost pixels on each other, unless cropToAspectRatio is set.
    Resize.Corners corners = cropToAspectRatio ? Resize.Corners.FREE : Resize.Corners.ALIGNED;
    return interpolation.equals("nearest")
        ? Resize.nearest(x, height, width, corners)
        : Resize.bilinear(x, height, width, corners);
  }

  @Override
  protected void describe(Map<String, Object> settings) {
    settings.put("height", height);
    settings.put("width", width);
    settings.put("interpolation", interpolation);
    settings.put("cropToAspectRatio", cropToAspectRatio);
  }
}
