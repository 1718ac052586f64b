package dev.tensorcord.nn.layers;

import dev.tensorcord.tensor.Tensor;

/**
 * Two layers that are one op together: a convolution of images and the pool behind it. The result
 * is the same as that of one after the other; what lies between them is never written out.
 */
@FunctionalInterface
interface Fusion {
  /** The second layer's result for what comes into the first. */
  Tensor apply(Tensor x);

  /** The two in one; null where they are no op together. */
  static Fusion of(Layer first, Layer second) {
    if (first instanceof ConvLayer conv
        && second instanceof PoolLayer pool
        && conv.isPlain()
        && pool.isLargestOfImages()) {
      return x -> conv.pooled(x, pool.height(), pool.width(), pool.window());
    }
    return null;
  }
}
