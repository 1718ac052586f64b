package dev.tensorcord.nn.layers;

import dev.tensorcord.fault.Fault;
import dev.tensorcord.tensor.DType;
import dev.tensorcord.tensor.Shape;
import dev.tensorcord.tensor.Tensor;
import dev.tensorcord.tensor.Variable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
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
  private final OwnWeights own = new OwnWeights();
  private final Uses uses = new Uses();
  private String name;
  private boolean trainable;
  private boolean built;
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
    inputType = settings.inputType();
    initialWeights = settings.tensors("weights");
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
    own.seed(weightSeed);
  }

  /** Its uses so far. */
  public final List<Node> nodes() {
    return uses.all();
  }

  /** Forgets its uses: a model that grows describes itself anew. */
  protected final void reuse(List<SymbolicTensor> inputs, List<SymbolicTensor> outputs) {
    uses.replace(this, inputs, outputs);
  }

  /** What it is given, in its only use. */
  public List<SymbolicTensor> inputs() {
    return uses.only(this).inputs();
  }

  /** What it gives, in its only use. */
  public List<SymbolicTensor> outputs() {
    return uses.only(this).outputs();
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
      moved.addAll(own.movable());
      inner().forEach(layer -> moved.addAll(layer.trainableWeights()));
    }
    return moved;
  }

  /** The weights that training leaves. */
  public final List<Weight> nonTrainableWeights() {
    List<Weight> left = new ArrayList<>();
    if (!trainable) {
      left.addAll(own.movable());
      inner().forEach(layer -> left.addAll(layer.trainableWeights()));
    }
    left.addAll(own.fixed());
    inner().forEach(layer -> left.addAll(layer.nonTrainableWeights()));
    return left;
  }

  /** How many numbers its weights hold. */
  public final int countParams() {
    return weights().stream().mapToInt(weight -> weight.variable().size()).sum();
  }

  /** The values of all weights, in their order; the layer's own: copy them to keep them. */
  public final List<Tensor> getWeights() {
    return weights().stream().<Tensor>map(Weight::variable).toList();
  }

  /**
   * Takes on other values.
   *
   * @throws Fault if there are more or fewer than weights, or a shape is another
   */
  public final void setWeights(List<? extends Tensor> values) {
    OwnWeights.write(name, weights(), values);
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
    return own.make(part, rule, rule.initializer()::values, moves, shape);
  }

  final Variable weight(
      String part, WeightRule rule, OwnWeights.Start start, boolean moves, int... shape) {
    return own.make(part, rule, start, moves, shape);
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
    own.within(within);
    seed(Naming.current().seed());
    makeWeights(shapes);
    built = true;
  }

  /** Makes the weights of the layer of this number that it works with; {@code under} is a name. */
  final void buildInner(int index, Layer inner, String under, List<BatchShape> shapes) {
    inner.seed(own.seedOf(index));
    inner.build(own.scope() + under, shapes);
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
    return uses.add(this, inputs, outputs, DType.FLOAT32).outputs();
  }

  /** A place where data enters. */
  final Node enter(BatchShape shape, DType dtype) {
    built = true;
    return uses.add(this, List.of(), List.of(shape), dtype);
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
    return shape.misfit(name, wanted, remedy);
  }

  /** Checks the number of axes. */
  final void needAxes(BatchShape shape, int axes, String wanted) {
    shape.needAxes(axes, name, wanted);
  }

  @Override
  public String toString() {
    return name + " (" + className + ")";
  }
}
