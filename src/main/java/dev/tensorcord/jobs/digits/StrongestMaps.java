package dev.tensorcord.jobs.digits;

import dev.tensorcord.nn.Model;
import dev.tensorcord.nn.layers.Layer;
import dev.tensorcord.nn.layers.Pass;
import dev.tensorcord.tensor.Tensor;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** The maps of each convolution that have the most in them. */
final class StrongestMaps {
  private static final int COUNT = 8;

  private StrongestMaps() {}

  /** For one image [1,28,28,1]. */
  static List<FeatureMaps> of(Model model, Tensor x) {
    List<FeatureMaps> found = new ArrayList<>();
    Tensor now = x;
    for (Layer layer : model.layers()) {
      now = layer.apply(now, Pass.INFERENCE);
      if (layer.className().equals("Conv2D")) {
        found.add(of(layer, now.data()));
      }
    }
    return found;
  }

  private static FeatureMaps of(Layer layer, float[] values) {
    int side = layer.output().dim(0);
    int channels = layer.output().dim(2);
    List<float[]> maps = new ArrayList<>();
    double[] mass = new double[channels];
    for (int channel = 0; channel < channels; channel++) {
      float[] map = new float[side * side];
      for (int i = 0; i < map.length; i++) {
        map[i] = Math.max(0, values[i * channels + channel]);
        mass[channel] += map[i];
      }
      maps.add(map);
    }
    List<float[]> strongest =
        IntStream.range(0, channels)
            .boxed()
            .sorted(Comparator.comparingDouble(channel -> -mass[channel]))
            .limit(COUNT)
            .map(maps::get)
            .toList();
    return new FeatureMaps(layer.name(), side, strongest);
  }
}
