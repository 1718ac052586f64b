package dev.tensorcord.plot;

import java.util.List;

/**
 * What the pictures of a fit are drawn from.
 *
 * @param xLabel what stands below the axis; so with {@code yLabel} beside it
 * @param x the points' x, and {@code y} theirs
 * @param grid where the curves are known, ascending, beyond the points by a little on both sides
 * @param before the curve before training, at the grid
 * @param after the curve after training
 * @param loss how the loss went
 * @param equation the curve found, in words
 */
public record FitFigure(
    String xLabel,
    String yLabel,
    double[] x,
    double[] y,
    double[] grid,
    double[] before,
    double[] after,
    LossLine loss,
    String equation) {

  /**
   * The loss after so many steps.
   *
   * @param name of the run, for a legend
   * @param steps ascending
   * @param losses finite, not negative
   * @param best the least loss that is possible; not a number where that is not known
   */
  public record LossLine(String name, int[] steps, double[] losses, double best) {
    /** The loss after the last step. */
    public double last() {
      return losses[losses.length - 1];
    }

    /** The number of the last step. */
    public int lastStep() {
      return steps[steps.length - 1];
    }
  }

  /** The curve at one moment of training, at the grid. */
  public record Frame(int step, double loss, double[] curve) {}

  /** A grid of {@code count} places over some x and a twentieth of their width on both sides. */
  public static double[] grid(double[] x, int count) {
    Span span = Span.of(x).padded(0.05);
    double[] grid = new double[count];
    for (int i = 0; i < count; i++) {
      double share = (double) i / (count - 1);
      grid[i] = span.least() * (1 - share) + span.most() * share;
    }
    return grid;
  }

  /** What the vertical axis shows: the points, and the curves as far as they do not dwarf them. */
  Span rangeOfY(List<double[]> curves) {
    Span points = Span.of(y).padded(0.08);
    Span most = points.padded(0.35);
    Span range = points;
    for (double[] curve : curves) {
      range = range.with(Span.of(curve).within(most));
    }
    return range;
  }
}
