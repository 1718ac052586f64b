package dev.tensorcord.jobs.fit;

import dev.tensorcord.data.Points;
import dev.tensorcord.jobs.Job;
import dev.tensorcord.jobs.JobContext;
import dev.tensorcord.nn.Curvature;
import java.util.List;

/**
 * Fits a polynomial to points by gradient descent, as the tutorial of 2018 does: predict, loss,
 * minimize.
 *
 * @param source where the points come from, in words: {@code demo cubic}, {@code 12 points}
 * @param lr the learning rate; 0 to let the data choose
 * @param seed of the weights before training
 * @param notes what was remarked while the points were read
 */
public record FitJob(
    Points points,
    String xLabel,
    String yLabel,
    String source,
    int degree,
    int steps,
    double lr,
    Descent optimizer,
    Basis basis,
    long seed,
    List<String> notes)
    implements Job<FitResult> {
  public FitJob {
    notes = List.copyOf(notes);
  }

  /** The learning rate: the member's, or the one that suits the data. */
  public double rate() {
    return lr > 0 ? lr : optimizer.rate(curvature());
  }

  /** The learning rate above which the loss runs away; infinite where there is none. */
  public double largestRate() {
    return optimizer.largestSafe(curvature());
  }

  private Curvature curvature() {
    return Curvature.of(basis.rows(Scaling.of(points, basis).x(points), degree));
  }

  @Override
  public FitResult run(JobContext context) {
    return new FitTraining(this, context).result();
  }
}
