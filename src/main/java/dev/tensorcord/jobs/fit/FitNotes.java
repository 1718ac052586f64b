package dev.tensorcord.jobs.fit;

import dev.tensorcord.nn.LeastSquares;
import dev.tensorcord.plot.NumberText;
import java.util.ArrayList;
import java.util.List;

/** What a learner should know beside the figures of a fit. */
final class FitNotes {
  /** A loss that changes by less than this part of itself does not move. */
  private static final double STILL = 1e-3;

  private FitNotes() {}

  static List<String> of(FitJob job, double lr, LossHistory history, LeastSquares best) {
    List<String> notes = new ArrayList<>(job.notes());
    int distinct = job.points().distinctX();
    if (best.rank() <= job.degree()) {
      notes.add(
          "Degree %d has %d coefficients, but there are only %d different x: "
              .concat("many curves fit equally well, and this is one of them.")
              .formatted(job.degree(), job.degree() + 1, distinct));
    } else if (distinct == job.degree() + 1 && job.degree() > 0) {
      notes.add(
          "With %d different x a curve of degree %d can meet all points, "
              .concat("so a small loss says little about new ones.")
              .formatted(distinct, job.degree()));
    }
    double largest = job.largestRate();
    if (job.lr() == 0 && job.optimizer().usual() > largest) {
      notes.add(
          "lr %s was chosen for this data: the usual %s is above the largest safe one, about %s."
              .formatted(
                  NumberText.text(lr, 2),
                  NumberText.text(job.optimizer().usual(), 2),
                  NumberText.text(largest, 2)));
    }
    boolean far = history.last() > 2 * best.meanSquaredError();
    if (far && Math.abs(history.last() - history.first()) <= STILL * history.first()) {
      notes.add(
          "The loss hardly moved: lr %s is very small for this data. Try lr:%s."
              .formatted(
                  NumberText.text(lr, 3),
                  Divergence.suggestion(Math.min(largest, 2 * job.optimizer().usual()) / 2)));
    } else if (far && history.last() > history.first()) {
      notes.add(
          lr > largest
              ? "The loss grew: lr %s is above the largest safe one, about %s. Try lr:%s."
                  .formatted(
                      NumberText.text(lr, 3),
                      NumberText.text(largest, 2),
                      Divergence.suggestion(largest))
              : "The loss ended above where it began. Try a smaller lr or more steps.");
    }
    return notes;
  }
}
