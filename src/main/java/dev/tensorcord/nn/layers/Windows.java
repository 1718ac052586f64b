package dev.tensorcord.nn.layers;

/** How windows that slide over series, images or volumes shrink or widen them. */
final class Windows {
  private static final String[] KINDS = {"series", "images", "volumes"};
  private static final String[] SHAPES = {
    "[steps,channels]", "[height,width,channels]", "[depth,height,width,channels]"
  };

  private Windows() {}

  /**
   * @param shape of what comes in, channels last
   * @param given as it came in
   */
  static void check(Layer layer, BatchShape shape, BatchShape given, int axes) {
    if (shape.rank() != axes + 2) {
      throw layer.mismatch(
          given,
          KINDS[axes - 1] + " of shape " + SHAPES[axes - 1],
          axes == 2
              ? "Reshape the examples; grey images of 28 by 28 have the shape [28,28,1]."
              : "Reshape the examples to %d axes.".formatted(axes + 1));
    }
  }

  /** The result's size along each axis. */
  static BatchShape slid(
      Layer layer,
      BatchShape shape,
      int[] sizes,
      int[] strides,
      int[] dilation,
      String padding,
      int channels) {
    BatchShape result = shape.with(-1, channels);
    for (int i = 0; i < sizes.length; i++) {
      int side = shape.dim(i + 1);
      if (side == BatchShape.ANY) {
        continue;
      }
      int reach = Math.addExact(Math.multiplyExact(sizes[i] - 1, dilation[i]), 1);
      if (padding.equals("same")) {
        result = result.with(i + 1, (side + strides[i] - 1) / strides[i]);
        continue;
      }
      if (reach > side) {
        throw layer.mismatch(
            shape,
            "%s of at least %d along axis %d with padding \"valid\""
                .formatted(KINDS[sizes.length - 1], reach, i + 1),
            "Use a smaller window, padding \"same\", or fewer layers that shrink the image.");
      }
      result = result.with(i + 1, (side - reach) / strides[i] + 1);
    }
    return result;
  }

  /** What a transposed convolution makes of a size. */
  static int widened(int side, int size, int stride, String padding) {
    if (side == BatchShape.ANY) {
      return side;
    }
    int spread = Math.multiplyExact(side, stride);
    return padding.equals("same") ? spread : spread + Math.max(size - stride, 0);
  }
}
