package dev.tensorcord.nn.layers;

import dev.tensorcord.tensor.Tensor;
import dev.tensorcord.tensor.op.Padding;
import dev.tensorcord.tensor.op.Pool;
import dev.tensorcord.tensor.op.Window;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * The largest value or the average of each window, channel by channel: half the size, as a rule.
 */
final class PoolLayer extends Layer {
  private final int axes;
  private final Pool pool;
  private final int[] poolSize;
  private final int[] strides;
  private final String padding;
  private final Channels channels;

  private PoolLayer(String className, Settings settings, int axes, Pool pool) {
    super(className, settings);
    this.axes = axes;
    this.pool = pool;
    int[] twos = new int[axes];
    Arrays.fill(twos, 2);
    poolSize = settings.sizes("poolSize", axes, twos);
    strides = settings.sizes("strides", axes, poolSize);
    padding = settings.padding();
    channels = new Channels(axes > 1 && settings.channelsFirst());
  }

  static PoolLayer max1d(Settings settings) {
    return new PoolLayer("MaxPooling1D", settings, 1, Pool.MAX);
  }

  static PoolLayer max2d(Settings settings) {
    return new PoolLayer("MaxPooling2D", settings, 2, Pool.MAX);
  }

  static PoolLayer max3d(Settings settings) {
    return new PoolLayer("MaxPooling3D", settings, 3, Pool.MAX);
  }

  static PoolLayer average3d(Settings settings) {
    return new PoolLayer("AveragePooling3D", settings, 3, Pool.AVG);
  }

  static PoolLayer average1d(Settings settings) {
    return new PoolLayer("AveragePooling1D", settings, 1, Pool.AVG);
  }

  static PoolLayer average2d(Settings settings) {
    return new PoolLayer("AveragePooling2D", settings, 2, Pool.AVG);
  }

  @Override
  protected BatchShape outputShape(BatchShape given) {
    Windows.check(this, given, given, axes);
    BatchShape shape = channels.toLast(given);
    int[] ones = new int[axes];
    Arrays.fill(ones, 1);
    return channels.fromLast(
        Windows.slid(this, shape, poolSize, strides, ones, padding, shape.dim(-1)));
  }

  @Override
  protected Tensor call(Tensor x, Pass pass) {
    if (axes == 1) {
      // A series is an image of one column.
      Padding around = padding.equals("same") ? Padding.SAME : Padding.VALID;
      Tensor image = x.expandDims(2);
      Tensor y = pool.apply(image, poolSize[0], 1, new Window(strides[0], 1, 1, 1, around));
      return y.reshape(y.shape().dim(0), y.shape().dim(1), y.shape().dim(3));
    }
    if (axes == 3) {
      List<Integer> steps = SlidingLayer.list(strides);
      List<Integer> size = SlidingLayer.list(poolSize);
      String op = pool == Pool.MAX ? "maxPool3d" : "avgPool3d";
      return channels.fromLast(NamedOp.call(op, channels.toLast(x), size, steps, padding));
    }
    return channels.fromLast(pool.apply(channels.toLast(x), poolSize[0], poolSize[1], window()));
  }

  /** The window over images. */
  Window window() {
    Padding around = padding.equals("same") ? Padding.SAME : Padding.VALID;
    return new Window(strides[0], strides[1], 1, 1, around);
  }

  int height() {
    return poolSize[0];
  }

  int width() {
    return poolSize[1];
  }

  /** Whether it takes the largest of images' windows, which are small enough to count in bytes. */
  boolean isLargestOfImages() {
    boolean images = axes == 2 && !channels.first();
    return images && pool == Pool.MAX && (long) poolSize[0] * poolSize[1] <= 256;
  }

  @Override
  protected void describe(Map<String, Object> settings) {
    settings.put("poolSize", SlidingLayer.list(poolSize));
    settings.put("padding", padding);
    settings.put("strides", SlidingLayer.list(strides));
    if (axes > 1) {
      settings.put("dataFormat", channels.setting());
    }
  }
}
