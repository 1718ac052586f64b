package dev.tensorcord.tensor.op;

import dev.tensorcord.backend.Slide;
import dev.tensorcord.fault.Fault;
import dev.tensorcord.tensor.DType;
import dev.tensorcord.tensor.Shape;
import dev.tensorcord.tensor.Tensor;
import dev.tensorcord.tensor.Tensors;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Windows that leave one number each, beside maxPool and avgPool of images: one row each. */
public final class Pools {
  private static final String VOLUMES =
      ", strides: ints, pad: padding, dimRoundingMode?: text, dataFormat: text = NDHWC";

  static final List<Operation> ROWS =
      List.of(
          Operation.of("avgPool3d", "x: float32, filterSize: ints" + VOLUMES)
              .does(call -> volumes(call, Pool.AVG))
              .sample("", x -> volumes(x[0], Pool.AVG), Shape.of(1, 3, 3, 2, 2))
              .doc(
                  "The average of each window of a volume. Channel by channel.",
                  "tf.avgPool3d(tf.range(0, 8).reshape([1, 2, 2, 2, 1]), 2, 1, 'valid').print()"),
          Operation.of("maxPool3d", "x, filterSize: ints = [1, 1, 1]" + VOLUMES)
              .does(call -> volumes(call, Pool.MAX))
              .sample("", x -> volumes(x[0], Pool.MAX), Shape.of(1, 3, 3, 2, 2))
              .doc(
                  "The largest value in each window of a volume. Channel by channel.",
                  "tf.maxPool3d(tf.range(0, 8).reshape([1, 2, 2, 2, 1]), 2, 1, 'valid').print()"),
          Operation.of(
                  "pool",
                  "input, windowShape: ints, poolingType: text, pad: padding, dilations?: ints, "
                      + "strides?: ints, dimRoundingMode?: text")
              .does(Pools::pool)
              .doc(
                  "maxPool or avgPool, as the word 'max' or 'avg' says; the window may have gaps.",
                  "tf.range(0, 16).reshape([4, 4, 1]).pool([2, 2], 'max', 'valid', [2, 2], 1).print()"),
          Operation.of(
                  "maxPoolWithArgmax",
                  "x, filterSize: ints, strides: ints, pad: padding, includeBatchInIndex: flag = false")
              .does(call -> {
                int[] size = Window.both(call, "filterSize", 1);
                boolean batch = call.flag("includeBatchInIndex");
                return withPlaces(call.tensor("x"), size, Window.of(call), batch);
              })
              .doc(
                  "maxPool, and the place of each largest value in its flattened image.",
                  "tf.maxPoolWithArgmax(tf.range(0, 16).reshape([1, 4, 4, 1]), 2, 2, 'valid')"
                      + ".indexes.print()"),
          Operation.of(
                  "dilation2d",
                  "x, filter, strides: ints, pad: padding, dilations: ints = [1, 1], "
                      + "dataFormat: text = NHWC")
              .does(call -> {
                Layout.only("NHWC", call);
                return dilate(call.tensor("x"), call.tensor("filter"), Window.of(call));
              })
              .sample(
                  "",
                  x -> dilate(x[0], x[1], Window.of(1, Padding.SAME)),
                  Shape.of(1, 3, 3, 2),
                  Shape.of(2, 2, 2))
              .doc(
                  "The largest sum of a pixel and the filter's number for it in each window: bright "
                      + "parts grow. Channel by channel.",
                  "tf.range(0, 9).reshape([3, 3, 1]).dilation2d(tf.zeros([2, 2, 1]), 1, 'same')"
                      + ".print()"));

  private Pools() {}

  private static Tensor volumes(Tensor x, Pool how) {
    Window image = new Window(2, 1, 1, 1, Padding.SAME);
    Window depth = new Window(1, 1, 1, 1, Padding.SAME);
    return Volumes.pool(how.name(), how, x, new int[] {2, 2, 1}, new Volumes.Windows(depth, image));
  }

  private static Tensor volumes(Call call, Pool how) {
    Layout.only("NDHWC", call);
    int[] size = Volumes.three(call, "filterSize");
    Tensor x = call.tensor("x");
    // As in TensorFlow.js, whole numbers come out as float32, unlike those of images.
    Tensor floats = x.dtype() == DType.FLOAT32 ? x : x.cast(DType.FLOAT32);
    return Volumes.pool(call.op(), how, floats, size, Volumes.Windows.of(call));
  }

