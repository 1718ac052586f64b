package dev.tensorcord.nn.layers;

import dev.tensorcord.fault.Fault;
import dev.tensorcord.tensor.Scope;
import dev.tensorcord.tensor.Shape;
import dev.tensorcord.tensor.Tensor;
import dev.tensorcord.tensor.Variable;
import java.util.ArrayList;
import java.util.List;

/** The weights that a layer makes itself, under its name and from its seed. */
final class OwnWeights {
  private final List<Weight> made = new ArrayList<>();
  private String scope;
  private Long seed;

  /** How a weight begins. */
  @FunctionalInterface
  interface Start {
    Tensor values(Shape shape, long seed);
  }

  /** What they begin from; the first seed counts. */
  void seed(long first) {
    if (seed == null) {
      seed = first;
    }
  }

  /** A seed of its own for a part of the layer. */
  long seedOf(int index) {
    return seed * 31 + index;
  }

  /** What their names begin with from now on. */
  void within(String name) {
    scope = name;
  }

  String scope() {
    return scope;
  }

  /** Makes one more. */
  Variable make(String part, WeightRule rule, Start start, boolean moves, int... dims) {
    long key = seedOf(made.size());
    try (Scope _ = Scope.open()) {
      Variable variable = Variable.of(start.values(Shape.of(dims), key), null, moves);
      String full = scope + "/" + part;
      made.add(new Weight(full, variable, rule.regularizer(), rule.constraint()));
      return variable;
    }
  }

  /** Those that training may move. */
  List<Weight> movable() {
    return made.stream().filter(Weight::isTrainable).toList();
  }

  /** Those that training never moves. */
  List<Weight> fixed() {
    return made.stream().filter(weight -> !weight.isTrainable()).toList();
  }

  /**
   * Writes values to a layer's weights.
   *
   * @throws Fault if there are more or fewer than weights, or a shape is another
   */
  static void write(String layer, List<Weight> weights, List<? extends Tensor> values) {
    if (values.size() != weights.size()) {
      throw Fault.of(
          "setWeights: the layer %s has %d weights, but %d tensors were given."
              .formatted(layer, weights.size(), values.size()),
          "Give one for each, in the order of getWeights().");
    }
    for (int i = 0; i < weights.size(); i++) {
      Shape due = weights.get(i).variable().shape();
      if (!due.equals(values.get(i).shape())) {
        throw Fault.of(
            "setWeights: the weight %s has the shape %s, not %s."
                .formatted(weights.get(i).name(), due, values.get(i).shape()),
            "Give the tensors in the order of getWeights().");
      }
    }
    for (int i = 0; i < weights.size(); i++) {
      weights.get(i).write(values.get(i));
    }
  }
}
