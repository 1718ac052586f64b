package dev.tensorcord.nn.layers;

import dev.tensorcord.tensor.Shape;
import dev.tensorcord.tensor.Tensor;
import dev.tensorcord.tensor.op.Dropout;
import java.util.List;
import java.util.Map;

/**
 * In training leaves values out at random, or whole channels of a series; afterwards passes all.
 */
final class DropoutLayer extends Layer {
  private final double rate;
  private final List<Integer> noiseShape;
  private final Integer seed;
  private final boolean channels;

  private DropoutLayer(String className, Settings settings, boolean channels) {
    super(className, settings);
    this.channels = channels;
    settings.needed("rate", "0.25");
    rate = settings.number("rate", 0, Math.nextDown(1.0), 0);
    noiseShape = settings.has("noiseShape") ? settings.dims("noiseShape") : null;
    seed = settings.seed();
  }

  static DropoutLayer values(Settings settings) {
    return new DropoutLayer("Dropout", settings, false);
  }

  static DropoutLayer channels(Settings settings) {
    return new DropoutLayer("SpatialDropout1D", settings, true);
  }

  @Override
  protected BatchShape outputShape(BatchShape shape) {
    if (channels) {
      needAxes(shape, 3, "series [examples, steps, channels]");
    }
    if (noiseShape != null && noiseShape.size() != shape.rank()) {
      throw mismatch(
          shape,
          "batches with the %d axes of its noiseShape".formatted(noiseShape.size()),
          "Give the noiseShape a size or null for each axis.");
    }
    return shape;
  }

  private Shape noise(Shape shape) {
    int[] dims = shape.toArray();
    if (channels) {
      dims[1] = 1;
    } else if (noiseShape != null) {
      for (int axis = 0; axis < dims.length; axis++) {
        dims[axis] = noiseShape.get(axis) == null ? dims[axis] : noiseShape.get(axis);
      }
    }
    return Shape.of(dims);
  }

  @Override
  boolean passesMasks() {
    return true;
  }

  @Override
  protected Tensor call(Tensor x, Pass pass) {
    if (!pass.training() || rate == 0) {
      return x;
    }
    long own = seed == null ? 0 : seed * 0x9E3779B97F4A7C15L;
    return Dropout.apply(x, rate, noise(x.shape()), pass.seed() ^ own);
  }

  @Override
  protected void describe(Map<String, Object> settings) {
    settings.put("rate", rate);
    settings.put("noiseShape", noiseShape);
    settings.put("seed", seed);
  }
}
