package dev.tensorcord.tensor.op;

import dev.tensorcord.tensor.Shape;
import dev.tensorcord.tensor.Tensor;
import dev.tensorcord.tensor.Tensors;

/**
 * Pixels of images at given points, in an order of the caller's. What lies outside of the images is
 * told apart.
 */
final class Sampling {
  private final Tensor pixels;
  private final int width;
  private final int height;

  /** Over images [b,h,w,c]. */
  Sampling(Tensor images) {
    Shape shape = images.shape();
    height = shape.dim(1);
    width = shape.dim(2);
    pixels = images.reshape(shape.dim(0) * height * width, shape.dim(3));
  }

  /** Points of one image after the other. */
  static final class Points {
    private final int[] places;
    private final boolean[] inside;
    private boolean all = true;

    Points(int count) {
      places = new int[count];
      inside = new boolean[count];
    }
  }

  /** Sets a point: a pixel of an image, or nothing where there is none. */
  void set(Points points, int i, int image, double y, double x) {
    boolean here = y >= 0 && y < height && x >= 0 && x < width;
    points.inside[i] = here;
    points.places[i] = here ? (image * height + (int) y) * width + (int) x : 0;
    points.all &= here;
  }

  /** The pixels at the points as [points, channels]; {@code otherwise} where there is none. */
  Tensor at(Points points, Tensor otherwise) {
    int count = points.places.length;
    if (pixels.size() == 0) {
      return otherwise.broadcastTo(Shape.of(count, pixels.shape().dim(1)));
    }
    Tensor found = Gather.apply(pixels, Tensors.tensor(points.places, count), 0);
    return points.all
        ? found
        : Tensors.tensor(points.inside, count, 1).where(found, otherwise.cast(found.dtype()));
  }
}
