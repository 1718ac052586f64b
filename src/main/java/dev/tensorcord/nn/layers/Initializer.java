package dev.tensorcord.nn.layers;

import dev.tensorcord.fault.Fault;
import dev.tensorcord.tensor.Shape;
import dev.tensorcord.tensor.Tensor;
import dev.tensorcord.tensor.Tensors;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How weights begin: TensorFlow.js's initializers, with its names, settings and formulas. Most of
 * them are one rule, {@code VarianceScaling}: numbers whose spread keeps the signal's size from
 * layer to layer (Glorot and Bengio 2010, He et al. 2015).
 *
 * @param className the name in a model file
 * @param settings as a model file holds them, in its order
 */
public record Initializer(String className, Map<String, Object> settings) {
  /** Short names and what they stand for. */
  private static final Map<String, Initializer> NAMED =
      Map.ofEntries(
          Map.entry("zeros", new Initializer("Zeros", Map.of())),
          Map.entry("ones", new Initializer("Ones", Map.of())),
          Map.entry("glorotUniform", scaled(1, "fanAvg", "uniform")),
          Map.entry("glorotNormal", scaled(1, "fanAvg", "normal")),
          Map.entry("heUniform", scaled(2, "fanIn", "uniform")),
          Map.entry("heNormal", scaled(2, "fanIn", "normal")),
          Map.entry("leCunUniform", scaled(1, "fanIn", "uniform")),
          Map.entry("leCunNormal", scaled(1, "fanIn", "normal")),
          Map.entry("varianceScaling", scaled(1, "fanIn", "normal")),
          Map.entry("randomUniform", drawn("RandomUniform", "minval", -0.05, "maxval", 0.05)),
          Map.entry("randomNormal", drawn("RandomNormal", "mean", 0, "stddev", 0.05)),
          Map.entry("truncatedNormal", drawn("TruncatedNormal", "mean", 0, "stddev", 0.05)));

  /** The rules that a model file may name, each with the settings that it takes. */
  private static final Map<String, Map<String, Object>> RULES = rules();

  private static Map<String, Map<String, Object>> rules() {
    Map<String, Map<String, Object>> rules = new LinkedHashMap<>();
    NAMED.values().forEach(each -> rules.putIfAbsent(each.className, each.settings));
    rules.put("Constant", Map.of("value", 0));
    rules.put("VarianceScaling", NAMED.get("varianceScaling").settings);
    return rules;
  }

  private static Initializer scaled(double scale, String mode, String distribution) {
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("scale", scale);
    settings.put("mode", mode);
    settings.put("distribution", distribution);
    settings.put("seed", null);
    return new Initializer("VarianceScaling", settings);
  }

  private static Initializer drawn(String name, String first, double a, String second, double b) {
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put(first, a);
    settings.put(second, b);
    settings.put("seed", null);
    return new Initializer(name, settings);
  }

  /** The one of this short name; dense and conv2d begin with {@code glorotNormal}. */
  public static Initializer named(String name) {
    Initializer known = NAMED.get(name);
    if (known == null) {
      throw Fault.of(
          "There is no initializer \"%s\".".formatted(name),
          "There are: " + String.join(", ", NAMED.keySet().stream().sorted().toList()) + ".");
    }
    return known;
  }

  /** What a setting holds: a short name, or {@code {className, config}}. */
  static Initializer from(Config config, String owner, String key, String otherwise) {
    return switch (config.get(key)) {
      case null -> named(otherwise);
      case String name -> named(name);
      case Initializer itself -> itself;
      case Map<?, ?> map
          when map.get("className") instanceof String name
              && RULES.containsKey(name)
              && map.get("config") instanceof Map<?, ?> given -> {
        Map<String, Object> settings = new LinkedHashMap<>(RULES.get(name));
        given.forEach((setting, value) -> {
          if (!settings.containsKey(setting) && !"seed".equals(setting)) {
            throw Fault.of(
                "%s: %s has no setting \"%s\".".formatted(owner, name, setting),
                "It has: " + String.join(", ", RULES.get(name).keySet()) + ".");
          }
          settings.put((String) setting, value);
        });
        yield new Initializer(name, settings);
      }
      case Object other ->
          throw Fault.of(
              "%s: \"%s\" cannot be %s.".formatted(owner, key, other),
              "Give it a name such as \"heNormal\".");
    };
  }

  /**
   * Fresh values.
   *
   * @param seed used where the settings name none
   */
  Tensor values(Shape shape, long seed) {
    long key = settings.get("seed") instanceof Number given ? given.longValue() : seed;
    return switch (className) {
      case "Zeros" -> Tensors.zeros(shape);
      case "Ones" -> Tensors.ones(shape);
      case "Constant" -> Tensors.fill(shape, number("value"), dev.tensorcord.tensor.DType.FLOAT32);
      case "RandomUniform" -> Tensors.randomUniform(shape, number("minval"), number("maxval"), key);
      case "RandomNormal" -> Tensors.randomNormal(shape, number("mean"), number("stddev"), key);
      case "TruncatedNormal" ->
          Tensors.truncatedNormal(shape, number("mean"), number("stddev"), key);
      case "VarianceScaling" -> varianceScaled(shape, key);
      default -> throw new AssertionError(className);
    };
  }

  private Tensor varianceScaled(Shape shape, long key) {
    double[] fans = fans(shape);
    double fan =
        switch (String.valueOf(settings.get("mode"))) {
          case "fanIn" -> fans[0];
          case "fanOut" -> fans[1];
          case "fanAvg" -> (fans[0] + fans[1]) / 2;
          default -> throw choice("mode", List.of("fanIn", "fanOut", "fanAvg"));
        };
    double variance = number("scale") / Math.max(1, fan);
    return switch (String.valueOf(settings.get("distribution"))) {
      case "normal" -> Tensors.truncatedNormal(shape, 0, Math.sqrt(variance), key);
      case "uniform" -> {
        double end = Math.sqrt(3 * variance);
        yield Tensors.randomUniform(shape, -end, end, key);
      }
      default -> throw choice("distribution", List.of("normal", "uniform"));
    };
  }

  private Fault choice(String key, List<String> allowed) {
    return Fault.of(
        "%s: \"%s\" cannot be %s.".formatted(className, key, settings.get(key)),
        "Give it one of: " + String.join(", ", allowed) + ".");
  }

  private double number(String key) {
    if (settings.get(key) instanceof Number number && Double.isFinite(number.doubleValue())) {
      return number.doubleValue();
    }
    throw Fault.of(
        "%s: \"%s\" cannot be %s.".formatted(className, key, settings.get(key)),
        "Give it a number.");
  }

  /** How many values flow into one output, and out of one input. */
  private static double[] fans(Shape shape) {
    int rank = shape.rank();
    if (rank < 2) {
      double root = Math.sqrt(shape.size());
      return new double[] {root, root};
    }
    double field = 1;
    for (int axis = 0; axis < rank - 2; axis++) {
      field *= shape.dim(axis);
    }
    return new double[] {field * shape.dim(rank - 2), field * shape.dim(rank - 1)};
  }
}
