package dev.tensorcord.tensor.op;

import dev.tensorcord.fault.Fault;
import dev.tensorcord.tensor.Shape;
import dev.tensorcord.tensor.Tensor;
import dev.tensorcord.tensor.op.Op.Domain;
import dev.tensorcord.tensor.op.Op.Sample;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** The way back through {@link Conv2d}: each pixel stamps the filter onto a larger image. */
public final class Conv2dTranspose {
  static final Operation OP =
      Operation.of(
              "conv2dTranspose",
              "x, filter, outputShape: shape, strides: ints, pad: padding, dimRoundingMode?: text")
          .does(call ->
              apply(
                  call.tensor("x"),
                  call.tensor("filter"),
                  call.shape("outputShape"),
                  Window.of(call)))
          .samples(samples())
          .doc(
              "Each pixel stamps the filter [height,width,out,in] onto an image of the given shape: the "
                  + "gradient of conv2d, used to make small images larger.",
              "tf.ones([1, 1, 1]).conv2dTranspose(tf.ones([2, 2, 1, 1]), [2, 2, 1], 2, 'same').print()");

  private Conv2dTranspose() {}

  /**
   * Convolves the other way round.
   *
   * @param x images [b,h',w',in], or one image
   * @param filter [h,w,out,in]
   * @param shape [b,h,w,out], or [h,w,out]: what a conv2d with this window would make x's size of
   * @throws Fault if the types, the axes, the channels or the shape do not fit
   */
  public static Tensor apply(Tensor x, Tensor filter, Shape shape, Window window) {
    Tensor images = Window.batch("conv2dTranspose", x);
    Convolution.check("conv2dTranspose", images, filter, 3);
    Shape whole =
        x.rank() == 3 && shape.rank() == 3
            ? Shape.of(1, shape.dim(0), shape.dim(1), shape.dim(2))
            : shape;
    Shape due =
        whole.rank() == 4 ? Convolution.shape(whole, filter.shape(), window) : images.shape();
    Shape given = images.shape();
    boolean fits =
        whole.rank() == 4
            && shape.rank() == x.rank()
            && whole.dim(3) == filter.shape().dim(2)
            && given.dim(0) == due.dim(0)
            && given.dim(1) >= due.dim(1)
            && given.dim(2) >= due.dim(2);
    if (!fits) {
      throw Fault.of(
          "conv2dTranspose: %s cannot be stamped with %s onto %s; a conv2d of that gives %s."
              .formatted(x.shape(), filter.shape(), shape, whole.rank() == 4 ? due : "nothing"),
          "Give the shape whose conv2d with this filter, stride and padding has x's shape.");
    }
    // As in TensorFlow.js, pixels that would stamp beside the shape are left out.
    Tensor stamps = given.equals(due) ? images : Slice.apply(images, new int[4], due.toArray());
    Tensor y = Convolution.byImages(whole, stamps, filter, window);
    return y.reshape(Arrays.copyOfRange(whole.toArray(), 4 - shape.rank(), 4));
  }

  private static List<Sample> samples() {
    return List.of(
        sample(Shape.of(2, 3, 2, 3), Shape.of(3, 3, 2, 3), Shape.of(2, 5, 4, 2), Padding.SAME, 2),
        sample(Shape.of(3, 2, 1), Shape.of(2, 2, 3, 1), Shape.of(4, 3, 3), Padding.VALID, 1));
  }

  private static Sample sample(Shape x, Shape filter, Shape y, Padding padding, int stride) {
    return new Sample(
        "conv2dTranspose" + x + filter + y,
        List.of(x, filter),
        Collections.nCopies(2, Domain.ANY),
        in -> apply(in[0], in[1], y, Window.of(stride, padding)));
  }
}
