package dev.tensorcord.jobs.digits;

import dev.tensorcord.data.digits.DigitSamples;
import dev.tensorcord.nn.Sequential;
import dev.tensorcord.nn.layers.Config;
import dev.tensorcord.nn.layers.Layers;
import java.util.List;

/** The shape of the network that reads digits. */
final class DigitModel {
  private DigitModel() {}

  /** Four convolutions, two by two before each halving, then two dense layers; gives scores. */
  static Sequential scores(long seed) {
    return new Sequential("digits", seed)
        .add(conv(16, "inputShape", List.of(28, 28, 1)))
        .add(conv(16))
        .add(Layers.maxPooling2d(Config.of()))
        .add(conv(32))
        .add(conv(32))
        .add(Layers.maxPooling2d(Config.of()))
        .add(Layers.flatten())
        .add(
            Layers.dense(
                Config.of("units", 128, "activation", "relu", "kernelInitializer", "heNormal")))
        .add(Layers.dropout(0.3))
        .add(Layers.dense(Config.of("units", DigitSamples.LABELS)));
  }

  private static dev.tensorcord.nn.layers.Layer conv(int filters, Object... more) {
    java.util.Map<String, Object> settings = new java.util.LinkedHashMap<>();
    settings.put("filters", filters);
    settings.put("kernelSize", 3);
    settings.put("activation", "relu");
    settings.put("kernelInitializer", "heNormal");
    for (int i = 0; i < more.length; i += 2) {
      settings.put((String) more[i], more[i + 1]);
    }
    return Layers.conv2d(Config.of(settings));
  }
}
