package dev.tensorcord.jobs.fit;

import dev.tensorcord.plot.ComparisonPlot;
import dev.tensorcord.plot.Drawing;
import dev.tensorcord.plot.Easels;
import dev.tensorcord.plot.FitAnimation;
import dev.tensorcord.plot.FitFigure;
import dev.tensorcord.plot.FitFigure.LossLine;
import dev.tensorcord.plot.FitPlot;
import java.util.List;

/**
 * The pictures of a fit, drawn from its job and result alone. An animation holds some 60 MB while
 * it is drawn.
 */
public final class FitFigures {
  private static final int GRID = 240;

  private FitFigures() {}

  /** A run with its id, as the comparison needs it. */
  public record Named(String run, FitResult result) {}

  /** The points with the curve before and after, and the loss. */
  public static Drawing picture(FitJob job, FitResult result) {
    return Easels.draw(() -> FitPlot.draw(figure(job, result)));
  }

  /** The curve's way from where it began, as a GIF. */
  public static Drawing animation(FitJob job, FitResult result) {
    FitFigure figure = figure(job, result);
    List<FitFigure.Frame> frames =
        result.snapshots().stream()
            .map(s -> new FitFigure.Frame(s.step(), s.loss(), s.curve().at(figure.grid())))
            .toList();
    return Easels.draw(() -> FitAnimation.draw(figure, frames));
  }

  /** The losses of several runs in one picture. */
  public static Drawing comparison(List<Named> runs) {
    List<LossLine> lines =
        runs.stream().map(each -> line("run " + each.run(), each.result())).toList();
    return Easels.draw(() -> ComparisonPlot.draw(lines));
  }

  private static FitFigure figure(FitJob job, FitResult result) {
    double[] grid = FitFigure.grid(job.points().x(), GRID);
    return new FitFigure(
        job.xLabel(),
        job.yLabel(),
        job.points().x(),
        job.points().y(),
        grid,
        result.before().at(grid),
        result.after().at(grid),
        line("loss", result),
        FitText.equation(result.after(), job.points()));
  }

  private static LossLine line(String name, FitResult result) {
    LossHistory history = result.history();
    return new LossLine(name, history.steps(), history.losses(), result.bestLoss());
  }
}
