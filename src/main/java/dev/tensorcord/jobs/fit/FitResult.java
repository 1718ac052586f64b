package dev.tensorcord.jobs.fit;

import java.io.Serializable;
import java.util.List;

/**
 * What came of a fit. All in the member's units.
 *
 * @param before the curve before training
 * @param after the curve after it
 * @param coefficients of the curve after training: factors of 1, x, x², …
 * @param coefficientsBefore of the curve before training
 * @param loss mean squared error after training
 * @param bestLoss the least that is possible, by least squares
 * @param r2 the part of y's variance that the curve explains; not a number where y never varies
 * @param lr the learning rate used
 * @param largestLr the one above which the loss runs away; infinite where there is none
 * @param history the loss along the way
 * @param snapshots the curve along the way
 * @param trainingNanos time of the steps alone
 * @param device what computed it
 * @param notes sentences about the data and the outcome
 */
public record FitResult(
    Polynomial before,
    Polynomial after,
    List<Double> coefficients,
    List<Double> coefficientsBefore,
    double loss,
    double bestLoss,
    double r2,
    double lr,
    double largestLr,
    LossHistory history,
    List<Snapshot> snapshots,
    long trainingNanos,
    String device,
    List<String> notes)
    implements Serializable {
  public FitResult {
    coefficients = List.copyOf(coefficients);
    coefficientsBefore = List.copyOf(coefficientsBefore);
    snapshots = List.copyOf(snapshots);
    notes = List.copyOf(notes);
  }

  /** The curve after so many steps. */
  public record Snapshot(int step, double loss, Polynomial curve) implements Serializable {}
}
