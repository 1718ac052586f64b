package dev.tensorcord.nn;

import dev.tensorcord.fault.Fault;
import dev.tensorcord.nn.layers.BatchShape;
import dev.tensorcord.nn.layers.Config;
import dev.tensorcord.nn.layers.Layer;
import dev.tensorcord.nn.layers.Naming;
import dev.tensorcord.nn.layers.Network;
import dev.tensorcord.nn.layers.Node;
import dev.tensorcord.nn.layers.Pass;
import dev.tensorcord.nn.layers.Settings;
import dev.tensorcord.nn.layers.SymbolicTensor;
import dev.tensorcord.tensor.Scope;
import dev.tensorcord.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Layers that lead from some inputs to some outputs, and their training, as TensorFlow.js's {@code
 * tf.model}. A model is a layer itself and can stand within another. Belongs to the session it was
 * made in.
 *
 * <pre>{@code
 * SymbolicTensor x = InputLayer.of(Config.of("shape", List.of(4)));
 * SymbolicTensor y = Layers.dense(Config.of("units", 3, "activation", "softmax")).apply(x);
 * Model model = Model.of(List.of(x), List.of(y));
 * model.compile(Config.of("optimizer", "adam", "loss", "categoricalCrossentropy"));
 * }</pre>
 */
public class Model extends Layer {
  private final long seed;
  private Network network;
  private Training training;
  private Object metadata;

  /**
   * A model between these tensors to come.
   *
   * @throws Fault if the outputs need something that is not among the inputs
   */
  public static Model of(List<SymbolicTensor> inputs, List<SymbolicTensor> outputs) {
    return of(Naming.current().next("model"), inputs, outputs);
  }

  /** A model of this name between these tensors to come. */
  public static Model of(String name, List<SymbolicTensor> inputs, List<SymbolicTensor> outputs) {
    for (SymbolicTensor input : inputs) {
      if (!input.layer().className().equals("InputLayer")) {
        throw Fault.of(
            "model: the input %s is what the layer %s gives.".formatted(input, input.layer()),
            "Inputs are made with tf.input({shape: […]}).");
      }
    }
    boolean twice = inputs.stream().distinct().count() < inputs.size();
    if (inputs.isEmpty() || outputs.isEmpty() || twice) {
      throw Fault.of(
          "model: it needs inputs, each once, and outputs.",
          "Write tf.model({inputs: x, outputs: y}).");
    }
    Model model = new Model("Model", name, Naming.current().seed());
    model.between(inputs, outputs);
    model.reuse(inputs, outputs);
    return model;
  }

  /** A model that is not connected yet. */
  Model(String className, String name, long seed) {
    super(className, new Settings(className, Config.of("name", name)));
    this.seed = seed;
  }

  final void between(List<SymbolicTensor> inputs, List<SymbolicTensor> outputs) {
    network = new Network(inputs, outputs);
    unique();
  }

  private void unique() {
    List<String> names = network.layers().stream().map(Layer::name).toList();
    for (String each : names) {
      if (names.indexOf(each) != names.lastIndexOf(each)) {
        throw Fault.of(
            "Two layers are named \"%s\".".formatted(each),
            "Give each a name of its own, or none.");
      }
    }
  }

  /** The uses of its layers, in the order of computing. */
  Network network() {
    if (network == null) {
      throw Fault.of("The model has no layers.", "Add layers first.");
    }
    return network;
  }

  long seed() {
    return seed;
  }

  /** Its layers, those that data meets first in front. */
  public List<Layer> layers() {
    return network().layers();
  }

  /**
   * The layer of this name.
   *
   * @throws Fault if there is none
   */
  public final Layer layer(String name) {
    return layers().stream()
        .filter(layer -> layer.name().equals(name))
        .findFirst()
        .orElseThrow(() ->
            Fault.of(
                "getLayer: there is no layer \"%s\".".formatted(name),
                "There are: "
                    + String.join(", ", layers().stream().map(Layer::name).toList())
                    + "."));
  }

