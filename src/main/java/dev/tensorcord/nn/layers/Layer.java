package dev.tensorcord.nn.layers;

import dev.tensorcord.fault.Fault;
import dev.tensorcord.tensor.DType;
import dev.tensorcord.tensor.Scope;
import dev.tensorcord.tensor.Shape;
import dev.tensorcord.tensor.Tensor;
import dev.tensorcord.tensor.Variable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * One step of a model. A layer is made with its settings; its weights are made when it is applied
 * for the first time, to tensors or to tensors to come, and so learns the shape of what comes in.
 * Applied again, it uses the same weights. Belongs to its session's thread.
 *
 * <p>A layer with one input and one result overrides the methods for single values; one with
 * several overrides those for lists.
 */
public abstract class Layer {
  private final String className;
  private final BatchShape givenInput;
  private final DType inputType;
  private final List<Tensor> initialWeights;
  private final List<Weight> weights = new ArrayList<>();
  private final List<Node> nodes = new ArrayList<>();
  private String name;
  private boolean trainable;
  private boolean built;
  private String scope;
  private Long seed;
  private Regularizer activity;

  /**
   * @param className its name in a model file, such as {@code Dense}
   */
  protected Layer(String className, Settings settings) {
    this(className, settings, settings.inputShape());
  }

  /**
   * @param told what comes in, as far as its settings tell; null for nothing
   */
  Layer(String className, Settings settings, BatchShape told) {
    this.className = className;
    String given = settings.text("name", null);
    name = given == null || given.isEmpty() ? Naming.current().ofLayer(className) : given;
    trainable = settings.flag("trainable", true);
    givenInput = told;
    inputType = DType.valueOf(type(settings).toUpperCase(Locale.ROOT));
    initialWeights = settings.tensors("weights");
  }

  private static String type(Settings settings) {
    List<String> types = List.of("float32", "int32", "bool");
    String given = settings.word("inputDType", types, "float32");
    // Files of newer programs hold a policy here in place of a word.
    return settings.get("dtype") instanceof Map<?, ?>
        ? given
        : settings.word("dtype", types, given);
  }

  /** Reads the price on what the layer gives. */
  final void readActivity(Settings settings) {
    activity = Regularizer.from(settings, "activityRegularizer");
  }

  /** The price on what the layer gives; null for none. */
  final Regularizer activity() {
    return activity;
  }

  /** Its name in a model file, such as {@code Dense}. */
  public final String className() {
    return className;
  }

  /** Its name in the model. */
  public final String name() {
    return name;
  }

  /** Gives it another name, before its weights are made. */
  final void rename(String other) {
    name = other;
  }

  /** Whether training moves its weights. */
  public final boolean isTrainable() {
    return trainable;
  }

  /** Lets training move its weights, or leave them; a model notices when it is compiled. */
  public final void trainable(boolean moves) {
    trainable = moves;
  }

  /** What it was told to expect; null if it was told nothing. */
  public final BatchShape givenInput() {
    return givenInput;
  }

  /** The type of the values that it expects where data enters. */
  public final DType inputType() {
    return inputType;
  }

  /** Whether its weights are made. */
  public final boolean isBuilt() {
    return built;
  }

  /** What its weights begin from, unless they are made already. */
  public final void seed(long weightSeed) {
    if (seed == null) {
      seed = weightSeed;
    }
  }

  /** Its uses so far. */
  public final List<Node> nodes() {
    return Collections.unmodifiableList(nodes);
  }

  /** Forgets its uses: a model that grows describes itself anew. */
  protected final void reuse(List<SymbolicTensor> inputs, List<SymbolicTensor> outputs) {
    nodes.clear();
    if (!inputs.isEmpty()) {
      nodes.add(new Node(this, inputs, outputs));
    }
  }

  /** Its only use. */
  private Node node() {
    if (nodes.size() != 1) {
      throw Fault.of(
          nodes.isEmpty()
              ? "The layer %s was not applied to anything yet.".formatted(name)
              : "The layer %s is used %d times.".formatted(name, nodes.size()),
          nodes.isEmpty() ? "Add it to a model first." : "Ask one of its uses.");
    }
    return nodes.getFirst();
  }

  /** What it is given, in its only use. */
  public List<SymbolicTensor> inputs() {
    return node().inputs();
  }

  /** What it gives, in its only use. */
  public List<SymbolicTensor> outputs() {
    return node().outputs();
  }

  /** The shape of an example that comes in, in its only use. */
  public final Shape input() {
    return inputs().getFirst().shape().example();
  }

  /** The shape of an example that goes out, in its only use. */
  public final Shape output() {
    return outputs().getFirst().shape().example();
  }

  // Weights

  /** The layers that this one works with. */
  protected List<Layer> inner() {
    return List.of();
  }

