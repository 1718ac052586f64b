package dev.tensorcord.nn;

import dev.tensorcord.fault.Fault;
import dev.tensorcord.tensor.Tensor;

/**
 * How to fit, with TensorFlow.js's names and defaults.
 *
 * @param batchSize examples of one step
 * @param epochs how often all examples are seen
 * @param shuffle whether each epoch sees them in another order
 * @param validationSplit the last part of the examples, 0 to before 1, held back to validate with
 * @param validation examples to validate with in place of a split; null for none
 * @param seed of the orders
 */
public record FitOptions(
    int batchSize,
    int epochs,
    boolean shuffle,
    double validationSplit,
    Validation validation,
    long seed,
    Watch watch) {

  /** Examples to validate with. */
  public record Validation(Tensor x, Tensor y) {}

  /** Is told how it goes. May throw to end the training. */
  public interface Watch {
    /** A batch is done. */
    default void batchEnded(int epoch, int batch, Scores scores) {}

    /** An epoch is done; {@code validation} is null where there is none. */
    default void epochEnded(int epoch, Scores training, Scores validation) {}
  }

  /** Checks the numbers. */
  public FitOptions {
    if (batchSize < 1 || epochs < 1) {
      throw Fault.of(
          "fit: a batch size of %d and %d epochs train nothing.".formatted(batchSize, epochs),
          "Both are 1 or more.");
    }
    if (!(validationSplit >= 0 && validationSplit < 1)) {
      throw Fault.of(
          "fit: a validation split of %s is not from 0 to before 1.".formatted(validationSplit),
          "0.1 holds back the last tenth of the examples.");
    }
  }

  /** So many epochs in batches of 32, shuffled. */
  public static FitOptions epochs(int epochs) {
    return new FitOptions(32, epochs, true, 0, null, 0, new Watch() {});
  }

  /** The same in batches of this size. */
  public FitOptions batches(int size) {
    return new FitOptions(size, epochs, shuffle, validationSplit, validation, seed, watch);
  }

  /** The same with orders of another seed. */
  public FitOptions seeded(long other) {
    return new FitOptions(batchSize, epochs, shuffle, validationSplit, validation, other, watch);
  }

  /** The same in the order in which the examples come. */
  public FitOptions inOrder() {
    return new FitOptions(batchSize, epochs, false, validationSplit, validation, seed, watch);
  }

  /** The same with the last part of the examples held back. */
  public FitOptions split(double part) {
    return new FitOptions(batchSize, epochs, shuffle, part, null, seed, watch);
  }

  /** The same with examples to validate with. */
  public FitOptions validated(Tensor x, Tensor y) {
    return new FitOptions(batchSize, epochs, shuffle, 0, new Validation(x, y), seed, watch);
  }

  /** The same, watched. */
  public FitOptions watched(Watch by) {
    return new FitOptions(batchSize, epochs, shuffle, validationSplit, validation, seed, by);
  }
}
