package dev.tensorcord.nn.layers;

import dev.tensorcord.tensor.Tensor;
import dev.tensorcord.tensor.op.FusedConv2dPool;
import java.util.function.UnaryOperator;

/**
 * Layers that are one op together: a convolution and the pool behind it. What they give is the same
 * as one after the other; what lies between them is never written out.
 */
final class Fusion {
  private Fusion() {}

  /** Two layers in one step; null where they are no op together. */
  static UnaryOperator<Tensor> joined(Layer first, Layer second) {
    if (first instanceof ConvLayer conv
        && second instanceof PoolLayer pool
        && conv.isPlainOverImages()
        && pool.isSmallMaxOverImages()) {
      return x -> pool.behind(conv, x);
    }
    return null;
  }
}
