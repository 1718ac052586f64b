package dev.tensorcord.tensor.op;

import dev.tensorcord.backend.Slide;
import dev.tensorcord.fault.Fault;
import dev.tensorcord.tensor.DType;
import dev.tensorcord.tensor.Shape;
import dev.tensorcord.tensor.Tensor;
import dev.tensorcord.tensor.Tensors;
import java.util.Arrays;

/**
 * Windows over volumes [batch,depth,height,width,channels], made of windows over images: the
 * convolution takes the images that a filter's depth meets as channels of one image, pooling pools
 * each image, then along the depth.
 */
final class Volumes {
  private Volumes() {}

  /**
   * How a window moves.
   *
   * @param depth along the depth, as the rows of an image of one column
   * @param image over each image
   */
  record Windows(Window depth, Window image) {
    /**
     * The windows that an op's arguments say.
     *
     * @throws Fault if there are not three numbers, or the padding is one that volumes do not have
     */
    static Windows of(Call call) {
      int[] strides = three(call, "strides");
      int[] dilations = three(call, "dilations");
      Rounding rounding = Rounding.of(call);
      Padding padding = Padding.read(call.op(), call.get("pad"), 1);
      if (padding instanceof Padding.Sides) {
        throw Fault.of(
            "%s: the padding of a volume is 'same', 'valid' or one number.".formatted(call.op()),
            "Use pad for anything else.");
      }
      Padding along =
          padding instanceof Padding.Pixels(int count)
              ? new Padding.Sides(count, count, 0, 0)
              : padding;
      if (Arrays.stream(strides).max().getAsInt() > 1) {
        // All three strides stand against all three dilations.
        new Window(strides[0], Math.max(strides[1], strides[2]), 1, 1, padding);
        if (Arrays.stream(dilations).max().getAsInt() > 1) {
          throw Fault.of(
              "%s: either the strides or the dilations must be 1.".formatted(call.op()),
              "Leave the dilations away, or use a stride of 1.");
        }
      }
      return new Windows(
          new Window(strides[0], 1, dilations[0], 1, along, rounding),
          new Window(strides[1], strides[2], dilations[1], dilations[2], padding, rounding));
    }
  }

  /** Depth, height and width that an argument says, alike where it is one number. */
  static int[] three(Call call, String name) {
    int[] given = call.has(name) ? call.ints(name) : new int[] {1};
    return switch (given.length) {
      case 1 -> new int[] {given[0], given[0], given[0]};
      case 3 -> given;
      default ->
          throw Fault.of(
              "%s: %s are one number or three, not %d.".formatted(call.op(), name, given.length),
              "Give [depth, height, width], or one number for all.");
    };
  }

  /** A volume alone becomes a batch of one. */
  static Tensor batch(String op, Tensor x) {
    int[] dims = x.shape().toArray();
    return switch (x.rank()) {
      case 5 -> x;
      case 4 -> x.reshape(1, dims[0], dims[1], dims[2], dims[3]);
      default ->
          throw Fault.of(
              "%s: volumes of shape [batch,depth,height,width,channels] are needed, not %s."
                  .formatted(op, x.shape()),
              "Reshape them; grey volumes have 1 channel.");
    };
  }

  /** The result for a volume that came alone. */
  static Tensor alone(Tensor y) {
    return y.reshape(Arrays.copyOfRange(y.shape().toArray(), 1, 5));
  }

  /** The convolution of volumes with filters [d,h,w,in,out]. */
  static Tensor convolve(Tensor x, Tensor filter, Windows windows) {
    Shape shape = x.shape();
    Slide depth = windows.depth().rows("conv3d", shape.dim(1), filter.shape().dim(0));
    Tensor images = Frames.of(x, 1, 1, depth, 0).reshape(images(shape, depth));
    Tensor y = Convolution.images(images, flat(filter), windows.image());
    Shape map = y.shape();
    return y.reshape(shape.dim(0), depth.output(), map.dim(1), map.dim(2), map.dim(3));
  }

