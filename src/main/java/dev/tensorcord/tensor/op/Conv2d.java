package dev.tensorcord.tensor.op;

import dev.tensorcord.fault.Fault;
import dev.tensorcord.tensor.Shape;
import dev.tensorcord.tensor.Tensor;
import dev.tensorcord.tensor.op.Op.Domain;
import dev.tensorcord.tensor.op.Op.Sample;
import java.util.Collections;
import java.util.List;

/** Filters that slide over images: each gives a map of where what it looks for is found. */
public final class Conv2d {
  static final Operation OP =
      Operation.of(
              "conv2d",
              "x: float32, filter: float32, strides: ints, pad: padding, dataFormat: text = NHWC, dilations: ints = [1, 1], dimRoundingMode?: text")
          .does(call -> {
            Layout layout = Layout.of(call);
            Tensor x = layout.last(call.tensor("x"));
            return layout.back(apply(x, call.tensor("filter"), Window.of(call)));
          })
          .samples(samples())
          .doc(
              "Filters [height,width,in,out] slide over images [batch,height,width,in], or over one "
                  + "image, and give a channel each.",
              "tf.ones([1, 3, 3, 1]).conv2d(tf.ones([2, 2, 1, 1]), 1, 'valid').print()");

  private Conv2d() {}

  /**
   * Convolves.
   *
   * @param x images [b,h,w,in], or one image [h,w,in]
   * @param filter [h,w,in,out]
   * @return [b,h',w',out], or [h',w',out]
   * @throws Fault if the types, the axes or the channels do not fit, or the filter the image
   */
  public static Tensor apply(Tensor x, Tensor filter, Window window) {
    Tensor images = Window.batch("conv2d", x);
    Convolution.check("conv2d", images, filter, 2);
    Tensor y = Convolution.images(images, filter, window);
    return x.rank() == 3 ? Window.alone(y) : y;
  }

  private static List<Sample> samples() {
    return List.of(
        sample(Shape.of(2, 5, 4, 3), Shape.of(3, 3, 3, 2), Window.of(1, Padding.SAME)),
        sample(Shape.of(1, 6, 5, 1), Shape.of(3, 2, 1, 9), Window.of(1, Padding.VALID)),
        sample(Shape.of(2, 5, 6, 2), Shape.of(2, 3, 2, 2), Window.of(2, Padding.SAME)),
        sample(Shape.of(1, 5, 6, 2), Shape.of(3, 3, 2, 1), new Window(1, 2, 1, 1, Padding.of(2))),
        sample(
            Shape.of(1, 6, 5, 1), Shape.of(3, 2, 1, 2), Window.of(1, Padding.SAME).dilated(2, 1)),
        sample(Shape.of(4, 3, 2), Shape.of(1, 1, 2, 3), Window.of(1, Padding.VALID)),
        sample(Shape.of(0, 3, 3, 1), Shape.of(2, 2, 1, 2), Window.of(1, Padding.VALID)));
  }

  private static Sample sample(Shape x, Shape filter, Window window) {
    return new Sample(
        "conv2d" + x + filter + window,
        List.of(x, filter),
        Collections.nCopies(2, Domain.ANY),
        in -> apply(in[0], in[1], window));
  }
}
