package dev.tensorcord.nn.layers;

import dev.tensorcord.tensor.Shape;

/** What layers over images have in common: their input, and how a window shrinks it. */
final class Images {
  private Images() {}

  static void check(Layer layer, Shape shape) {
    if (shape.rank() != 3) {
      throw layer.mismatch(
          shape,
          "images of shape [height,width,channels]",
          "Reshape the examples; grey images of 28 by 28 have the shape [28,28,1].");
    }
  }

  /** The result's size along an axis. */
  static int side(Layer layer, Shape shape, int axis, int reach, int stride, String padding) {
    int side = shape.dim(axis);
    if (padding.equals("same")) {
      return (side + stride - 1) / stride;
    }
    if (reach > side) {
      throw layer.mismatch(
          shape,
          "images at least %d pixels %s with padding \"valid\""
              .formatted(reach, axis == 0 ? "high" : "wide"),
          "Use a smaller window, padding \"same\", or fewer layers that shrink the image.");
    }
    return (side - reach) / stride + 1;
  }
}
