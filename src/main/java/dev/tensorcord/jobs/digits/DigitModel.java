package dev.tensorcord.jobs.digits;

import dev.tensorcord.data.digits.DigitSamples;
import dev.tensorcord.nn.Sequential;
import dev.tensorcord.nn.layers.Config;
import dev.tensorcord.nn.layers.Layer;
import dev.tensorcord.nn.layers.Layers;
import java.util.List;

/** The layers of the network that reads digits. */
final class DigitModel {
  /** The side of its images. */
  static final int SIDE = 28;

  private DigitModel() {}

  /** Four convolutions, two by two before each halving, then two dense layers; gives scores. */
  static Sequential scores(long seed) {
    return layers(seed, "linear");
  }

  /** The same layers; gives probabilities. */
  static Sequential probabilities() {
    return layers(0, "softmax");
  }

  private static Sequential layers(long seed, String last) {
    Object input = List.of(SIDE, SIDE, 1);
    return new Sequential("digits", seed)
        .add(conv("conv1", 16, input))
        .add(conv("conv2", 16, null))
        .add(Layers.maxPooling2d(Config.of()))
        .add(conv("conv3", 48, null))
        .add(conv("conv4", 64, null))
        .add(Layers.maxPooling2d(Config.of()))
        .add(Layers.flatten())
        .add(
            Layers.dense(
                Config.of("units", 128, "activation", "relu", "kernelInitializer", "heNormal")))
        .add(Layers.dropout(0.3))
        .add(Layers.dense(Config.of("units", DigitSamples.LABELS, "activation", last)));
  }

  private static Layer conv(String name, int filters, Object input) {
    return Layers.conv2d(
        Config.of(
            "name",
            name,
            "filters",
            filters,
            "kernelSize",
            3,
            "activation",
            "relu",
            "kernelInitializer",
            "heNormal",
            "inputShape",
            input));
  }
}
