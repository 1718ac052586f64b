package dev.tensorcord.tensor.op;

import dev.tensorcord.fault.Fault;
import dev.tensorcord.tensor.DType;
import dev.tensorcord.tensor.Shape;
import dev.tensorcord.tensor.Tensor;
import dev.tensorcord.tensor.Tensors;
import java.util.Arrays;
import java.util.List;

/** Images turned, cut out, bent and coloured otherwise: one row each. */
final class Images {
  static final List<Operation> ROWS =
      List.of(
          Operation.of("image.flipLeftRight", "image: float32")
              .does(call -> flip(call.op(), call.tensor("image")))
              .sample("", x -> flip("image.flipLeftRight", x[0]), Shape.of(1, 2, 3, 2))
              .doc(
                  "Images [batch,height,width,channels] as a mirror shows them.",
                  "tf.image.flipLeftRight(tf.range(0, 4).reshape([1, 2, 2, 1])).print()"),
          Operation.of("image.grayscaleToRGB", "image")
              .does(call -> coloured(call.op(), call.tensor("image")))
              .sample("", x -> coloured("image.grayscaleToRGB", x[0]), Shape.of(2, 2, 1))
              .doc(
                  "Grey images [height,width,1] with three alike channels.",
                  "tf.image.grayscaleToRGB(tf.ones([1, 2, 1])).print()"),
          Operation.of("image.rgbToGrayscale", "image")
              .does(call -> grey(call.op(), call.tensor("image")))
              .sample("", x -> grey("image.rgbToGrayscale", x[0]), Shape.of(2, 2, 3))
              .doc(
                  "Coloured images [height,width,3] in grey, as bright as the eye sees them.",
                  "tf.image.rgbToGrayscale(tf.ones([1, 2, 3])).print()"),
          Operation.of(
                  "image.rotateWithOffset",
                  "image: float32, radians: number, fillValue: numbers = [0], center: numbers = [0.5]")
              .does(Images::rotate)
              .doc(
                  "Images turned by an angle in radians around a center, 0.5 being the middle.",
                  "tf.image.rotateWithOffset(tf.range(0, 4).reshape([1, 2, 2, 1]), Math.PI).print()"),
          Operation.of(
                  "image.transform",
                  "image: float32, transforms: float32, interpolation: text = nearest, "
                      + "fillMode: text = constant, fillValue: number = 0, outputShape?: ints")
              .does(Projection::transform)
              .doc(
                  "Images through a projection [a0, a1, a2, b0, b1, b2, c0, c1] each: the pixel (x, y) "
                      + "comes from ((a0·x + a1·y + a2) / k, (b0·x + b1·y + b2) / k), "
                      + "k = c0·x + c1·y + 1.",
                  "tf.image.transform(tf.range(0, 4).reshape([1, 2, 2, 1]), "
                      + "[[0, 1, 0, 1, 0, 0, 0, 0]]).print()"),
          Operation.of(
                  "image.cropAndResize",
                  "image, boxes: float32, boxInd: int32, cropSize: ints, method: text = bilinear, "
                      + "extrapolationValue: number = 0")
              .does(Images::crop)
              .sample(
                  "",
                  x ->
                      crop(
                          x[0],
                          new float[] {0, 0.1f, 0.9f, 1, -0.2f, 0, 0.5f, 0.6f},
                          new int[] {1, 0},
                          new int[] {3, 2},
                          false,
                          0.5),
                  Shape.of(2, 3, 4, 1))
              .doc(
                  "Parts of images, all brought to one size. A box is [y1,x1,y2,x2] from 0 to 1, and "
                      + "boxInd says of which image it is.",
                  "tf.image.cropAndResize(tf.range(0, 9).reshape([1, 3, 3, 1]), [[0, 0, 0.5, 0.5]], "
                      + "[0], [2, 2]).print()"),
          Operation.of(
                  "image.threshold",
                  "image, method: text = binary, inverted: flag = false, threshValue: number = 0.5")
              .does(Threshold::apply)
              .doc(
                  "255 where an image [height,width,1 or 3] is brighter than the threshold, else 0. "
                      + "'otsu' finds the threshold by itself.",
                  "tf.image.threshold(tf.tensor3d([[[10], [200]]])).print()"));

  private Images() {}

  /**
   * Fails unless x is a batch of images.
   *
   * @throws Fault if it has not 4 axes
   */
  static void four(String op, Tensor x) {
    if (x.rank() != 4) {
      throw Fault.of(
          "%s: images of shape [batch,height,width,channels] are needed, not %s."
              .formatted(op, x.shape()),
          "Reshape them; a single image is a batch of 1.");
    }
  }

