package dev.tensorcord.nn.layers;

import java.util.Map;

/**
 * How a weight of a layer begins, is held small and is bounded: the settings {@code
 * kernelInitializer}, {@code kernelRegularizer} and {@code kernelConstraint} for {@code kernel}.
 *
 * @param regularizer null for none
 * @param constraint null for none
 */
record WeightRule(
    String part, Initializer initializer, Regularizer regularizer, Constraint constraint) {

  void describe(Map<String, Object> settings) {
    settings.put(part + "Initializer", initializer);
    settings.put(part + "Regularizer", regularizer);
    settings.put(part + "Constraint", constraint);
  }
}
