package dev.tensorcord.nn.layers;

import dev.tensorcord.tensor.Tensor;
import dev.tensorcord.tensor.Variable;

/**
 * A layer's variable under the name that a model file gives it. Belongs to its session's thread.
 */
public final class Weight {
  private final String name;
  private final Variable variable;
  private final Regularizer regularizer;
  private final Constraint constraint;

  /**
   * @param name the layer's name, a slash and its own, such as {@code dense_Dense1/kernel}
   */
  Weight(String name, Variable variable, Regularizer regularizer, Constraint constraint) {
    this.name = name;
    this.variable = variable;
    this.regularizer = regularizer;
    this.constraint = constraint;
  }

  /** The layer's name, a slash and its own, such as {@code dense_Dense1/kernel}. */
  public String name() {
    return name;
  }

  /** Its values. */
  public Variable variable() {
    return variable;
  }

  /** Whether training may move it, if its layer allows. */
  public boolean isTrainable() {
    return variable.isTrainable();
  }

  /** The price on its size; null for none. */
  public Regularizer regularizer() {
    return regularizer;
  }

  /** Takes on these values, brought within the weight's bound. */
  public void write(Tensor values) {
    variable.assign(values);
    bound();
  }

  /** Brings the values within the weight's bound, if it has one. */
  public void bound() {
    if (constraint != null) {
      Tensor bounded = constraint.apply(variable);
      variable.assign(bounded);
      bounded.dispose();
    }
  }
}
