package dev.tensorcord.nn;

import dev.tensorcord.tensor.Tensor;

/** How far predictions are from labels: a number for each example, or one for all. */
@FunctionalInterface
public interface Loss {
  /** The loss of predictions: labels first, as in TensorFlow.js. */
  Tensor of(Tensor labels, Tensor predictions);
}
