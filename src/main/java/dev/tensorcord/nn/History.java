package dev.tensorcord.nn;

import java.util.List;

/**
 * How a training went, epoch for epoch.
 *
 * @param training on the examples learnt from, as they came
 * @param validation on the examples held back; empty where none were
 */
public record History(List<Scores> training, List<Scores> validation) {
  /** Copies the lists. */
  public History {
    training = List.copyOf(training);
    validation = List.copyOf(validation);
  }
}