  /** The gradient of {@link #convolve} with respect to volumes of a shape. */
  static Tensor transpose(Tensor dy, Tensor filter, Shape shape, Windows windows) {
    Slide depth = windows.depth().rows("conv3dTranspose", shape.dim(1), filter.shape().dim(0));
    Shape images = images(shape, depth);
    Shape from = dy.shape();
    Tensor maps = dy.reshape(from.dim(0) * from.dim(1), from.dim(2), from.dim(3), from.dim(4));
    Tensor wide = Convolution.byImages(images, maps, flat(filter), windows.image());
    int[] apart = {
      shape.dim(0), depth.output(), shape.dim(2), shape.dim(3), depth.filter(), shape.dim(4)
    };
    return Frames.join(wide.reshape(apart), shape, 1, 1, depth);
  }

  /** The shape of {@link #convolve}'s result. */
  static Shape shape(Shape x, Shape filter, Windows windows) {
    return Shape.of(
        x.dim(0),
        windows.depth().rows("conv3d", x.dim(1), filter.dim(0)).output(),
        windows.image().rows("conv3d", x.dim(2), filter.dim(1)).output(),
        windows.image().columns("conv3d", x.dim(3), filter.dim(2)).output(),
        filter.dim(4));
  }

  private static Shape images(Shape x, Slide depth) {
    return Shape.of(x.dim(0) * depth.output(), x.dim(2), x.dim(3), depth.filter() * x.dim(4));
  }

  private static Tensor flat(Tensor filter) {
    Shape shape = filter.shape();
    return filter
        .transpose(1, 2, 0, 3, 4)
        .reshape(shape.dim(1), shape.dim(2), shape.dim(0) * shape.dim(3), shape.dim(4));
  }

  /** Pools: each image, then along the depth. */
  static Tensor pool(String op, Pool how, Tensor x, int[] size, Windows windows) {
    Tensor volumes = batch(op, x);
    Shape shape = volumes.shape();
    Shape none = none(shape, size, windows);
    if (none != null) {
      Tensor empty = Tensors.fill(none, 0, x.dtype());
      return x.rank() == 4 ? alone(empty) : empty;
    }
    Tensor images =
        volumes.reshape(shape.dim(0) * shape.dim(1), shape.dim(2), shape.dim(3), shape.dim(4));
    Tensor maps = how.apply(images, size[1], size[2], windows.image());
    Shape map = maps.shape();
    Tensor stacked =
        maps.reshape(shape.dim(0), shape.dim(1), map.dim(1) * map.dim(2), shape.dim(4));
    Tensor pooled = how.apply(stacked, size[0], 1, windows.depth());
    Tensor y =
        pooled.reshape(shape.dim(0), pooled.shape().dim(1), map.dim(1), map.dim(2), shape.dim(4));
    return x.rank() == 4 ? alone(y) : y;
  }

  /** The shape where a window is larger than the volume: 0 along those axes; null elsewhere. */
  private static Shape none(Shape shape, int[] size, Windows windows) {
    if (!(windows.image().padding() instanceof Padding.Pixels(int around))) {
      return null;
    }
    int[] dims = shape.toArray();
    boolean found = false;
    for (int axis = 1; axis <= 3; axis++) {
      boolean fits = shape.dim(axis) + 2 * around >= size[axis - 1];
      found |= !fits;
      Window window = axis == 1 ? windows.depth() : windows.image();
      dims[axis] =
          !fits
              ? 0
              : axis < 3
                  ? window.rows("pool", dims[axis], size[axis - 1]).output()
                  : window.columns("pool", dims[axis], size[axis - 1]).output();
    }
    return found ? Shape.of(dims) : null;
  }

  /** Checks types, axes and channels. */
  static void check(String op, Tensor x, Tensor filter, int axis) {
    if (x.dtype() != DType.FLOAT32 || filter.dtype() != DType.FLOAT32) {
      throw Fault.of(
          "%s: float32 volumes and filters are needed, not %s and %s."
              .formatted(op, x.dtype(), filter.dtype()),
          "Cast them first: cast('float32').");
    }
    if (filter.rank() != 5 || filter.shape().dim(axis) != x.shape().dim(4)) {
      throw Fault.of(
          "%s: the filter %s does not fit the volumes %s.".formatted(op, filter.shape(), x.shape()),
          "Axis %d of a filter [depth,height,width,…,…] has the size of the last axis of the volumes."
              .formatted(axis));
    }
  }
}
