package dev.tensorcord.nn.layers;

import dev.tensorcord.tensor.Tensor;
import dev.tensorcord.tensor.Tensors;
import dev.tensorcord.tensor.op.Resize;
import java.util.List;
import java.util.Map;

/** The middle of images; images that are too small are made larger. */
final class CenterCrop extends Layer {
  private final int height;
  private final int width;

  CenterCrop(Settings settings) {
    super("CenterCrop", settings);
    height = settings.whole("height", 1);
    width = settings.whole("width", 1);
  }

  @Override
  protected BatchShape outputShape(BatchShape shape) {
    Pictures.check(this, shape);
    return shape.with(-3, height).with(-2, width);
  }

  @Override
  protected Tensor call(Tensor x, Pass pass) {
    BatchShape shape = BatchShape.of(x.shape());
    int top = Math.floorDiv(shape.dim(-3) - height, 2);
    int left = Math.floorDiv(shape.dim(-2) - width, 2);
    if (left == 0 && shape.dim(-2) != width) {
      left = 1; // As TensorFlow.js has it.
    }
    if (top < 0 || left < 0) {
      return Resize.bilinear(x, height, width, Resize.Corners.FREE).cast(x.dtype());
    }
    Tensor images = x.rank() == 4 ? x : x.expandDims(0);
    int count = images.shape().dim(0);
    double[] boxes = new double[4 * count];
    int[] numbers = new int[count];
    for (int i = 0; i < count; i++) {
      boxes[4 * i] = (double) top / shape.dim(-3);
      boxes[4 * i + 1] = (double) left / shape.dim(-2);
      boxes[4 * i + 2] = (double) (top + height) / shape.dim(-3);
      boxes[4 * i + 3] = (double) (left + width) / shape.dim(-2);
      numbers[i] = i;
    }
    Tensor y =
        NamedOp.call(
            "image.cropAndResize",
            images,
            Tensors.tensor(boxes, count, 4),
            Tensors.tensor(numbers, count),
            List.of(height, width),
            "nearest");
    Tensor typed = y.cast(x.dtype());
    return x.rank() == 4 ? typed : typed.reshape(height, width, shape.dim(-1));
  }

  @Override
  protected void describe(Map<String, Object> settings) {
    settings.put("height", height);
    settings.put("width", width);
  }
}
