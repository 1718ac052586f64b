package dev.tensorcord.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Draws charts of lines and points. */
public final class ChartPlot {
  private static final int WIDTH = 800;
  private static final int HEIGHT = 560;
  private static final int TITLE = 40;
  private static final int MARKS = 6;

  /** More points than this are drawn smaller. */
  private static final int MANY = 200;

  private static final List<Color> COLORS =
      List.of(Look.POINTS, Look.AFTER, Look.BEST, Look.BEFORE, new Color(0xCC79A7));
  private static final List<BasicStroke> STROKES =
      List.of(Look.SOLID, Look.DASHED, Look.DOTTED, Look.SOLID, Look.DASHED);

  private ChartPlot() {}

  /** Draws the chart as a PNG. */
  public static Drawing draw(ChartFigure figure) {
    int above = figure.title().isEmpty() ? 0 : TITLE;
    byte[] png = Canvas.png(WIDTH, HEIGHT + above, g -> paint(g, figure, above));
    return new Drawing(png, WIDTH, HEIGHT + above, AltText.cut(alt(figure)));
  }

  private static void paint(Graphics2D g, ChartFigure figure, int above) {
    title(g, figure.title());
    Span x = span(figure, true);
    Span y = span(figure, false);
    boolean whole =
        figure.series().stream()
            .flatMapToDouble(each -> Arrays.stream(each.xs()))
            .allMatch(value -> value == Math.rint(value));
    Axis below = whole ? Axis.whole(x, MARKS) : Axis.linear(x, MARKS);
    Rectangle2D room = new Rectangle2D.Double(0, above, WIDTH, HEIGHT);
    Panel panel =
        new Panel(g, room, below, Axis.linear(y, MARKS), figure.xTitle(), figure.yTitle());
    for (int i = 0; i < figure.series().size(); i++) {
      ChartFigure.Series each = figure.series().get(i);
      Color color = COLORS.get(i % COLORS.size());
      BasicStroke stroke = STROKES.get(i % STROKES.size());
      if (each.line()) {
        panel.line(each.xs(), each.ys(), color, stroke);
      } else {
        panel.points(each.xs(), each.ys(), each.xs().length > MANY ? 7 : 12, color);
      }
      if (!each.name().isEmpty()) {
        if (each.line()) {
          panel.legendLine(each.name(), color, stroke);
        } else {
          panel.legendPoint(each.name(), color);
        }
      }
    }
  }

  /** The words above a picture. */
  static void title(Graphics2D g, String words) {
    g.setFont(Look.BOLD);
    g.setColor(Look.INK);
    String shown = words.length() > 50 ? words.substring(0, 49) + "…" : words;
    g.drawString(shown, 16, TITLE - 6);
  }

  private static Span span(ChartFigure figure, boolean ofX) {
    double[] all =
        figure.series().stream()
            .flatMapToDouble(each -> Arrays.stream(ofX ? each.xs() : each.ys()))
            .toArray();
    Span span = Span.of(all);
    boolean lines = figure.series().stream().allMatch(ChartFigure.Series::line);
    return ofX && lines ? span : span.padded(0.05);
  }

  private static String alt(ChartFigure figure) {
    String each = figure.series().stream().map(ChartPlot::alt).collect(Collectors.joining("; "));
    String title = figure.title().isEmpty() ? "" : figure.title() + ". ";
    boolean points = figure.series().stream().noneMatch(ChartFigure.Series::line);
    return "%s%s: %s.".formatted(title, points ? "Scatter plot" : "Line chart", each);
  }

  private static String alt(ChartFigure.Series series) {
    int last = series.ys().length - 1;
    String name = series.name().isEmpty() ? "" : series.name() + ", ";
    if (last < 0) {
      return name + "no points";
    }
    Span x = Span.of(series.xs());
    Span y = Span.of(series.ys());
    return "%s%,d %s, x from %s to %s, y from %s to %s, first %s, last %s"
        .formatted(
            name,
            last + 1,
            last == 0 ? "point" : "points",
            NumberText.text(x.least()),
            NumberText.text(x.most()),
            NumberText.text(y.least(), 3),
            NumberText.text(y.most(), 3),
            NumberText.text(series.ys()[0], 3),
            NumberText.text(series.ys()[last], 3));
  }
}