  /** All weights: those that training moves, then the others; the order of the model file. */
  public final List<Weight> weights() {
    List<Weight> all = new ArrayList<>(trainableWeights());
    all.addAll(nonTrainableWeights());
    return all;
  }

  /** The weights that training moves. */
  public final List<Weight> trainableWeights() {
    List<Weight> moved = new ArrayList<>();
    if (trainable) {
      weights.stream().filter(Weight::isTrainable).forEach(moved::add);
      inner().forEach(layer -> moved.addAll(layer.trainableWeights()));
    }
    return moved;
  }

  /** The weights that training leaves. */
  public final List<Weight> nonTrainableWeights() {
    List<Weight> left = new ArrayList<>();
    if (!trainable) {
      weights.stream().filter(Weight::isTrainable).forEach(left::add);
      inner().forEach(layer -> left.addAll(layer.trainableWeights()));
    }
    weights.stream().filter(weight -> !weight.isTrainable()).forEach(left::add);
    inner().forEach(layer -> left.addAll(layer.nonTrainableWeights()));
    return left;
  }

  /** How many numbers its weights hold. */
  public final int countParams() {
    return weights().stream().mapToInt(weight -> weight.variable().size()).sum();
  }

  /**
   * The values of all weights, in their order. They are the layer's own: copy them to keep them.
   */
  public final List<Tensor> getWeights() {
    return weights().stream().<Tensor>map(Weight::variable).toList();
  }

  /**
   * Takes on other values.
   *
   * @throws Fault if there are more or fewer than weights, or a shape is another
   */
  public final void setWeights(List<? extends Tensor> values) {
    List<Weight> all = weights();
    if (values.size() != all.size()) {
      throw Fault.of(
          "setWeights: the layer %s has %d weights, but %d tensors were given."
              .formatted(name, all.size(), values.size()),
          "Give one for each, in the order of getWeights().");
    }
    for (int i = 0; i < all.size(); i++) {
      Shape due = all.get(i).variable().shape();
      if (!due.equals(values.get(i).shape())) {
        throw Fault.of(
            "setWeights: the weight %s has the shape %s, not %s."
                .formatted(all.get(i).name(), due, values.get(i).shape()),
            "Give the tensors in the order of getWeights().");
      }
    }
    for (int i = 0; i < all.size(); i++) {
      all.get(i).write(values.get(i));
    }
  }

  /** The weights with a price on their size. */
  List<Weight> pricedWeights() {
    return weights().stream().filter(weight -> weight.regularizer() != null).toList();
  }

  /** Frees its weights. */
  public void dispose() {
    weights().forEach(weight -> weight.variable().dispose());
  }

  /** A weight of its own, made now. */
  final Variable weight(WeightRule rule, int... shape) {
    return weight(rule.part(), rule, true, shape);
  }

  final Variable weight(String part, WeightRule rule, boolean moves, int... shape) {
    return weight(part, rule, rule.initializer()::values, moves, shape);
  }

  /** How a weight begins. */
  @FunctionalInterface
  interface Start {
    Tensor values(Shape shape, long seed);
  }

  final Variable weight(String part, WeightRule rule, Start start, boolean moves, int... dims) {
    long key = seed * 31 + weights.size();
    try (Scope _ = Scope.open()) {
      Variable variable = Variable.of(start.values(Shape.of(dims), key), null, moves);
      String full = scope + "/" + part;
      weights.add(new Weight(full, variable, rule.regularizer(), rule.constraint()));
      return variable;
    }
  }

  // Building

  /** Makes the weights for what comes in, once. */
  private void build(List<BatchShape> shapes) {
    if (!built) {
      build(name, shapes);
      if (initialWeights != null) {
        setWeights(initialWeights);
      }
    }
  }

  /** Makes the weights under a name of the layer around this one. */
  final void build(String within, List<BatchShape> shapes) {
    if (built) {
      return;
    }
    scope = within;
    seed(Naming.current().seed());
    makeWeights(shapes);
    built = true;
  }

  /** What the names of its weights begin with. */
  final String scope() {
    return scope;
  }

  /** A seed of its own for a layer that this one works with. */
  final long innerSeed(int index) {
    return seed * 31 + index;
  }

  /** Makes the weights, if the layer has any. */
  protected void makeWeights(List<BatchShape> shapes) {
    makeWeights(shapes.getFirst());
  }

  /** Makes the weights of a layer with one input. */
  protected void makeWeights(BatchShape shape) {}

  /**
   * The shapes that go out where these come in.
   *
   * @throws Fault if the layer does not take them
   */
  public List<BatchShape> outputShapes(List<BatchShape> shapes) {
    if (shapes.size() != 1) {
      throw Fault.of(
          "The layer %s takes one input, but %d come in.".formatted(name, shapes.size()),
          "Join them first, for example with tf.layers.concatenate().");
    }
    return List.of(outputShape(shapes.getFirst()));
  }

