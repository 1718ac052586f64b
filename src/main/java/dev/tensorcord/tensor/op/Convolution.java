package dev.tensorcord.tensor.op;

import dev.tensorcord.backend.Kernel;
import dev.tensorcord.backend.Slide;
import dev.tensorcord.fault.Fault;
import dev.tensorcord.tensor.DType;
import dev.tensorcord.tensor.Shape;
import dev.tensorcord.tensor.Tensor;
import dev.tensorcord.tensor.grad.Tape;

/**
 * The convolution of images with filters and its two gradients. Σ y · conv(x, w) is linear in each
 * of x, w and y, so each of the three is the gradient of the other two, to any order.
 */
final class Convolution {
  private static final Plans<Key> IMAGES = new Plans<>(Convolution::images);
  private static final Plans<Key> BY_IMAGES = new Plans<>(Convolution::byImages);
  private static final Plans<Key> BY_FILTER = new Plans<>(Convolution::byFilter);

  private Convolution() {}

  /** What the kernels depend on: the images [b,h,w,c] and the filter [h,w,c,f]. */
  private record Key(Shape x, Shape filter, Window window, boolean bias, boolean relu) {
    Slide rows() {
      return window.rows("conv2d", x.dim(1), filter.dim(0));
    }

    Slide columns() {
      return window.columns("conv2d", x.dim(2), filter.dim(1));
    }

    Shape y() {
      return Shape.of(x.dim(0), rows().output(), columns().output(), filter.dim(3));
    }
  }

  /** conv(x, w), differentiable. */
  static Tensor images(Tensor x, Tensor filter, Window window) {
    Tensor y = IMAGES.get(new Key(x.shape(), filter.shape(), window, false, false)).run(x, filter);
    Tape.record(
        (input, dy, in, out) ->
            input == 0
                ? byImages(in[0].shape(), dy, in[1], window)
                : byFilter(in[0], dy, in[1].shape(), window),
        y,
        x,
        filter);
    return y;
  }

  /** relu(conv(x, w) + bias), the relu and the bias if wanted; not recorded. */
  static Tensor finished(Tensor x, Tensor filter, Tensor bias, Window window, boolean relu) {
    Plans.Plan plan = IMAGES.get(new Key(x.shape(), filter.shape(), window, bias != null, relu));
    return bias == null ? plan.run(x, filter) : plan.run(x, filter, bias);
  }

  /** The shape of conv(x, w). */
  static Shape shape(Shape x, Shape filter, Window window) {
    return new Key(x, filter, window, false, false).y();
  }

  /** The gradient with respect to images of shape x, differentiable. */
  static Tensor byImages(Shape x, Tensor dy, Tensor filter, Window window) {
    Tensor dx = BY_IMAGES.get(new Key(x, filter.shape(), window, false, false)).run(dy, filter);
    Tape.record(
        (input, ddx, in, out) ->
            input == 0 ? images(ddx, in[1], window) : byFilter(ddx, in[0], in[1].shape(), window),
        dx,
        dy,
        filter);
    return dx;
  }

  /** The gradient with respect to a filter of this shape, differentiable. */
  static Tensor byFilter(Tensor x, Tensor dy, Shape filter, Window window) {
    Tensor dw = BY_FILTER.get(new Key(x.shape(), filter, window, false, false)).run(x, dy);
    Tape.record(
        (input, ddw, in, out) ->
            input == 0 ? byImages(in[0].shape(), in[1], ddw, window) : images(in[0], ddw, window),
        dw,
        x,
        dy);
    return dw;
  }

  /** Checks types and channels. */
  static void check(String op, Tensor x, Tensor filter, int axis) {
    if (x.dtype() != DType.FLOAT32 || filter.dtype() != DType.FLOAT32) {
      throw Fault.of(
          "%s: float32 images and filters are needed, not %s and %s."
              .formatted(op, x.dtype(), filter.dtype()),
          "Cast them first: cast('float32').");
    }
    if (filter.rank() != 4) {
      throw Fault.of(
          "%s: a filter of shape [height,width,in,out] is needed, not %s."
              .formatted(op, filter.shape()),
          "One 3×3 filter over grey images is [3,3,1,1].");
    }
    if (filter.shape().dim(axis) != x.shape().dim(3)) {
      throw Fault.of(
          "%s: the images %s have %d channels, the filter %s is for %d."
              .formatted(op, x.shape(), x.shape().dim(3), filter.shape(), filter.shape().dim(axis)),
          "Axis %d of the filter has the size of the images' last axis.".formatted(axis));
    }
  }

  private static Plans.Plan images(Key key) {
    Kernel kernel =
        new Kernel.Conv2d(
            key.x().dim(0),
            key.rows(),
            key.columns(),
            key.x().dim(3),
            key.filter().dim(3),
            key.bias(),
            key.relu());
    return Plans.Plan.of(key.y(), DType.FLOAT32, kernel);
  }

  private static Plans.Plan byImages(Key key) {
    Kernel kernel =
        new Kernel.Conv2dInputGradient(
            key.x().dim(0), key.rows(), key.columns(), key.x().dim(3), key.filter().dim(3));
    return Plans.Plan.of(key.x(), DType.FLOAT32, kernel);
  }

  private static Plans.Plan byFilter(Key key) {
    Kernel kernel =
        new Kernel.Conv2dFilterGradient(
            key.x().dim(0), key.rows(), key.columns(), key.x().dim(3), key.filter().dim(3));
    return Plans.Plan.of(key.filter(), DType.FLOAT32, kernel);
  }
}
