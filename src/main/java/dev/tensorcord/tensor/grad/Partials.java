package dev.tensorcord.tensor.grad;

import dev.tensorcord.tensor.Tensor;

/** The gradient of an op, for one input at a time, so that nothing unasked for is computed. */
@FunctionalInterface
public interface Partials {
  /**
   * The gradient with respect to an input, itself made of ops; null where it is 0 everywhere.
   *
   * @param input which input
   * @param dy the gradient with respect to the output
   * @param x the inputs, as they were
   * @param y the output
   */
  Tensor of(int input, Tensor dy, Tensor[] x, Tensor y);
}
