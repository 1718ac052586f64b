package dev.tensorcord.plot;

import java.awt.geom.Rectangle2D;
import java.util.List;

/**
 * The picture of a fit: points with the curve before and after, the loss below. Upright, so that a
 * phone shows both over its whole width.
 */
public final class FitPlot {
  static final int WIDTH = 800;
  static final int HEIGHT = 860;
  private static final int ABOVE = 520;

  private FitPlot() {}

  /** Draws a fit as a PNG. */
  public static Drawing draw(FitFigure figure) {
    Span y = figure.rangeOfY(List.of(figure.before(), figure.after()));
    byte[] png =
        Canvas.png(
            WIDTH,
            HEIGHT,
            g -> {
              Rectangle2D above = new Rectangle2D.Double(0, 0, WIDTH, ABOVE);
              Panel curves = CurvePanel.draw(g, above, figure, y);
              curves.line(figure.grid(), figure.before(), Look.BEFORE, Look.DASHED);
              curves.line(figure.grid(), figure.after(), Look.AFTER, Look.SOLID);
              curves.legendLine("before", Look.BEFORE, Look.DASHED);
              curves.legendLine("after", Look.AFTER, Look.SOLID);
              List<FitFigure.LossLine> loss = List.of(figure.loss());
              Rectangle2D below = new Rectangle2D.Double(0, ABOVE, WIDTH, HEIGHT - ABOVE);
              new LossPanel(loss).draw(g, below, loss, 4);
            });
    return new Drawing(png, WIDTH, HEIGHT, AltText.of(figure));
  }
}
