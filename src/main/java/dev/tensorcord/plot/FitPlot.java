package dev.tensorcord.plot;

import java.awt.geom.Rectangle2D;
import java.util.List;

/** The picture of a fit: points with the curve before and after on the left, the loss beside. */
public final class FitPlot {
  static final int WIDTH = 1000;
  static final int HEIGHT = 560;
  private static final int LEFT = 590;

  private FitPlot() {}

  /** Draws a fit as a PNG. */
  public static Drawing draw(FitFigure figure) {
    Span y = figure.rangeOfY(List.of(figure.before(), figure.after()));
    byte[] png =
        Canvas.png(
            WIDTH,
            HEIGHT,
            g -> {
              Rectangle2D left = new Rectangle2D.Double(0, 0, LEFT, HEIGHT);
              Panel curves = CurvePanel.draw(g, left, figure, y);
              curves.line(figure.grid(), figure.before(), Look.BEFORE, Look.DASHED);
              curves.line(figure.grid(), figure.after(), Look.AFTER, Look.SOLID);
              curves.legendLine("before", Look.BEFORE, Look.DASHED);
              curves.legendLine("after", Look.AFTER, Look.SOLID);
              List<FitFigure.LossLine> loss = List.of(figure.loss());
              Rectangle2D right = new Rectangle2D.Double(LEFT, 0, WIDTH - LEFT, HEIGHT);
              new LossPanel(loss).draw(g, right, loss, 4);
            });
    return new Drawing(png, WIDTH, HEIGHT, AltText.of(figure));
  }
}
