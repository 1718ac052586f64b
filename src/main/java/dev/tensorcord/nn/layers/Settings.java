package dev.tensorcord.nn.layers;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Names and defaults that several layers share. */
final class Settings {
  /** TensorFlow.js's default for dense and conv2d. */
  static final String KERNEL_INITIALIZER = "glorotNormal";

  static final List<String> PADDINGS = List.of("valid", "same");

  private static final List<String> REGULARIZERS =
      List.of(
          "kernelRegularizer",
          "biasRegularizer",
          "activityRegularizer",
          "kernelConstraint",
          "biasConstraint");

  private Settings() {}

  /** A layer's own names, and those that each layer with weights has in a model file. */
  static Set<String> with(String... own) {
    Set<String> names = new HashSet<>(REGULARIZERS);
    names.addAll(List.of(own));
    return names;
  }

  static void refuseRegularizers(String owner, Config config) {
    REGULARIZERS.forEach(key -> config.unset(owner, key));
  }
}
