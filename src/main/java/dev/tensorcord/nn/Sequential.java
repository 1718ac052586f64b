package dev.tensorcord.nn;

import dev.tensorcord.fault.Fault;
import dev.tensorcord.nn.layers.Fusion;
import dev.tensorcord.nn.layers.Layer;
import dev.tensorcord.nn.layers.Pass;
import dev.tensorcord.nn.layers.Weight;
import dev.tensorcord.tensor.Scope;
import dev.tensorcord.tensor.Shape;
import dev.tensorcord.tensor.Tensor;
import dev.tensorcord.tensor.Tensors;
import dev.tensorcord.tensor.Variable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Layers one after the other, and their training, as TensorFlow.js's {@code tf.sequential}. Belongs
 * to the session it was made in. The same seed gives the same weights, and the same training.
 *
 * <pre>{@code
 * Sequential model = new Sequential(42)
 *     .add(Layers.dense(Config.of("units", 16, "activation", "relu", "inputShape", List.of(4))))
 *     .add(Layers.dense(Config.of("units", 3, "activation", "softmax")));
 * model.compile(Optimizer.adam(0.001), Losses::categoricalCrossentropy);
 * History history = model.fit(x, y, FitOptions.epochs(20));
 * }</pre>
 */
public final class Sequential {
  private final String name;
  private final long seed;
  private final List<Layer> layers = new ArrayList<>();
  private final Map<String, Integer> counts = new HashMap<>();
  private List<Fusion.Step> plan;
  private Optimizer optimizer;
  private Losses.Loss loss;
  private long steps;

  /** A model without layers so far. */
  public Sequential(long seed) {
    this("sequential_1", seed);
  }

  /** A model of this name without layers so far. */
  public Sequential(String name, long seed) {
    this.name = name;
    this.seed = seed;
  }

  /**
   * Adds a layer at the end.
   *
   * @throws Fault if it is the first and knows no {@code inputShape}, or what comes in does not fit
   */
  public Sequential add(Layer layer) {
    Shape input = layers.isEmpty() ? layer.givenInput() : layers.getLast().output();
    if (input == null) {
      throw Fault.of(
          "The first layer of a model must know the shape of an example.",
          "Give it an inputShape, such as [28, 28, 1] for grey images or [4] for four numbers.");
    }
    int number = counts.merge(layer.className(), 1, Integer::sum);
    String fallback = Names.snakeCase(layer.className()) + "_" + layer.className() + number;
    layer.build(input, fallback, seed * 31 + layers.size());
    if (layers.stream().anyMatch(other -> other.name().equals(layer.name()))) {
      throw Fault.of(
          "Two layers are named \"%s\".".formatted(layer.name()),
          "Give each a name of its own, or none.");
    }
    layers.add(layer);
    plan = null;
    return this;
  }

  /** Its name in a model file. */
  public String name() {
    return name;
  }

  /** Its layers, the first to last. */
  public List<Layer> layers() {
    return List.copyOf(layers);
  }

  /** All weights, layer by layer. */
  public List<Weight> weights() {
    return layers.stream().flatMap(layer -> layer.weights().stream()).toList();
  }

  /** How many numbers training can move. */
  public int countParams() {
    return weights().stream().mapToInt(weight -> weight.variable().size()).sum();
  }

  /** Says how it learns. */
  public void compile(Optimizer how, Losses.Loss what) {
    optimizer = how;
    loss = what;
  }

  /** How it learns; null before {@link #compile}. */
  public Optimizer optimizer() {
    return optimizer;
  }

  /** The last layer's result for a batch of examples, to be used within the caller's scope. */
  public Tensor apply(Tensor x, Pass pass) {
    check(x);
    if (plan == null) {
      plan = Fusion.steps(layers);
    }
    Tensor y = x;
    for (Fusion.Step step : plan) {
      y = step.apply(y, pass);
    }
    return y;
  }

  private void check(Tensor x) {
    if (layers.isEmpty()) {
      throw Fault.of("The model has no layers.", "Add layers first.");
    }
    Shape expected = layers.getFirst().input();
    int[] dims = x.shape().toArray();
    if (dims.length != expected.rank() + 1
        || !Shape.of(Arrays.copyOfRange(dims, 1, dims.length)).equals(expected)) {
      throw Fault.of(
          "The model takes a batch of examples of shape %s, that is [n,%s, but %s comes in."
              .formatted(expected, expected.toString().substring(1), x.shape()),
          "Reshape the tensor; one example alone needs a first axis of size 1.");
    }
  }

  /** What it makes of examples, computed in batches so that memory stays bounded. */
  public Tensor predict(Tensor x, int batchSize) {
    check(x);
    return Scope.tidy(() -> {
      List<Tensor> parts = new ArrayList<>();
      int count = x.shape().dim(0);
      for (int from = 0; from == 0 || from < count; from += batchSize) {
        int size = Math.min(batchSize, count - from);
        int start = from;
        parts.add(Scope.tidy(() -> apply(x.slice(start, size), Pass.INFERENCE)));
      }
      return parts.size() == 1 ? parts.getFirst() : Tensors.concat(parts, 0);
    });
  }

  /** What it makes of examples. */
  public Tensor predict(Tensor x) {
    return predict(x, 32);
  }

  /**
   * One step of training.
   *
   * @return how it did on these examples before the step
   * @throws Fault if it was not compiled, or shapes do not fit
   */
  public Scores trainOnBatch(Tensor x, Tensor y) {
    needsCompile();
    Pass pass = new Pass(true, mix(seed + 0x5DEECE66DL * ++steps));
    List<Variable> variables =
        weights().stream().map(Weight::variable).filter(Variable::isTrainable).toList();
    Tensor[] seen = new Tensor[1];
    try (Scope _ = Scope.open()) {
      Tensor value =
          optimizer.minimize(
              () -> {
                Tensor predictions = apply(x, pass);
                seen[0] = predictions.copy().keep();
                return loss.of(y, predictions);
              },
              variables);
      double accuracy = Scores.accuracy(y, seen[0]);
      seen[0].dispose();
      return new Scores(value.item(), accuracy);
    }
  }

  private static long mix(long key) {
    long z = (key ^ (key >>> 33)) * 0xFF51AFD7ED558CCDL;
    z = (z ^ (z >>> 33)) * 0xC4CEB9FE1A85EC53L;
    return z ^ (z >>> 33);
  }

  private void needsCompile() {
    if (optimizer == null) {
      throw Fault.of(
          "The model was not compiled: it does not know how to learn.",
          "Call compile with an optimizer and a loss first.");
    }
  }

  /** Trains on all examples, epoch for epoch. */
  public History fit(Tensor x, Tensor y, FitOptions options) {
    needsCompile();
    check(x);
    return new FitLoop(this, options).run(x, y);
  }

  /** Loss and accuracy on examples, in batches. */
  public Scores evaluate(Tensor x, Tensor y, int batchSize) {
    needsCompile();
    check(x);
    Scores.Mean mean = new Scores.Mean();
    int count = x.shape().dim(0);
    for (int from = 0; from < count; from += batchSize) {
      int size = Math.min(batchSize, count - from);
      try (Scope _ = Scope.open()) {
        Tensor labels = y.slice(from, size);
        Tensor predictions = apply(x.slice(from, size), Pass.INFERENCE);
        double value = loss.of(labels, predictions).item();
        mean.add(new Scores(value, Scores.accuracy(labels, predictions)), size);
      }
    }
    return mean.value();
  }

  /** A table of the layers, their shapes and the numbers in them. */
  public String summary() {
    return Summary.of(this);
  }
}
