package dev.tensorcord.nn.layers;

import dev.tensorcord.fault.Fault;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * Layers under TensorFlow.js's names and with its settings and defaults: a row each.
 *
 * <pre>{@code
 * Layers.dense(Config.of("units", 10, "activation", "softmax"))
 * }</pre>
 */
public final class Layers {
  /**
   * A kind of layer.
   *
   * @param name as a script names it
   * @param className as a model file names it
   */
  private record Row(String name, String className, Function<Config, Layer> make) {}

  private static final Map<String, Row> BY_NAME = new LinkedHashMap<>();
  private static final Map<String, Row> BY_CLASS = new LinkedHashMap<>();

  static {
    row("dense", "Dense", Dense::new);
    row("conv2d", "Conv2D", Conv2dLayer::new);
    row("maxPooling2d", "MaxPooling2D", MaxPooling2d::new);
    row("flatten", "Flatten", Flatten::new);
    row("dropout", "Dropout", DropoutLayer::new);
    row("activation", "Activation", Elementwise::activation);
    row("reLU", "ReLU", Elementwise::relu);
    row("softmax", "Softmax", Elementwise::softmax);
  }

  private Layers() {}

  private static void row(String name, String className, Function<Config, Layer> make) {
    Row row = new Row(name, className, make);
    BY_NAME.put(name, row);
    BY_CLASS.put(className, row);
  }

  /**
   * The layer that a script names, such as {@code maxPooling2d}.
   *
   * @throws Fault if there is none, or a setting is wrong
   */
  public static Layer of(String name, Config config) {
    return of(BY_NAME, name, config);
  }

  /** The layer that a model file names, such as {@code MaxPooling2D}. */
  public static Layer ofClass(String className, Config config) {
    return of(BY_CLASS, className, config);
  }

  private static Layer of(Map<String, Row> rows, String name, Config config) {
    Row row = rows.get(name);
    if (row == null) {
      throw Fault.of(
          "There is no layer \"%s\" here."
              .formatted(name.length() > 60 ? name.substring(0, 60) + "…" : name),
          "There are: " + String.join(", ", rows.keySet()) + ".");
    }
    return row.make.apply(config);
  }

  /** Sums over all inputs: {@code units}, {@code activation}, {@code useBias} … */
  public static Layer dense(Config config) {
    return of("dense", config);
  }

  /** Filters over images: {@code filters}, {@code kernelSize}, {@code padding} … */
  public static Layer conv2d(Config config) {
    return of("conv2d", config);
  }

  /** The largest value of each window: {@code poolSize}, {@code strides}, {@code padding}. */
  public static Layer maxPooling2d(Config config) {
    return of("maxPooling2d", config);
  }

  /** All values of an example in one row. */
  public static Layer flatten() {
    return of("flatten", Config.of());
  }

  /** Values left out in training. */
  public static Layer dropout(double rate) {
    return of("dropout", Config.of("rate", rate));
  }

  /** An activation as a layer of its own. */
  public static Layer activation(String name) {
    return of("activation", Config.of("activation", name));
  }
}
