package dev.tensorcord.nn;

import java.util.Map;

/**
 * Is told how a training goes, by TensorFlow.js's names. The logs hold the loss and the metrics;
 * those of validation begin with {@code val_}. May throw to end the training.
 */
public interface Callback {
  /** The model to be trained, before anything else. */
  default void setModel(Model model) {}

  /** Training begins. */
  default void onTrainBegin() {}

  /** Training has ended. */
  default void onTrainEnd() {}

  /** An epoch begins, counted from 0. */
  default void onEpochBegin(int epoch) {}

  /** An epoch is done. */
  default void onEpochEnd(int epoch, Map<String, Double> logs) {}

  /** A batch begins, counted from 0 in each epoch. */
  default void onBatchBegin(int batch) {}

  /** A batch is done; beside the loss, the logs hold {@code batch} and {@code size}. */
  default void onBatchEnd(int batch, Map<String, Double> logs) {}

  /** Some time has gone by since the last call, as {@code yieldEvery} says. */
  default void onYield(int epoch, int batch, Map<String, Double> logs) {}
}
