package dev.tensorcord.plot;

import dev.tensorcord.plot.FitFigure.LossLine;
import java.util.List;
import java.util.stream.Collectors;

/** Says in words what the pictures show, from the same numbers. */
final class AltText {
  private AltText() {}

  static String of(FitFigure figure) {
    return cut(scatter(figure) + " Beside it, the loss: " + course(figure.loss()) + ".");
  }

  static String of(List<LossLine> lines) {
    String each =
        lines.stream()
            .map(line -> "%s: %s".formatted(line.name(), course(line)))
            .collect(Collectors.joining("; "));
    return cut("Line chart of the loss at each step. " + each + ".");
  }

  static String moving(FitFigure figure, int frames) {
    return cut(
        "Animation in %d frames: the curve moves from where it began to the points. "
                .formatted(frames)
            + scatter(figure)
            + " The loss: "
            + course(figure.loss())
            + ".");
  }

  private static String scatter(FitFigure figure) {
    Span x = new Span(least(figure.x()), most(figure.x()));
    Span y = new Span(least(figure.y()), most(figure.y()));
    return "Scatter plot of %,d %s, %s from %s to %s and %s from %s to %s. "
            .formatted(
                figure.x().length,
                figure.x().length == 1 ? "point" : "points",
                figure.xLabel(),
                NumberText.text(x.least()),
                NumberText.text(x.most()),
                figure.yLabel(),
                NumberText.text(y.least()),
                NumberText.text(y.most()))
        + "A dashed curve shows the model before training, a solid one after: %s."
            .formatted(figure.equation());
  }

  private static String course(LossLine line) {
    String course =
        "%s at step %,d, %s at step %,d"
            .formatted(
                NumberText.text(line.losses()[0], 3),
                line.steps()[0],
                NumberText.text(line.last(), 3),
                line.lastStep());
    return Double.isFinite(line.best())
        ? course + ", best possible " + NumberText.text(line.best(), 3)
        : course;
  }

  private static double least(double[] values) {
    return java.util.Arrays.stream(values).min().orElse(0);
  }

  private static double most(double[] values) {
    return java.util.Arrays.stream(values).max().orElse(0);
  }

  /** As much of a text as platforms take. */
  static String cut(String text) {
    return text.length() <= Drawing.LONGEST_ALT
        ? text
        : text.substring(0, Drawing.LONGEST_ALT - 1) + "…";
  }
}