  /** The shape that goes out of a layer with one input. */
  protected BatchShape outputShape(BatchShape shape) {
    return shape;
  }

  // Applying

  /**
   * Uses the layer on tensors to come.
   *
   * @return the only tensor that it gives
   * @throws Fault if it does not take them, or gives several
   */
  public final SymbolicTensor apply(SymbolicTensor... inputs) {
    List<SymbolicTensor> given = connect(List.of(inputs));
    if (given.size() != 1) {
      throw Fault.of(
          "The layer %s gives %d tensors.".formatted(name, given.size()),
          "Take all of them as a list.");
    }
    return given.getFirst();
  }

  /** Uses the layer on tensors to come. */
  public List<SymbolicTensor> connect(List<SymbolicTensor> inputs) {
    List<BatchShape> shapes = inputs.stream().map(SymbolicTensor::shape).toList();
    List<BatchShape> outputs = outputShapes(shapes);
    build(shapes);
    Node node = new Node(this, nodes.size(), inputs, outputs, DType.FLOAT32);
    nodes.add(node);
    return node.outputs();
  }

  /** A place where data enters. */
  final Node enter(BatchShape shape, DType dtype) {
    Node node = new Node(this, nodes.size(), List.of(), List.of(shape), dtype);
    nodes.add(node);
    built = true;
    return node;
  }

  /** The result for a batch of examples, to be used within the caller's scope. */
  public final Tensor apply(Tensor x, Pass pass) {
    return apply(List.of(x), pass).getFirst();
  }

  /** The results for a batch of examples, to be used within the caller's scope. */
  public final List<Tensor> apply(List<Tensor> xs, Pass pass) {
    List<BatchShape> shapes = xs.stream().map(x -> BatchShape.of(x.shape())).toList();
    outputShapes(shapes);
    build(shapes);
    List<Tensor> none = Collections.nCopies(xs.size(), null);
    return compute(xs, none, pass).stream()
        .map(y -> xs.contains(y) ? y.reshape(y.shape()) : y)
        .toList();
  }

  /** Computes, and asks for the price of the results. */
  final List<Tensor> compute(List<Tensor> xs, List<Tensor> masks, Pass pass) {
    List<Tensor> ys = call(xs, masks, pass);
    if (activity != null && pass.training()) {
      int examples = Math.max(1, xs.getFirst().shape().dim(0));
      ys.forEach(y -> pass.price(activity.apply(y).div(examples)));
    }
    return ys;
  }

  /**
   * Computes.
   *
   * @param masks for each input which of its rows count, a bool tensor, or null for all
   */
  protected List<Tensor> call(List<Tensor> xs, List<Tensor> masks, Pass pass) {
    return List.of(call(xs.getFirst(), pass));
  }

  /** Computes, in a layer with one input that takes no heed of masks. */
  protected Tensor call(Tensor x, Pass pass) {
    return x;
  }

  /** Whether it says itself which rows count, as masking does. */
  boolean makesMasks() {
    return false;
  }

  /** Whether what counts before it counts behind it. */
  boolean passesMasks() {
    return false;
  }

  /** Which rows of the results count; null for all. */
  protected List<Tensor> masks(List<Tensor> xs, List<Tensor> masks, int results) {
    return Collections.nCopies(results, passesMasks() ? masks.getFirst() : null);
  }

  /** Whether it remembers from batch to batch. */
  public boolean isStateful() {
    return inner().stream().anyMatch(Layer::isStateful);
  }

  /** Forgets what it remembers from batch to batch. */
  public void resetStates() {
    inner().stream().filter(Layer::isStateful).forEach(Layer::resetStates);
  }

  // Description

  /** Its own settings in a model file's order, camelCase; a null is written as one. */
  protected abstract void describe(Map<String, Object> settings);

  /** All settings: what another layer of the kind is made with. */
  public Map<String, Object> settings() {
    Map<String, Object> settings = new LinkedHashMap<>();
    describe(settings);
    settings.put("name", name);
    settings.put("trainable", trainable);
    if (givenInput != null) {
      settings.put("batchInputShape", givenInput.toList());
      settings.put("dtype", inputType.toString());
    }
    return settings;
  }

  /** A fault: what comes in does not fit. */
  final Fault mismatch(BatchShape shape, String wanted, String remedy) {
    return Fault.of(
        "The layer %s takes %s, but %s comes in.".formatted(name, wanted, shape), remedy);
  }

  /** Checks the number of axes. */
  final void needAxes(BatchShape shape, int axes, String wanted) {
    if (shape.rank() != axes) {
      throw mismatch(
          shape,
          wanted,
          "Reshape the examples so that there are %d axes, the examples' own included."
              .formatted(axes));
    }
  }

  @Override
  public String toString() {
    return name + " (" + className + ")";
  }
}