  private static Tensor flip(String op, Tensor x) {
    four(op, x);
    int width = x.shape().dim(2);
    int[] places = new int[width];
    Arrays.setAll(places, i -> width - 1 - i);
    return Gather.apply(x, Tensors.tensor(places, width), 2);
  }

  private static void channels(String op, String kind, Tensor x, int channels) {
    if (x.rank() < 2) {
      throw Fault.of(
          "%s: images must be at least rank 2, but got rank %d.".formatted(op, x.rank()),
          "Give [height,width,%d].".formatted(channels));
    }
    if (x.shape().dim(x.rank() - 1) != channels) {
      throw Fault.of(
          "%s: the last dimension of %s image should be size %d, but got size %d."
              .formatted(op, kind, channels, x.shape().dim(x.rank() - 1)),
          "Give [height,width,%d].".formatted(channels));
    }
  }

  private static Tensor coloured(String op, Tensor x) {
    channels(op, "a grayscale", x, 1);
    return x.broadcastTo(x.shape().with(x.rank() - 1, 3));
  }

  /** CCIR 601: how bright red, green and blue look. */
  static Tensor grey(Tensor x) {
    Tensor weights = Tensors.tensor1d(0.2989, 0.5870, 0.1140);
    return Reductions.SUM.apply(x.cast(DType.FLOAT32).mul(weights), true, -1);
  }

  private static Tensor grey(String op, Tensor x) {
    channels(op, "an RGB", x, 3);
    return grey(x).cast(x.dtype());
  }

  private static Tensor rotate(Call call) {
    Tensor image = call.tensor("image");
    four(call.op(), image);
    Shape shape = image.shape();
    int height = shape.dim(1);
    int width = shape.dim(2);
    double[] center = call.numbers("center");
    double[] fill = call.numbers("fillValue");
    if (center.length < 1 || center.length > 2 || fill.length < 1) {
      throw Fault.of(
          "image.rotateWithOffset: a center has one number or two, and a filling at least one.",
          "Give center [x, y], each from 0 to 1.");
    }
    double middleX = width * center[0];
    double middleY = height * center[center.length - 1];
    double sine = Math.sin(call.number("radians"));
    double cosine = Math.cos(call.number("radians"));
    Sampling pixels = new Sampling(image);
    Sampling.Points points = new Sampling.Points(shape.dim(0) * height * width);
    int i = 0;
    for (int b = 0; b < shape.dim(0); b++) {
      for (int y = 0; y < height; y++) {
        for (int x = 0; x < width; x++) {
          double across = (x - middleX) * cosine - (y - middleY) * sine + middleX;
          double down = (x - middleX) * sine + (y - middleY) * cosine + middleY;
          pixels.set(points, i++, b, Math.floor(down + 0.5), Math.floor(across + 0.5));
        }
      }
    }
    return pixels.at(points, filling(fill, shape.dim(3))).reshape(shape);
  }

  /** One number for all channels, or one for each and full opacity. */
  private static Tensor filling(double[] fill, int channels) {
    double[] each = new double[channels];
    for (int c = 0; c < channels; c++) {
      boolean opacity = fill.length > 1 && c == 3;
      if (fill.length > 1 && c >= fill.length && !opacity) {
        throw Fault.of(
            "image.rotateWithOffset: a filling of %d numbers does not fit %d channels."
                .formatted(fill.length, channels),
            "Give one number, or one for each channel.");
      }
      each[c] = opacity ? 255 : fill[fill.length == 1 ? 0 : c];
    }
    return Tensors.tensor(each, channels);
  }

  private static Tensor crop(Call call) {
    Tensor image = call.tensor("image");
    Tensor boxes = call.tensor("boxes");
    Tensor places = call.tensor("boxInd");
    int[] size = call.ints("cropSize");
    String method = call.text("method");
    four(call.op(), image);
    if (boxes.rank() != 2
        || boxes.shape().dim(1) != 4
        || places.rank() != 1
        || places.size() != boxes.shape().dim(0)) {
      throw Fault.of(
          "image.cropAndResize: boxes [count,4] and boxInd [count] are needed, not %s and %s."
              .formatted(boxes.shape(), places.shape()),
          "A box is [y1,x1,y2,x2], each from 0 to 1.");
    }
    if (size.length != 2 || Math.min(size[0], size[1]) < 1) {
      throw Fault.of(
          "image.cropAndResize: a cropSize of %s is none.".formatted(Arrays.toString(size)),
          "Give [height, width], each 1 or more.");
    }
    if (!method.equals("bilinear") && !method.equals("nearest")) {
      throw Fault.of(
          "image.cropAndResize: there is no method '%s'.".formatted(method),
          "Use 'bilinear' or 'nearest'.");
    }
    return crop(
        image.cast(DType.FLOAT32),
        boxes.data(),
        (int[]) places.array(),
        size,
        method.equals("nearest"),
        call.number("extrapolationValue"));
  }

