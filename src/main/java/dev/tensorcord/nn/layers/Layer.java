package dev.tensorcord.nn.layers;

import dev.tensorcord.fault.Fault;
import dev.tensorcord.tensor.Shape;
import dev.tensorcord.tensor.Tensor;
import dev.tensorcord.tensor.Variable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One step of a model. A layer is made with its settings; its weights are made when it is added to
 * a model and learns the shape of what comes in. Shapes here are those of one example, without the
 * axis of the batch.
 */
public abstract class Layer {
  private static final Set<String> COMMON =
      Set.of("name", "trainable", "inputShape", "batchInputShape", "dtype");

  private final String className;
  private final Shape givenInput;
  private final boolean trainable;
  private final List<Weight> weights = new ArrayList<>();
  private String name;
  private Shape input;
  private Shape output;
  private long seed;

  /**
   * @param className its name in a model file, such as {@code Dense}
   * @param own the names of the settings that it has beside the common ones
   */
  Layer(String className, Config config, Set<String> own) {
    this.className = className;
    Set<String> known = new HashSet<>(COMMON);
    known.addAll(own);
    config.only(className, known);
    config.word(className, "dtype", List.of("float32"), "float32");
    this.name = config.text(className, "name", null);
    this.trainable = config.flag(className, "trainable", true);
    this.givenInput = config.shape(className);
  }

  /** Its name in a model file, such as {@code Dense}. */
  public final String className() {
    return className;
  }

  /** Its name in the model. */
  public final String name() {
    return name;
  }

  /** Whether optimizers move its weights. */
  public final boolean isTrainable() {
    return trainable;
  }

  /** The shape of an example that it was told to expect; null if it was told none. */
  public final Shape givenInput() {
    return givenInput;
  }

  /** The shape of an example that comes in. */
  public final Shape input() {
    return input;
  }

  /** The shape of an example that goes out. */
  public final Shape output() {
    return output;
  }

  /** Its weights, in the order of the model file. */
  public final List<Weight> weights() {
    return List.copyOf(weights);
  }

  /**
   * Makes the weights.
   *
   * @param fallback its name, if it was given none
   * @param weightSeed what weights begin from
   * @throws Fault if examples of this shape do not fit the layer
   */
  public final void build(Shape shape, String fallback, long weightSeed) {
    if (input != null) {
      throw Fault.of(
          "The layer %s is in a model already.".formatted(name),
          "Make another layer with the same settings.");
    }
    name = name == null ? fallback : name;
    if (givenInput != null && !givenInput.equals(shape)) {
      throw mismatch(shape, "examples of shape " + givenInput, "Leave its inputShape out.");
    }
    output = outputFor(shape);
    input = shape;
    seed = weightSeed;
    makeWeights(shape);
  }

  /** The result for a batch of examples. */
  public abstract Tensor apply(Tensor x, Pass pass);

  /** The shape that goes out where {@code shape} comes in. */
  abstract Shape outputFor(Shape shape);

  /** Makes the weights, if the layer has any. */
  void makeWeights(Shape shape) {}

  /** Its own settings in a model file's order, camelCase; a shape is a list, a null is written. */
  abstract void describe(Map<String, Object> settings);

  /** All settings, with the name and, for the first layer of a model, the shape that comes in. */
  public final Map<String, Object> settings(boolean first) {
    Map<String, Object> settings = new LinkedHashMap<>();
    describe(settings);
    settings.put("name", name);
    settings.put("trainable", trainable);
    if (first) {
      List<Object> dims = new ArrayList<>();
      dims.add(null);
      dims.addAll(input.dims());
      settings.put("batchInputShape", dims);
      settings.put("dtype", "float32");
    }
    return settings;
  }

  final Variable weight(String part, Shape shape, Initializer initializer) {
    long key = seed * 31 + weights.size();
    try (dev.tensorcord.tensor.Scope _ = dev.tensorcord.tensor.Scope.open()) {
      Variable variable = Variable.of(initializer.values(shape, key), null, trainable);
      weights.add(new Weight(name + "/" + part, variable));
      return variable;
    }
  }

  final Fault mismatch(Shape shape, String wanted, String remedy) {
    return Fault.of(
        "The layer %s takes %s, but %s comes in.".formatted(name, wanted, shape), remedy);
  }
}
