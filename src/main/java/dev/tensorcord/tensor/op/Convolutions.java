package dev.tensorcord.tensor.op;

import dev.tensorcord.fault.Fault;
import dev.tensorcord.tensor.Shape;
import dev.tensorcord.tensor.Tensor;
import java.util.Arrays;
import java.util.List;

/** Convolutions over lines and volumes, made of the one over images: one row each. */
public final class Convolutions {
  static final List<Operation> ROWS =
      List.of(
          Operation.of(
                  "conv1d",
                  "x, filter, stride: ints, pad: padding, dataFormat: text = NWC, dilation: ints = [1], "
                      + "dimRoundingMode?: text")
              .does(Convolutions::line)
              .sample(
                  "",
                  x -> line(x[0], x[1], new Window(1, 2, 1, 1, Padding.SAME)),
                  Shape.of(2, 5, 3),
                  Shape.of(3, 3, 2))
              .doc(
                  "Filters [width,in,out] slide along lines [batch,width,in], or along one line.",
                  "tf.ones([1, 4, 1]).conv1d(tf.ones([2, 1, 1]), 1, 'valid').print()"),
          Operation.of(
                  "conv3d",
                  "x, filter, strides: ints, pad: padding, dataFormat: text = NDHWC, "
                      + "dilations: ints = [1, 1, 1]")
              .does(Convolutions::volume)
              .sample(
                  "",
                  Op.Domain.between(-0.9, 0.9),
                  x -> Volumes.convolve(x[0], x[1], windows(1, 1, Padding.SAME)),
                  Shape.of(1, 3, 3, 2, 2),
                  Shape.of(2, 2, 2, 2, 2))
              .doc(
                  "Filters [depth,height,width,in,out] slide through volumes "
                      + "[batch,depth,height,width,in].",
                  "tf.conv3d(tf.ones([1, 2, 2, 2, 1]), tf.ones([2, 2, 2, 1, 1]), 1, 'valid').print()"),
          Operation.of(
                  "conv3dTranspose", "x, filter, outputShape: shape, strides: ints, pad: padding")
              .does(Convolutions::stamp)
              .sample(
                  "",
                  Op.Domain.between(-0.9, 0.9),
                  x ->
                      Volumes.transpose(
                          x[0], x[1], Shape.of(1, 4, 3, 3, 2), windows(2, 1, Padding.SAME)),
                  Shape.of(1, 2, 3, 3, 1),
                  Shape.of(3, 2, 2, 2, 1))
              .doc(
                  "Each point stamps the filter [depth,height,width,out,in] into a volume of the given "
                      + "shape: the gradient of conv3d.",
                  "tf.conv3dTranspose(tf.ones([1, 1, 1, 1, 1]), tf.ones([2, 2, 2, 1, 1]), "
                      + "[1, 2, 2, 2, 1], 2, 'valid').print()"));

  private Convolutions() {}

  private static Volumes.Windows windows(int depth, int image, Padding padding) {
    return new Volumes.Windows(
        new Window(depth, 1, 1, 1, padding), new Window(image, image, 1, 1, padding));
  }

  private static Tensor line(Call call) {
    Layout.only("NWC", call);
    int stride = one(call, "stride");
    int dilation = one(call, "dilation");
    Padding padding = Padding.read(call.op(), call.get("pad"), 1);
    Padding along =
        padding instanceof Padding.Pixels(int count)
            ? new Padding.Sides(0, 0, count, count)
            : padding;
    Window window = new Window(1, stride, 1, dilation, along, Rounding.of(call));
    return line(call.tensor("x"), call.tensor("filter"), window);
  }

  private static int one(Call call, String name) {
    int[] given = call.ints(name);
    if (given.length != 1) {
      throw Fault.of(
          "%s: '%s' is one number, not %d.".formatted(call.op(), name, given.length),
          "A line has one direction.");
    }
    return given[0];
  }

  /**
   * Filters that slide along lines.
   *
   * @param x lines [batch,width,in], or one line [width,in]
   * @param filter [width,in,out]
   * @param window of height 1, its width the step along the line
   */
  public static Tensor line(Tensor x, Tensor filter, Window window) {
    if ((x.rank() != 3 && x.rank() != 2) || filter.rank() != 3) {
      throw Fault.of(
          "conv1d: lines [batch,width,in] and filters [width,in,out] are needed, not %s and %s."
              .formatted(x.shape(), filter.shape()),
          "Reshape them; a line of single numbers has 1 channel.");
    }
    Shape size = filter.shape();
    Shape from = x.shape();
    int channels = from.dim(from.rank() - 1);
    Tensor images = x.reshape(x.rank() == 3 ? from.dim(0) : 1, 1, from.dim(x.rank() - 2), channels);
    Tensor filters = filter.reshape(1, size.dim(0), size.dim(1), size.dim(2));
    Convolution.check("conv1d", images, filters, 2);
    Tensor y = Convolution.images(images, filters, window);
    Shape map = y.shape();
    return x.rank() == 2
        ? y.reshape(map.dim(2), map.dim(3))
        : y.reshape(map.dim(0), map.dim(2), map.dim(3));
  }

  private static Tensor volume(Call call) {
    Layout.only("NDHWC", call);
    Tensor x = call.tensor("x");
    Tensor volumes = Volumes.batch(call.op(), x);
    Volumes.check(call.op(), volumes, call.tensor("filter"), 3);
    Tensor y = Volumes.convolve(volumes, call.tensor("filter"), Volumes.Windows.of(call));
    return x.rank() == 4 ? Volumes.alone(y) : y;
  }

  private static Tensor stamp(Call call) {
    Tensor x = call.tensor("x");
    Tensor filter = call.tensor("filter");
    Tensor volumes = Volumes.batch(call.op(), x);
    Volumes.check(call.op(), volumes, filter, 4);
    Volumes.Windows windows = Volumes.Windows.of(call);
    Shape given = call.shape("outputShape");
    int[] dims = given.toArray();
    Shape whole =
        x.rank() == 4 && dims.length == 4 ? Shape.of(1, dims[0], dims[1], dims[2], dims[3]) : given;
    if (x.rank() != given.rank()
        || whole.dim(4) != filter.shape().dim(3)
        || !Volumes.shape(whole, filter.shape(), windows).equals(volumes.shape())) {
      throw Fault.of(
          "conv3dTranspose: %s cannot be stamped with %s into %s."
              .formatted(x.shape(), filter.shape(), given),
          "Give the shape whose conv3d with this filter, stride and padding has x's shape.");
    }
    Tensor y = Volumes.transpose(volumes, filter, whole, windows);
    return y.reshape(Arrays.copyOfRange(whole.toArray(), 5 - given.rank(), 5));
  }
}
