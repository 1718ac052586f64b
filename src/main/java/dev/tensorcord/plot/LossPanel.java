package dev.tensorcord.plot;

import dev.tensorcord.plot.FitFigure.LossLine;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/** Loss over steps; logarithmic where the losses span more than {@link #WIDE}. */
final class LossPanel {
  private static final double WIDE = 8;
  private static final double DEEPEST = 1e-12;

  /** A loss that stays within this part of its last value is flat. */
  private static final double FLAT = 0.02;

  /** The part of all steps below which only those before the flat end are shown. */
  private static final double EARLY = 0.4;

  private static final int LEAST_STEPS = 10;

  private static final Color[] COLORS = {Look.POINTS, Look.AFTER, Look.BEST};
  private static final BasicStroke[] STROKES = {Look.SOLID, Look.DASHED, Look.DOTTED};

  private final double floor;
  private final boolean log;
  private final Span shown;
  private final int steps;
  private final int last;

  LossPanel(List<LossLine> lines) {
    double most = lines.stream().flatMapToDouble(l -> Arrays.stream(l.losses())).max().orElse(1);
    double least = lines.stream().flatMapToDouble(LossPanel::levels).min().orElse(0);
    this.floor = most * DEEPEST;
    this.log = most > 0 && most / Math.max(least, floor) > WIDE;
    this.steps = Math.max(1, lines.stream().mapToInt(LossLine::lastStep).max().orElse(1));
    int turning = lines.stream().mapToInt(line -> turning(line, floor)).max().orElse(0);
    int early = Math.max(LEAST_STEPS, 5 * turning / 2);
    this.last = early < EARLY * steps ? early : steps;
    this.shown =
        log
            ? new Span(Math.log10(Math.max(least, floor)), Math.log10(most)).padded(0.05)
            : new Span(0, most > 0 ? most * 1.05 : 1);
  }

  void draw(Graphics2D g, Rectangle2D whole, List<LossLine> lines, int marks) {
    Axis y = log ? Axis.logarithmic(shown, 6) : Axis.linear(shown, 6);
    Axis x = Axis.whole(new Span(0, last), marks);
    String below = last < steps ? "first %,d of %,d steps".formatted(last, steps) : "step";
    Panel panel = new Panel(g, whole, x, y, below, log ? "loss (log)" : "loss");
    for (int i = 0; i < lines.size(); i++) {
      LossLine line = lines.get(i);
      double[] steps = Arrays.stream(line.steps()).asDoubleStream().toArray();
      panel.line(steps, scaled(line.losses()), COLORS[i % 3], STROKES[i % 3]);
      panel.legendLine(line.name(), COLORS[i % 3], STROKES[i % 3]);
    }
    double best = lines.getFirst().best();
    if (lines.size() == 1 && Double.isFinite(best)) {
      double level = scaled(new double[] {best})[0];
      panel.line(new double[] {0, last}, new double[] {level, level}, Look.BEST, Look.DASHED);
      panel.legendLine("best possible", Look.BEST, Look.DASHED);
    }
  }

  /** The last step after which the loss still changes. */
  private static int turning(LossLine line, double floor) {
    double end = Math.max(line.last(), floor);
    for (int i = line.losses().length - 1; i >= 0; i--) {
      if (Math.abs(Math.max(line.losses()[i], floor) / end - 1) > FLAT) {
        return line.steps()[Math.min(i + 1, line.steps().length - 1)];
      }
    }
    return 0;
  }

  private static DoubleStream levels(LossLine line) {
    DoubleStream losses = Arrays.stream(line.losses());
    return Double.isFinite(line.best())
        ? DoubleStream.concat(losses, DoubleStream.of(line.best()))
        : losses;
  }

  private double[] scaled(double[] losses) {
    return log ? Arrays.stream(losses).map(v -> Math.log10(Math.max(v, floor))).toArray() : losses;
  }
}
