package dev.tensorcord.nn.layers;

/** What layers that prepare images take: a batch of images, or one image alone. */
final class Pictures {
  private Pictures() {}

  static void check(Layer layer, BatchShape shape) {
    if (shape.rank() != 3 && shape.rank() != 4) {
      throw layer.mismatch(
          shape,
          "images of shape [height,width,channels]",
          "Reshape the examples; grey images of 28 by 28 have the shape [28,28,1].");
    }
  }
}
