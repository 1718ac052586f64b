package dev.tensorcord.nn;

import dev.tensorcord.fault.Fault;
import dev.tensorcord.nn.layers.Config;
import dev.tensorcord.nn.layers.InputLayer;
import dev.tensorcord.nn.layers.Layer;
import dev.tensorcord.nn.layers.Naming;
import dev.tensorcord.nn.layers.Network;
import dev.tensorcord.nn.layers.SymbolicTensor;
import java.util.ArrayList;
import java.util.List;

/**
 * Layers one after the other, and their training, as TensorFlow.js's {@code tf.sequential}. The
 * same seed gives the same weights, and the same training.
 *
 * <pre>{@code
 * Sequential model = new Sequential(42)
 *     .add(Layers.dense(Config.of("units", 16, "activation", "relu", "inputShape", List.of(4))))
 *     .add(Layers.dense(Config.of("units", 3, "activation", "softmax")));
 * model.compile(Optimizer.adam(0.001), LossFunction.of("categoricalCrossentropy"));
 * History history = model.fit(x, y, FitOptions.epochs(20));
 * }</pre>
 */
public final class Sequential extends Model {
  private final List<Layer> layers = new ArrayList<>();
  private List<SymbolicTensor> inputs = List.of();
  private final List<SymbolicTensor> ends = new ArrayList<>();
  private boolean connected;

  /** A model without layers so far, with a seed of the session's. */
  public Sequential() {
    this(Naming.current().seed());
  }

  /** A model without layers so far. */
  public Sequential(long seed) {
    this(Naming.current().next("sequential_"), seed);
  }

  /** A model of this name without layers so far. */
  public Sequential(String name, long seed) {
    super("Sequential", name, seed);
  }

  /**
   * Adds a layer at the end.
   *
   * @throws Fault if it is the first and knows no {@code inputShape}, or what comes in does not fit
   */
  public Sequential add(Layer layer) {
    if (layers.stream().anyMatch(other -> other.name().equals(layer.name()))) {
      throw Fault.of(
          "Two layers are named \"%s\".".formatted(layer.name()),
          "Give each a name of its own, or none.");
    }
    layer.seed(seed() * 31 + layers.size());
    SymbolicTensor end = layers.isEmpty() ? first(layer) : only(layer, after(layer));
    layers.add(layer);
    ends.add(end);
    changed();
    return this;
  }

  private List<SymbolicTensor> after(Layer layer) {
    return layer.connect(List.of(ends.getLast()));
  }

  private SymbolicTensor first(Layer layer) {
    if (layer instanceof Model model) {
      if (model.inputs().size() != 1) {
        throw several(layer);
      }
      inputs = model.inputs();
      return only(layer, model.outputs());
    }
    if (layer.nodes().isEmpty()) {
      if (layer.givenInput() == null) {
        throw Fault.of(
            "The first layer of a model must know the shape of an example.",
            "Give it an inputShape, such as [28, 28, 1] for grey images or [4] for four numbers.");
      }
      SymbolicTensor input =
          InputLayer.of(
              Config.of(
                  "batchShape", layer.givenInput().toList(),
                  "dtype", layer.inputType().toString(),
                  "name", layer.name() + "_input"));
      inputs = List.of(input);
      return only(layer, layer.connect(inputs));
    }
    if (layer.nodes().size() > 1 || !layer.className().equals("InputLayer")) {
      throw Fault.of(
          "The layer %s is used elsewhere already.".formatted(layer.name()),
          "Make another layer with the same settings.");
    }
    inputs = layer.outputs();
    return only(layer, inputs);
  }

  private static SymbolicTensor only(Layer layer, List<SymbolicTensor> outputs) {
    if (outputs.size() != 1) {
      throw several(layer);
    }
    return outputs.getFirst();
  }

  private static Fault several(Layer layer) {
    return Fault.of(
        "The layer %s has several inputs or outputs.".formatted(layer.name()),
        "Layers one after the other pass on one tensor; use tf.model for more.");
  }

  /**
   * Takes the last layer away.
   *
   * @throws Fault if there is none
   */
  public void pop() {
    if (layers.isEmpty()) {
      throw Fault.of("pop: the model has no layers.", "Add layers first.");
    }
    layers.removeLast();
    ends.removeLast();
    changed();
  }

  private void changed() {
    connected = false;
    uncompile();
    reuse(inputs, layers.isEmpty() ? List.of() : List.of(ends.getLast()));
  }

  @Override
  Network network() {
    if (layers.isEmpty()) {
      throw Fault.of("The model has no layers.", "Add layers first.");
    }
    if (!connected) {
      between(inputs, List.of(ends.getLast()));
      connected = true;
    }
    return super.network();
  }

  @Override
  protected List<Layer> inner() {
    return layers();
  }

  /** Its layers, the first to last. */
  @Override
  public List<Layer> layers() {
    return List.copyOf(layers);
  }
}