  /** Rows and columns of each box are found on their own and joined on the device. */
  private static Tensor crop(
      Tensor image, float[] boxes, int[] of, int[] size, boolean nearest, double outside) {
    int count = of.length;
    Shape shape = image.shape();
    Rows.ask(Shape.of(count, size[0], size[1], shape.dim(3)).size());
    Line rows = new Line(count, size[0], shape.dim(1), nearest);
    Line columns = new Line(count, size[1], shape.dim(2), nearest);
    int[] first = new int[count];
    boolean[] there = new boolean[count];
    for (int i = 0; i < count; i++) {
      rows.set(i, boxes[4 * i], boxes[4 * i + 2]);
      columns.set(i, boxes[4 * i + 1], boxes[4 * i + 3]);
      there[i] = of[i] >= 0 && of[i] < shape.dim(0);
      first[i] = there[i] ? of[i] * shape.dim(1) : 0;
    }
    Tensor image0 = Tensors.tensor(first, count, 1, 1);
    Tensor pixels = image.reshape(shape.dim(0) * shape.dim(1) * shape.dim(2), shape.dim(3));
    Tensor top = image0.add(rows.low(count, size[0], 1)).mul(shape.dim(2));
    Tensor left = columns.low(count, 1, size[1]);
    Tensor y = Gather.apply(pixels, top.add(left), 0);
    if (!nearest) {
      Tensor bottom = image0.add(rows.high(count, size[0], 1)).mul(shape.dim(2));
      Tensor right = columns.high(count, 1, size[1]);
      Tensor across = columns.share(count, 1, size[1], 1);
      Tensor upper = y.add(Gather.apply(pixels, top.add(right), 0).sub(y).mul(across));
      Tensor corner = Gather.apply(pixels, bottom.add(left), 0);
      Tensor lower = corner.add(Gather.apply(pixels, bottom.add(right), 0).sub(corner).mul(across));
      y = upper.add(lower.sub(upper).mul(rows.share(count, size[0], 1, 1)));
    }
    Tensor inside =
        Comparisons.LOGICAL_AND.apply(
            rows.inside(count, size[0], 1, 1), columns.inside(count, 1, size[1], 1));
    Tensor filled = inside.where(y, Tensors.scalar(outside));
    return Tensors.tensor(there, count, 1, 1, 1).where(filled, Tensors.scalar(0));
  }

  /** Where the boxes' rows, or columns, lie in the images. */
  private static final class Line {
    private final int size;
    private final int image;
    private final boolean nearest;
    private final int[] low;
    private final int[] high;
    private final float[] share;
    private final boolean[] inside;

    Line(int count, int size, int image, boolean nearest) {
      this.size = size;
      this.image = image;
      this.nearest = nearest;
      int all = count * size;
      low = new int[all];
      high = new int[all];
      share = new float[all];
      inside = new boolean[all];
    }

    void set(int box, double from, double to) {
      double step = size > 1 ? (to - from) * (image - 1) / (size - 1) : 0;
      for (int i = 0; i < size; i++) {
        double place = size > 1 ? from * (image - 1) + i * step : 0.5 * (from + to) * (image - 1);
        int at = box * size + i;
        if (place >= 0 && place <= image - 1) {
          inside[at] = true;
          low[at] = (int) Math.floor(nearest ? place + 0.5 : place);
          high[at] = (int) Math.ceil(place);
          share[at] = (float) (place - low[at]);
        }
      }
    }

    Tensor low(int... shape) {
      return Tensors.tensor(low, shape);
    }

    Tensor high(int... shape) {
      return Tensors.tensor(high, shape);
    }

    Tensor share(int... shape) {
      return Tensors.tensor(share, shape);
    }

    Tensor inside(int... shape) {
      return Tensors.tensor(inside, shape);
    }
  }
}