  /**
   * The layer at this place, from 0.
   *
   * @throws Fault if there is none
   */
  public final Layer layer(int index) {
    if (index < 0 || index >= layers().size()) {
      throw Fault.of(
          "getLayer: there is no layer %d.".formatted(index),
          "The model has %d layers, counted from 0.".formatted(layers().size()));
    }
    return layers().get(index);
  }

  @Override
  protected List<Layer> inner() {
    return network == null ? List.of() : layers();
  }

  @Override
  public List<SymbolicTensor> inputs() {
    return network().inputs();
  }

  @Override
  public List<SymbolicTensor> outputs() {
    return network().outputs();
  }

  /** The names of the layers where data enters. */
  public final List<String> inputNames() {
    return inputs().stream().map(SymbolicTensor::name).toList();
  }

  /** The names of the layers that give the outputs. */
  public final List<String> outputNames() {
    return outputs().stream().map(SymbolicTensor::name).toList();
  }

  /** Tensors by the names of inputs or outputs, in their order. */
  public static List<Tensor> inOrder(List<String> names, Map<String, Tensor> tensors) {
    List<Tensor> all = new ArrayList<>();
    for (String name : names) {
      if (tensors.get(name) == null) {
        throw Fault.of(
            "There is no tensor for \"%s\".".formatted(name),
            "Name one tensor for each of: " + String.join(", ", names) + ".");
      }
      all.add(tensors.get(name));
    }
    return all;
  }

  // As a layer

  @Override
  public List<BatchShape> outputShapes(List<BatchShape> shapes) {
    Network inner = network();
    if (shapes.size() != inner.inputs().size()) {
      throw Fault.of(
          "The model %s has %d inputs, but %d tensors come in."
              .formatted(name(), inner.inputs().size(), shapes.size()),
          "Give one tensor for each input.");
    }
    for (int i = 0; i < shapes.size(); i++) {
      Rows.checkShape(shapes.get(i), inner.inputs().get(i).shape());
    }
    return inner.outputShapes(shapes);
  }

  @Override
  protected List<Tensor> call(List<Tensor> xs, List<Tensor> masks, Pass pass) {
    return network().run(xs, pass);
  }

  @Override
  protected void describe(Map<String, Object> settings) {}

  // Asking

  /** What it makes of examples, computed in batches so that memory stays bounded. */
  public final List<Tensor> predict(List<Tensor> xs, int batchSize) {
    return new Prediction(this, batchSize).of(xs);
  }

  /** What it makes of examples, of a model with one input and one output. */
  public final Tensor predict(Tensor x, int batchSize) {
    return predict(List.of(x), batchSize).getFirst();
  }

  /** What it makes of examples, in batches of 32. */
  public final Tensor predict(Tensor x) {
    return predict(x, 32);
  }

  /** What it makes of examples, all at once. */
  public final List<Tensor> predictOnBatch(List<Tensor> xs) {
    int count = xs.isEmpty() || xs.getFirst().rank() == 0 ? 1 : xs.getFirst().shape().dim(0);
    return predict(xs, Math.max(1, count));
  }

  // Learning

  /**
   * Says how it learns: {@code optimizer}, {@code loss}, {@code metrics}, {@code lossWeights}, each
   * by name, as an object or function; losses and metrics also as a list or a map by outputs.
   *
   * @throws Fault if one of them is not known or does not fit
   */
  public final void compile(Config config) {
    training = new Training(this, Compilation.of(this, config));
  }

  /** Says how it learns; the part of right answers is measured too. */
  public final void compile(Optimizer optimizer, Loss loss) {
    compile(Config.of("optimizer", optimizer, "loss", loss, "metrics", "accuracy"));
  }

  final Training training() {
    if (training == null) {
      throw Fault.of(
          "The model was not compiled: it does not know how to learn.",
          "Call compile with an optimizer and a loss first.");
    }
    return training;
  }

