package dev.tensorcord.tensor.op;

import dev.tensorcord.fault.Fault;
import dev.tensorcord.tensor.DType;
import dev.tensorcord.tensor.Shape;
import dev.tensorcord.tensor.Tensor;
import dev.tensorcord.tensor.Tensors;
import java.util.List;

/** Images in another size: rows are gathered, then columns, and mixed where they lie between. */
public final class Resize {
  private static final String SIZE =
      ", size: ints, alignCorners: flag = false, halfPixelCenters: flag = false";

  static final List<Operation> ROWS =
      List.of(
          Operation.of("image.resizeBilinear", "images" + SIZE)
              .does(call -> apply(call, false))
              .sample("larger", x -> bilinear(x[0], 5, 4, Corners.FREE), Shape.of(2, 3, 3, 1))
              .sample("aligned", x -> bilinear(x[0], 2, 3, Corners.ALIGNED), Shape.of(1, 4, 4, 2))
              .sample("half", x -> bilinear(x[0], 3, 7, Corners.HALF), Shape.of(4, 3, 2))
              .doc(
                  "Images in another size [height,width], new pixels mixed from the four around them.",
                  "tf.image.resizeBilinear(tf.range(0, 4).reshape([2, 2, 1]), [3, 3]).print()"),
          Operation.of("image.resizeNearestNeighbor", "images" + SIZE)
              .does(call -> apply(call, true))
              .sample("larger", x -> nearest(x[0], 5, 4, Corners.FREE), Shape.of(2, 3, 3, 1))
              .sample("aligned", x -> nearest(x[0], 2, 3, Corners.ALIGNED), Shape.of(4, 4, 2))
              .doc(
                  "Images in another size [height,width], each new pixel a copy of the nearest one.",
                  "tf.image.resizeNearestNeighbor(tf.range(0, 4).reshape([2, 2, 1]), [4, 4])"
                      + ".print()"));

  private Resize() {}

  /** What lies on what: where the pixels of the new image are in the old one. */
  public enum Corners {
    /** The first pixels lie on each other. */
    FREE,
    /** The first pixels lie on each other, and the last. */
    ALIGNED,
    /** The edges lie on each other; pixels have their centers half a pixel in. */
    HALF;

    double scale(int from, int to) {
      return this == ALIGNED && to > 1 ? (from - 1.0) / (to - 1) : (double) from / to;
    }
  }

  private static Tensor apply(Call call, boolean nearest) {
    Tensor images = call.tensor("images");
    int[] size = call.ints("size");
    boolean aligned = call.flag("alignCorners");
    boolean half = call.flag("halfPixelCenters");
    if (size.length != 2) {
      throw Fault.of(
          "%s: the new size has two numbers, not %d.".formatted(call.op(), size.length),
          "Give [height, width].");
    }
    if (aligned && half) {
      throw Fault.of(
          "%s: with halfPixelCenters, alignCorners must be false.".formatted(call.op()),
          "Choose one of the two.");
    }
    Corners corners = aligned ? Corners.ALIGNED : half ? Corners.HALF : Corners.FREE;
    return nearest
        ? nearest(images, size[0], size[1], corners)
        : bilinear(images, size[0], size[1], corners);
  }

  /**
   * Resizes, mixing pixels; the result is float32.
   *
   * @param x images [b,h,w,c], or one image [h,w,c]
   */
  public static Tensor bilinear(Tensor x, int height, int width, Corners corners) {
    Tensor images = Window.batch("image.resizeBilinear", x).cast(DType.FLOAT32);
    Tensor lines = mix(images, 1, height, corners);
    Tensor y = mix(lines, 2, width, corners);
    return x.rank() == 3 ? Window.alone(y) : y;
  }

  private static Tensor mix(Tensor x, int axis, int size, Corners corners) {
    int from = x.shape().dim(axis);
    double scale = corners.scale(from, size);
    int[] low = new int[size];
    int[] high = new int[size];
    float[] share = new float[size];
    boolean between = false;
    for (int i = 0; i < size; i++) {
      double place = corners == Corners.HALF ? scale * (i + 0.5) - 0.5 : scale * i;
      low[i] = Math.max(0, (int) Math.floor(place));
      high[i] = Math.min(from - 1, (int) Math.ceil(place));
      share[i] = (float) (place - low[i]);
      between |= share[i] != 0 && low[i] != high[i];
    }
    Tensor lower = Gather.apply(x, Tensors.tensor(low, size), axis);
    if (!between) {
      return lower;
    }
    Tensor upper = Gather.apply(x, Tensors.tensor(high, size), axis);
    int[] shape = new int[x.rank() - axis];
    java.util.Arrays.fill(shape, 1);
    shape[0] = size;
    return lower.add(upper.sub(lower).mul(Tensors.tensor(share, shape)));
  }

  /**
   * Resizes, copying pixels.
   *
   * @param x float32 or int32 images [b,h,w,c], or one image [h,w,c]
   */
  public static Tensor nearest(Tensor x, int height, int width, Corners corners) {
    if (x.dtype() != DType.FLOAT32 && x.dtype() != DType.INT32) {
      throw Fault.of(
          "image.resizeNearestNeighbor: float32 or int32 images are needed, not %s."
              .formatted(x.dtype()),
          "Cast them first: cast('int32').");
    }
    Tensor images = Window.batch("image.resizeNearestNeighbor", x);
    Tensor y = copy(copy(images, 1, height, corners), 2, width, corners);
    return x.rank() == 3 ? Window.alone(y) : y;
  }

  private static Tensor copy(Tensor x, int axis, int size, Corners corners) {
    int from = x.shape().dim(axis);
    double scale = corners.scale(from, size);
    int[] places = new int[size];
    for (int i = 0; i < size; i++) {
      double place = scale * (corners == Corners.HALF ? i + 0.5 : i);
      double rounded = Math.floor(corners == Corners.ALIGNED ? place + 0.5 : place);
      places[i] = (int) Math.max(0, Math.min(from - 1, rounded));
    }
    return Gather.apply(x, Tensors.tensor(places, size), axis);
  }
}
