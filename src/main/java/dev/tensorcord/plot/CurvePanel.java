package dev.tensorcord.plot;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;

/** The points of a fit in their frame; curves are drawn over them. */
final class CurvePanel {
  private CurvePanel() {}

  static Panel draw(Graphics2D g, Rectangle2D whole, FitFigure figure, Span y) {
    double[] grid = figure.grid();
    Span x = new Span(grid[0], grid[grid.length - 1]);
    Axis across = Axis.linear(x, 6);
    Panel panel = new Panel(g, whole, across, Axis.linear(y, 7), figure.xLabel(), figure.yLabel());
    int size = figure.x().length;
    // Few points are drawn large and full; many small and see-through, so that density shows.
    double width = size <= 30 ? 15 : size <= 150 ? 12 : size <= 1000 ? 9 : 7;
    int alpha = size <= 150 ? 235 : size <= 1000 ? 150 : 90;
    Color color = new Color(0, 0x72, 0xB2, alpha);
    panel.points(figure.x(), figure.y(), width, color);
    panel.legendPoint(size == 1 ? "1 point" : "%,d points".formatted(size), Look.POINTS);
    return panel;
  }
}
