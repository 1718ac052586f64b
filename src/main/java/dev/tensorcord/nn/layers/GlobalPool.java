package dev.tensorcord.nn.layers;

import dev.tensorcord.tensor.Tensor;
import java.util.Map;

/** The largest value or the average of each channel over a whole series or image. */
final class GlobalPool extends Layer {
  private final int axes;
  private final boolean max;
  private final Channels channels;

  private GlobalPool(String className, Settings settings, int axes, boolean max) {
    super(className, settings);
    this.axes = axes;
    this.max = max;
    channels = new Channels(axes > 1 && settings.channelsFirst());
  }

  static GlobalPool max1d(Settings settings) {
    return new GlobalPool("GlobalMaxPooling1D", settings, 1, true);
  }

  static GlobalPool max2d(Settings settings) {
    return new GlobalPool("GlobalMaxPooling2D", settings, 2, true);
  }

  static GlobalPool average1d(Settings settings) {
    return new GlobalPool("GlobalAveragePooling1D", settings, 1, false);
  }

  static GlobalPool average2d(Settings settings) {
    return new GlobalPool("GlobalAveragePooling2D", settings, 2, false);
  }

  @Override
  protected BatchShape outputShape(BatchShape given) {
    Windows.check(this, given, given, axes);
    return BatchShape.of(given.dim(0), channels.toLast(given).dim(-1));
  }

  @Override
  protected Tensor call(Tensor x, Pass pass) {
    int[] over = axes == 1 ? new int[] {1} : channels.first() ? new int[] {2, 3} : new int[] {1, 2};
    return max ? x.max(over) : x.mean(over);
  }

  @Override
  protected void describe(Map<String, Object> settings) {
    if (axes > 1) {
      settings.put("dataFormat", channels.setting());
    }
  }
}
