package dev.tensorcord.nn.layers;

import dev.tensorcord.tensor.Shape;
import dev.tensorcord.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/** An activation as a layer of its own: {@code activation}, {@code reLU} and {@code softmax}. */
final class Elementwise extends Layer {
  private final Map<String, Object> own;
  private final UnaryOperator<Tensor> function;

  private Elementwise(
      String className,
      Config config,
      Set<String> settings,
      Map<String, Object> own,
      UnaryOperator<Tensor> function) {
    super(className, config, settings);
    this.own = own;
    this.function = function;
  }

  static Elementwise activation(Config config) {
    String name = config.text("Activation", "activation", "linear");
    return new Elementwise(
        "Activation",
        config,
        Set.of("activation"),
        Map.of("activation", name),
        Activation.of("Activation", name));
  }

  static Elementwise relu(Config config) {
    double most = config.number("ReLU", "maxValue", 0, Double.MAX_VALUE, Double.NaN);
    boolean bounded = config.has("maxValue");
    Map<String, Object> own = new java.util.HashMap<>();
    own.put("maxValue", bounded ? most : null);
    return new Elementwise(
        "ReLU",
        config,
        Set.of("maxValue"),
        own,
        bounded ? x -> x.relu().minimum(most) : x -> x.relu());
  }

  static Elementwise softmax(Config config) {
    Object axis = config.has("axis") ? config.get("axis") : 1;
    if (!List.of(1, -1).contains(axis)) {
      throw dev.tensorcord.fault.Fault.of(
          "Softmax: along the axis %s it is not built in here.".formatted(axis),
          "Leave the axis out: softmax then runs along the last one.");
    }
    return new Elementwise(
        "Softmax", config, Set.of("axis"), Map.of("axis", axis), x -> x.softmax());
  }

  @Override
  Shape outputFor(Shape shape) {
    return shape;
  }

  @Override
  public Tensor apply(Tensor x, Pass pass) {
    return function.apply(x);
  }

  @Override
  void describe(Map<String, Object> settings) {
    settings.putAll(own);
  }
}
