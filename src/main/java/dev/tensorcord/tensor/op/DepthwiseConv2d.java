package dev.tensorcord.tensor.op;

import dev.tensorcord.backend.Kernel;
import dev.tensorcord.backend.Kernel.Part;
import dev.tensorcord.fault.Fault;
import dev.tensorcord.tensor.DType;
import dev.tensorcord.tensor.Shape;
import dev.tensorcord.tensor.Tensor;
import dev.tensorcord.tensor.grad.Tape;
import dev.tensorcord.tensor.op.Op.Domain;
import dev.tensorcord.tensor.op.Op.Sample;
import java.util.Collections;
import java.util.List;

/**
 * Filters that slide over one channel each, and what is made of them. The kernel has one filter for
 * each channel; where there are several, each channel is repeated for them. As with {@link
 * Convolution}, each of the three kernels is the gradient of the other two.
 */
public final class DepthwiseConv2d {
  private static final Plans<Key> PLANS = new Plans<>(DepthwiseConv2d::plan);

  static final List<Operation> ROWS =
      List.of(
          Operation.of(
                  "depthwiseConv2d",
                  "x: float32, filter: float32, strides: ints, pad: padding, dataFormat: text = NHWC, "
                      + "dilations: ints = [1, 1], dimRoundingMode?: text")
              .does(call -> {
                Layout layout = Layout.of(call);
                Tensor x = layout.last(call.tensor("x"));
                return layout.back(apply(call.op(), x, call.tensor("filter"), Window.of(call)));
              })
              .samples(samples())
              .doc(
                  "Filters [height,width,in,each] slide over one channel of images "
                      + "[batch,height,width,in] each, and give a channel each.",
                  "tf.ones([1, 3, 3, 2]).depthwiseConv2d(tf.ones([2, 2, 2, 1]), 1, 'valid').print()"),
          Operation.of(
                  "separableConv2d",
                  "x, depthwiseFilter, pointwiseFilter, strides: ints, pad: padding, "
                      + "dilation: ints = [1, 1], dataFormat: text = NHWC")
              .does(DepthwiseConv2d::separable)
              .doc(
                  "depthwiseConv2d, then a conv2d with filters [1,1,in,out] that mix the channels.",
                  "tf.ones([1, 3, 3, 2]).separableConv2d(tf.ones([2, 2, 2, 1]), "
                      + "tf.ones([1, 1, 2, 1]), 1, 'valid').print()"),
          Operation.of("fused.depthwiseConv2d", FusedSettings.PARAMETERS)
              .does(FusedSettings::depthwise)
              .doc(
                  "depthwiseConv2d, then a bias and an activation.",
                  "tf.fused.depthwiseConv2d({x: tf.ones([1, 2, 2, 1]), filter: tf.ones([2, 2, 1, "
                      + "1]), strides: 1, pad: 'valid', bias: tf.tensor1d([-5]), activation: "
                      + "'relu'}).print()"));

  private DepthwiseConv2d() {}

  /** What the kernels depend on: the images [b,h,w,c] and the filter's height and width. */
  private record Key(Part part, Shape x, int high, int wide, Window window) {
    Kernel.Depthwise kernel() {
      return new Kernel.Depthwise(
          part,
          x.dim(0),
          window.rows("depthwiseConv2d", x.dim(1), high),
          window.columns("depthwiseConv2d", x.dim(2), wide),
          x.dim(3));
    }

    Key as(Part other) {
      return new Key(other, x, high, wide, window);
    }
  }

  /**
   * Convolves channel by channel.
   *
   * @param x images [b,h,w,in], or one image [h,w,in]
   * @param filter [h,w,in,each]
   * @return [b,h',w',in·each], or [h',w',in·each]
   * @throws Fault if the types, the axes or the channels do not fit, or the filter the image
   */
  public static Tensor apply(Tensor x, Tensor filter, Window window) {
    return apply("depthwiseConv2d", x, filter, window);
  }

  static Tensor apply(String op, Tensor x, Tensor filter, Window window) {
    Tensor images = Window.batch(op, x);
    Convolution.check(op, images, filter, 2);
    Tensor y = convolve(images, filter, window);
    return x.rank() == 3 ? Window.alone(y) : y;
  }

  private static Tensor convolve(Tensor x, Tensor filter, Window window) {
    Shape size = filter.shape();
    int channels = size.dim(2);
    int each = size.dim(3);
    if (channels == 1) {
      return Convolution.images(x, filter, window);
    }
    Shape from = x.shape();
    Tensor repeated = x;
    if (each > 1) {
      Shape more = Shape.of(from.dim(0), from.dim(1), from.dim(2), channels, each);
      repeated =
          x.expandDims(4)
              .broadcastTo(more)
              .reshape(from.dim(0), from.dim(1), from.dim(2), channels * each);
    }
    Tensor flat = filter.reshape(size.dim(0), size.dim(1), channels * each);
    Key key = new Key(Part.FORWARD, repeated.shape(), size.dim(0), size.dim(1), window);
    return forward(repeated, flat, key);
  }

