package dev.tensorcord.nn.layers;

import dev.tensorcord.fault.Fault;
import dev.tensorcord.tensor.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * A function that follows a layer's sums, by TensorFlow.js's name: a row each.
 *
 * @param name as scripts write it
 */
public record Activation(String name, UnaryOperator<Tensor> function) {
  private static final Map<String, Activation> ROWS = new LinkedHashMap<>();

  static {
    row("linear", x -> x);
    row("relu", x -> x.relu());
    row("relu6", x -> x.relu6());
    row("elu", x -> x.elu());
    row("selu", x -> x.selu());
    row("sigmoid", x -> x.sigmoid());
    row("hardSigmoid", x -> x.mul(0.2).add(0.5).maximum(0).minimum(1));
    row("softplus", x -> x.softplus());
    row("softsign", x -> x.div(x.abs().add(1)));
    row("tanh", x -> x.tanh());
    row("softmax", x -> x.softmax());
    row("logSoftmax", x -> x.logSoftmax());
    row("swish", x -> x.mul(x.sigmoid()));
    row("mish", x -> x.mul(x.softplus().tanh()));
    row("gelu", x -> x.mul(x.mul(Math.sqrt(0.5)).erf().add(1)).mul(0.5));
    row("gelu_new", Activation::gelu);
  }

  private static void row(String name, UnaryOperator<Tensor> function) {
    ROWS.put(name, new Activation(name, function));
  }

  /** Hendrycks and Gimpel's gelu (2016), with tanh in place of erf. */
  private static Tensor gelu(Tensor x) {
    Tensor inner = x.add(x.mul(x).mul(x).mul(0.044715)).mul(Math.sqrt(2 / Math.PI));
    return x.mul(inner.tanh().add(1)).mul(0.5);
  }

  /** All names. */
  public static List<String> names() {
    return new ArrayList<>(ROWS.keySet());
  }

  /** Whether nothing follows. */
  public boolean isLinear() {
    return name.equals("linear");
  }

  /** The function's value. */
  public Tensor apply(Tensor x) {
    return function.apply(x);
  }

  /**
   * The one of this name; {@code hard_sigmoid} is {@code hardSigmoid}.
   *
   * @throws Fault if there is none
   */
  public static Activation of(String owner, String name) {
    Activation known = ROWS.get(name);
    for (Activation each : ROWS.values()) {
      if (each.name.replace("_", "").equalsIgnoreCase(name.replace("_", ""))) {
        known = each;
      }
    }
    if (known == null) {
      throw Fault.of(
          "%s: there is no activation \"%s\".".formatted(owner, name),
          Nearest.remedy(name, ROWS.keySet()));
    }
    return known;
  }
}
