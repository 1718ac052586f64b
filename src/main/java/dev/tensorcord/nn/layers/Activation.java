package dev.tensorcord.nn.layers;

import dev.tensorcord.fault.Fault;
import dev.tensorcord.tensor.Tensor;
import java.util.Map;
import java.util.function.UnaryOperator;

/** The functions that follow a layer's sums, by TensorFlow.js's names: a row each. */
final class Activation {
  private static final Map<String, UnaryOperator<Tensor>> ROWS =
      Map.of(
          "linear", x -> x,
          "relu", x -> x.relu(),
          "relu6", x -> x.relu().minimum(6),
          "sigmoid", x -> x.sigmoid(),
          "hardSigmoid", x -> x.mul(0.2).add(0.5).maximum(0).minimum(1),
          "tanh", x -> x.tanh(),
          "elu", x -> x.elu(),
          "softplus", x -> x.softplus(),
          "softsign", x -> x.div(x.abs().add(1)),
          "softmax", x -> x.softmax());

  private Activation() {}

  /** The one that a layer's setting names; {@code linear} where it names none. */
  static UnaryOperator<Tensor> of(String owner, String name) {
    UnaryOperator<Tensor> known = ROWS.get(name);
    if (known == null) {
      throw Fault.of(
          "%s: there is no activation \"%s\".".formatted(owner, name),
          "There are: " + String.join(", ", ROWS.keySet().stream().sorted().toList()) + ".");
    }
    return known;
  }
}
