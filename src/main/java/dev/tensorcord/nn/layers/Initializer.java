package dev.tensorcord.nn.layers;

import dev.tensorcord.fault.Fault;
import dev.tensorcord.tensor.DType;
import dev.tensorcord.tensor.Shape;
import dev.tensorcord.tensor.Tensor;
import dev.tensorcord.tensor.Tensors;
import java.util.ArrayList;
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
public record Initializer(String className, Map<String, Object> settings) implements Part {

  /**
   * A name that scripts know.
   *
   * @param defaults the settings in a model file's order, and what they are unless set
   * @param open those that may be set
   */
  private record Row(String className, Map<String, Object> defaults, List<String> open) {}

  private static final Map<String, Row> ROWS = new LinkedHashMap<>();

  static {
    row("zeros", "Zeros", List.of());
    row("ones", "Ones", List.of());
    row("constant", "Constant", List.of("value"), "value", null);
    row("identity", "Identity", List.of("gain"), "gain", 1);
    drawn("randomUniform", "RandomUniform", "minval", -0.05, "maxval", 0.05);
    drawn("randomNormal", "RandomNormal", "mean", 0, "stddev", 0.05);
    drawn("truncatedNormal", "TruncatedNormal", "mean", 0, "stddev", 0.05);
    List<String> all = List.of("scale", "mode", "distribution", "seed");
    scaled("varianceScaling", 1, "fanIn", "normal", all);
    scaled("glorotUniform", 1, "fanAvg", "uniform", List.of("seed"));
    scaled("glorotNormal", 1, "fanAvg", "normal", List.of("seed"));
    scaled("heUniform", 2, "fanIn", "uniform", List.of("seed"));
    scaled("heNormal", 2, "fanIn", "normal", List.of("seed"));
    scaled("leCunUniform", 1, "fanIn", "uniform", List.of("seed"));
    scaled("leCunNormal", 1, "fanIn", "normal", List.of("seed"));
    row("orthogonal", "Orthogonal", List.of("gain", "seed"), "gain", 1, "seed", null);
  }

  private static void row(String name, String className, List<String> open, Object... defaults) {
    Map<String, Object> settings = new LinkedHashMap<>();
    for (int i = 0; i < defaults.length; i += 2) {
      settings.put((String) defaults[i], defaults[i + 1]);
    }
    ROWS.put(name, new Row(className, settings, open));
  }

  private static void drawn(String name, String className, String a, Object x, String b, Object y) {
    row(name, className, List.of(a, b, "seed"), a, x, b, y, "seed", null);
  }

  private static void scaled(
      String name, double scale, String mode, String distribution, List<String> open) {
    row(
        name,
        "VarianceScaling",
        open,
        "scale",
        scale,
        "mode",
        mode,
        "distribution",
        distribution,
        "seed",
        null);
  }

  /** The names that scripts know. */
  public static List<String> names() {
    return new ArrayList<>(ROWS.keySet());
  }

  /**
   * The one of this name, as scripts or as model files write it.
   *
   * @throws Fault if there is none, or a setting is wrong
   */
  public static Initializer of(String name, Config config) {
    Row row = ROWS.get(Part.uncapitalized(name));
    if (row == null) {
      throw Fault.of(
          "There is no initializer \"%s\".".formatted(name), Nearest.remedy(name, ROWS.keySet()));
    }
    Settings given = new Settings(name, config);
    Map<String, Object> settings = new LinkedHashMap<>(row.defaults);
    for (String key : row.open) {
      settings.put(key, given.has(key) ? read(given, key) : row.defaults.get(key));
    }
    given.done();
    if (row.className.equals("Constant")) {
      given.needed("value", "0.1");
    }
    return new Initializer(row.className, settings);
  }

  private static Object read(Settings given, String key) {
    return switch (key) {
      case "seed" -> given.seed();
      case "mode" -> given.word(key, List.of("fanIn", "fanOut", "fanAvg"), "fanIn");
      case "distribution" ->
          given
              .word(key, List.of("normal", "uniform", "truncatedNormal"), "normal")
              .replace("truncatedNormal", "normal");
      case "scale", "stddev" -> given.number(key, 0, Double.MAX_VALUE, 1);
      default -> given.number(key, 0);
    };
  }

  /** The one of this name with nothing set; dense and conv2d begin with {@code glorotNormal}. */
  public static Initializer named(String name) {
    return of(name, Config.of());
  }

  static Initializer from(Settings settings, String key, String otherwise) {
    Initializer given = Part.read(settings, key, Initializer.class, Initializer::of);
    return given == null ? named(otherwise) : given;
  }

  /**
   * Fresh values.
   *
   * @param seed used where the settings name none
   */
  public Tensor values(Shape shape, long seed) {
    long key = settings.get("seed") instanceof Number given ? given.longValue() : seed;
    return switch (className) {
      case "Zeros" -> Tensors.zeros(shape);
      case "Ones" -> Tensors.ones(shape);
      case "Constant" -> Tensors.fill(shape, number("value"), DType.FLOAT32);
      case "Identity" -> identity(shape);
      case "RandomUniform" -> Tensors.randomUniform(shape, number("minval"), number("maxval"), key);
      case "RandomNormal" -> Tensors.randomNormal(shape, number("mean"), number("stddev"), key);
      case "TruncatedNormal" ->
          Tensors.truncatedNormal(shape, number("mean"), number("stddev"), key);
      case "VarianceScaling" -> varianceScaled(shape, key);
      case "Orthogonal" -> Orthogonal.values(shape, number("gain"), key);
      default -> throw new AssertionError(className);
    };
  }

  private Tensor identity(Shape shape) {
    if (shape.rank() != 2 || shape.dim(0) != shape.dim(1)) {
      throw Fault.of(
          "identity: a weight of shape %s is no square.".formatted(shape),
          "Use it where as many values go out as come in.");
    }
    float[] values = new float[shape.size()];
    for (int i = 0; i < shape.dim(0); i++) {
      values[i * shape.dim(0) + i] = (float) number("gain");
    }
    return Tensors.tensor(values, shape.toArray());
  }

  private Tensor varianceScaled(Shape shape, long key) {
    double[] fans = fans(shape);
    double fan =
        switch ((String) settings.get("mode")) {
          case "fanIn" -> fans[0];
          case "fanOut" -> fans[1];
          default -> (fans[0] + fans[1]) / 2;
        };
    double variance = number("scale") / Math.max(1, fan);
    if (settings.get("distribution").equals("normal")) {
      return Tensors.truncatedNormal(shape, 0, Math.sqrt(variance), key);
    }
    double end = Math.sqrt(3 * variance);
    return Tensors.randomUniform(shape, -end, end, key);
  }

  private double number(String key) {
    return ((Number) settings.get(key)).doubleValue();
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