  private static Tensor forward(Tensor x, Tensor filter, Key key) {
    Tensor y = PLANS.get(key).run(x, filter);
    Tape.record(
        (input, dy, in, out) -> input == 0 ? byImages(dy, in[1], key) : byFilters(in[0], dy, key),
        y,
        x,
        filter);
    return y;
  }

  private static Tensor byImages(Tensor dy, Tensor filter, Key key) {
    Tensor dx = PLANS.get(key.as(Part.BY_IMAGES)).run(dy, filter);
    Tape.record(
        (input, ddx, in, out) -> input == 0 ? forward(ddx, in[1], key) : byFilters(ddx, in[0], key),
        dx,
        dy,
        filter);
    return dx;
  }

  private static Tensor byFilters(Tensor x, Tensor dy, Key key) {
    Tensor dw = PLANS.get(key.as(Part.BY_FILTERS)).run(x, dy);
    Tape.record(
        (input, ddw, in, out) -> input == 0 ? byImages(in[1], ddw, key) : forward(in[0], ddw, key),
        dw,
        x,
        dy);
    return dw;
  }

  private static Plans.Plan plan(Key key) {
    Kernel.Depthwise kernel = key.kernel();
    Shape shape =
        switch (key.part()) {
          case FORWARD ->
              Shape.of(
                  kernel.batch(),
                  kernel.rows().output(),
                  kernel.columns().output(),
                  kernel.channels());
          case BY_IMAGES -> key.x();
          case BY_FILTERS -> Shape.of(key.high(), key.wide(), kernel.channels());
        };
    return Plans.Plan.of(shape, DType.FLOAT32, kernel);
  }

  /** Channel by channel, then filters [1,1,in·each,out] that mix the channels. */
  public static Tensor separable(Tensor x, Tensor depthwise, Tensor pointwise, Window window) {
    Shape size = pointwise.shape();
    if (x.rank() != 3 && x.rank() != 4) {
      throw unlike("input must be rank 4, but got rank %d.".formatted(x.rank()));
    }
    if (depthwise.rank() != 4 || size.rank() != 4) {
      throw unlike(
          "both filters must be rank 4, but got shapes %s and %s."
              .formatted(depthwise.shape(), size));
    }
    for (int axis = 0; axis < 2; axis++) {
      if (size.dim(axis) != 1) {
        throw unlike(
            "size %d of the second filter must be 1, but got %d.".formatted(axis, size.dim(axis)));
      }
    }
    int channelsBetween = depthwise.shape().dim(2) * depthwise.shape().dim(3);
    if (size.dim(2) != channelsBetween) {
      throw unlike(
          "size 2 of the second filter must be %d, but got %d."
              .formatted(channelsBetween, size.dim(2)));
    }
    Tensor channels = apply("separableConv2d", x, depthwise, window);
    return Conv2d.apply(channels, pointwise, Window.of(1, Padding.VALID));
  }

  private static Fault unlike(String what) {
    return Fault.of(
        "separableConv2d: " + what,
        "Filters are [height,width,in,each] and [1,1,in·each,out]: the second mixes the channels"
            + " that the first gives.");
  }

  private static Tensor separable(Call call) {
    Layout.only("NHWC", call);
    int[] strides = Window.both(call, "strides", 1);
    int[] dilation = Window.both(call, "dilation", 1);
    Padding padding = Padding.read(call.op(), call.get("pad"), 1);
    return separable(
        call.tensor("x"),
        call.tensor("depthwiseFilter"),
        call.tensor("pointwiseFilter"),
        new Window(strides[0], strides[1], dilation[0], dilation[1], padding));
  }

  private static List<Sample> samples() {
    return List.of(
        sample(Shape.of(2, 5, 4, 3), Shape.of(3, 3, 3, 1), Window.of(1, Padding.SAME)),
        sample(Shape.of(1, 5, 6, 2), Shape.of(2, 3, 2, 2), Window.of(2, Padding.VALID)),
        sample(Shape.of(5, 5, 2), Shape.of(2, 2, 2, 1), Window.of(1, Padding.SAME).dilated(2, 2)),
        sample(Shape.of(1, 4, 4, 1), Shape.of(2, 2, 1, 3), Window.of(1, Padding.VALID)),
        sample(Shape.of(1, 2, 2, 37), Shape.of(2, 1, 37, 1), Window.of(1, Padding.VALID)));
  }

  private static Sample sample(Shape x, Shape filter, Window window) {
    return new Sample(
        "depthwiseConv2d" + x + filter + window,
        List.of(x, filter),
        Collections.nCopies(2, Domain.between(-0.9, 0.9)),
        in -> apply(in[0], in[1], window));
  }
}
