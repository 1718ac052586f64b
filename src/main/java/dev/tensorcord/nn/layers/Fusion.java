package dev.tensorcord.nn.layers;

import dev.tensorcord.tensor.Tensor;
import dev.tensorcord.tensor.op.FusedConv2dPool;
import java.util.ArrayList;
import java.util.List;

/**
 * Layers that are one op together: a convolution and the pool behind it. What they give is the same
 * as one after the other; what lies between them is never written out.
 */
public final class Fusion {
  private Fusion() {}

  /** A step of a model: one layer, or some that are one op. */
  @FunctionalInterface
  public interface Step {
    /** The result for a batch of examples. */
    Tensor apply(Tensor x, Pass pass);
  }

  /** The steps of layers that follow each other; each layer's pass is that of its place. */
  public static List<Step> steps(List<Layer> layers) {
    List<Step> steps = new ArrayList<>();
    for (int i = 0; i < layers.size(); i++) {
      int place = i;
      Layer layer = layers.get(i);
      Step both = i + 1 < layers.size() ? joined(layer, layers.get(i + 1)) : null;
      if (both != null) {
        steps.add(both);
        i++;
      } else {
        steps.add((x, pass) -> layer.apply(x, pass.at(place)));
      }
    }
    return steps;
  }

  /** Two layers in one step; null where they are no op together. */
  static Step joined(Layer first, Layer second) {
    if (first instanceof Conv2dLayer conv
        && second instanceof MaxPooling2d pool
        && conv.hasPlainActivation()
        && pool.isSmall()) {
      return (x, pass) ->
          FusedConv2dPool.apply(
              x,
              conv.kernel(),
              conv.bias(),
              conv.window(),
              conv.hasRelu(),
              pool.height(),
              pool.width(),
              pool.window());
    }
    return null;
  }
}