  final void uncompile() {
    training = null;
  }

  /** How it learns; null before {@link #compile}. */
  public final Optimizer optimizer() {
    return training == null ? null : training.compilation().optimizer();
  }

  /** {@code loss}, then the metrics; empty before {@link #compile}. */
  public final List<String> metricsNames() {
    return training == null ? List.of() : training.compilation().names();
  }

  /**
   * One step of training.
   *
   * @return how it did on these examples before the step
   * @throws Fault if it was not compiled, or shapes do not fit
   */
  public final Scores trainOnBatch(Examples examples) {
    Training steps = training();
    try (Scope _ = Scope.open()) {
      return steps.train(Rows.of(this, examples));
    }
  }

  /** One step of training, of a model with one input and one output. */
  public final Scores trainOnBatch(Tensor x, Tensor y) {
    training();
    return trainOnBatch(Examples.of(x, y));
  }

  /** Trains on all examples, epoch for epoch. */
  public final History fit(Examples examples, FitOptions options) {
    return training().fit(examples, options);
  }

  /** Trains on all examples, epoch for epoch, a model with one input and one output. */
  public final History fit(Tensor x, Tensor y, FitOptions options) {
    return fit(Examples.of(x, y), options);
  }

  /** A training on all examples, to be taken step by step. */
  public final Fitting fitting(Examples examples, FitOptions options) {
    return new Fitting(this, training(), examples, options);
  }

  /** Trains on batches as they come, epoch for epoch. */
  public final History fitDataset(Iterable<Examples> batches, FitOptions options) {
    return training().fitDataset(batches, options);
  }

  /** Loss and metrics on examples, in batches. */
  public final Scores evaluate(Examples examples, int batchSize) {
    Training steps = training();
    try (Scope _ = Scope.open()) {
      return steps.evaluate(Rows.of(this, examples), batchSize);
    }
  }

  /** Loss and metrics on examples, of a model with one input and one output. */
  public final Scores evaluate(Tensor x, Tensor y, int batchSize) {
    return evaluate(Examples.of(x, y), batchSize);
  }

  /**
   * Loss and metrics on batches as they come.
   *
   * @param batches how many at most; 0 for all
   */
  public final Scores evaluateDataset(Iterable<Examples> dataset, int batches) {
    return training().evaluateDataset(dataset, batches);
  }

  /** Asks a training that runs to end after this batch. */
  public final void stopTraining(boolean stop) {
    training().stop(stop);
  }

  /** Whether the training was asked to end. */
  public final boolean stopTraining() {
    return training().isStopped();
  }

  /** A model that remembers from batch to batch takes whole batches alone. */
  final void stateful(int count, int batchSize) {
    if (isStateful() && count % batchSize != 0) {
      throw Fault.of(
          "The model is stateful: %d examples are no whole batches of %d."
              .formatted(count, batchSize),
          "Give a batchSize that divides the number of examples.");
    }
  }

  /** A table of the layers, their shapes and the numbers in them, as TensorFlow.js prints it. */
  public final String summary() {
    return Summary.of(this, 0, null);
  }

  /**
   * The same with other widths.
   *
   * @param lineLength characters of a line; 0 for the usual
   * @param positions where the columns end, in characters or parts of the line; null for the usual
   */
  public final String summary(int lineLength, double[] positions) {
    return Summary.of(this, lineLength, positions == null ? null : positions.clone());
  }

  /** Something of the caller's own to keep in the model file: maps, lists, texts, numbers. */
  public final Object userDefinedMetadata() {
    return metadata;
  }

  /** Leaves something to keep in the model file. */
  public final void userDefinedMetadata(Object anything) {
    metadata = anything;
  }

  /** The uses of a layer that this model needs. */
  final List<Node> usesOf(Layer layer) {
    return layer.nodes().stream().filter(network()::has).toList();
  }

  @Override
  public String toString() {
    return name() + " " + Arrays.toString(inputNames().toArray());
  }
}