  /**
   * With gaps in the window, what is padded counts as 0: TensorFlow.js pools the parts of a padded
   * image then.
   */
  private static Tensor pool(Call call) {
    Pool how =
        switch (call.text("poolingType")) {
          case "max" -> Pool.MAX;
          case "avg" -> Pool.AVG;
          default ->
              throw Fault.of(
                  "pool: there is no pooling '%s'.".formatted(call.text("poolingType")),
                  "Use 'max' or 'avg'.");
        };
    int[] size = Window.both(call, "windowShape", 1);
    Window window = Window.of(call);
    Tensor x = call.tensor("input");
    if (window.dilationHeight() == 1 && window.dilationWidth() == 1) {
      return how.apply(x, size[0], size[1], window);
    }
    Tensor images = Window.batch("pool", x);
    if (window.padding() instanceof Padding.Same) {
      int high = (size[0] - 1) * window.dilationHeight();
      int wide = (size[1] - 1) * window.dilationWidth();
      int[][] around = {{0, 0}, {high / 2, high - high / 2}, {wide / 2, wide - wide / 2}, {0, 0}};
      images = images.pad(around, 0);
    }
    Window within =
        Window.of(1, Padding.VALID).dilated(window.dilationHeight(), window.dilationWidth());
    Tensor y = how.apply(images, size[0], size[1], within);
    return x.rank() == 3 ? Window.alone(y) : y;
  }

  /** All windows of images [b,h,w,c], as [b,h',w',taps,c]. */
  private static Tensor shown(Tensor images, Slide rows, Slide columns) {
    Tensor lines = Frames.of(images, 1, 1, rows, Double.NEGATIVE_INFINITY);
    Tensor all = Frames.of(lines, 2, 1, columns, Double.NEGATIVE_INFINITY);
    int taps = rows.filter() * columns.filter();
    Shape shape = images.shape();
    return all.reshape(shape.dim(0), rows.output(), columns.output(), taps, shape.dim(3));
  }

  private static Map<String, Tensor> withPlaces(
      Tensor x, int[] size, Window window, boolean withBatch) {
    Tensor images = Window.batch("maxPoolWithArgmax", x);
    Shape shape = images.shape();
    Slide rows = window.rows("maxPoolWithArgmax", shape.dim(1), size[0]);
    Slide columns = window.columns("maxPoolWithArgmax", shape.dim(2), size[1]);
    Tensor tap =
        Reductions.ARG_MAX.apply(shown(images.cast(DType.FLOAT32), rows, columns), false, 3);
    Tensor down = tap.floorDiv(size[1]);
    Tensor along = tap.sub(down.mul(size[1]));
    Tensor y = down.add(steps(rows, 1, 1));
    Tensor column = along.add(steps(columns, 1));
    Tensor place = y.mul(shape.dim(2)).add(column).mul(shape.dim(3)).add(count(shape.dim(3)));
    if (withBatch) {
      int each = shape.dim(1) * shape.dim(2) * shape.dim(3);
      place = place.add(count(shape.dim(0)).reshape(shape.dim(0), 1, 1, 1).mul(each));
    }
    Map<String, Tensor> both = new LinkedHashMap<>();
    Tensor largest = Pool.MAX.apply(images, size[0], size[1], window);
    both.put("result", x.rank() == 3 ? Window.alone(largest) : largest);
    both.put("indexes", x.rank() == 3 ? Window.alone(place) : place);
    return both;
  }

  /** Where each window begins, as int32 [places, 1 …]. */
  private static Tensor steps(Slide slide, int... behind) {
    int[] begins = new int[slide.output()];
    for (int i = 0; i < begins.length; i++) {
      begins[i] = slide.at(i, 0);
    }
    int[] shape = new int[behind.length + 1];
    java.util.Arrays.fill(shape, 1);
    shape[0] = begins.length;
    return Tensors.tensor(begins, shape);
  }

  private static Tensor count(int n) {
    int[] numbers = new int[n];
    java.util.Arrays.setAll(numbers, i -> i);
    return Tensors.tensor(numbers, n);
  }

  /**
   * Morphological dilation in grey; of equal sums the first has the gradient.
   *
   * @param x images [b,h,w,c], or one image
   * @param filter [h,w,c]
   */
  public static Tensor dilate(Tensor x, Tensor filter, Window window) {
    Tensor images = Window.batch("dilation2d", x);
    Shape shape = images.shape();
    if (filter.rank() != 3 || filter.shape().dim(2) != shape.dim(3)) {
      throw Fault.of(
          "dilation2d: a filter of %s does not fit images of %s."
              .formatted(filter.shape(), x.shape()),
          "Give [height,width,channels] with as many channels as the images.");
    }
    Slide rows = window.rows("dilation2d", shape.dim(1), filter.shape().dim(0));
    Slide columns = window.columns("dilation2d", shape.dim(2), filter.shape().dim(1));
    int taps = rows.filter() * columns.filter();
    Tensor sums =
        shown(images.cast(DType.FLOAT32), rows, columns)
            .add(filter.cast(DType.FLOAT32).reshape(taps, shape.dim(3)));
    Tensor first = Reductions.ARG_MAX.apply(sums, false, 3).expandDims(3);
    Tensor chosen = first.equal(count(taps).reshape(taps, 1));
    Tensor y = chosen.where(sums, sums.zerosLike()).sum(3).cast(x.dtype());
    return x.rank() == 3 ? Window.alone(y) : y;
  }
}
