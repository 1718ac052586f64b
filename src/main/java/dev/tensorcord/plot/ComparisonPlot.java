package dev.tensorcord.plot;

import dev.tensorcord.plot.FitFigure.LossLine;
import java.awt.geom.Rectangle2D;
import java.util.List;

/** The picture of several runs' losses in one frame. */
public final class ComparisonPlot {
  private ComparisonPlot() {}

  /** Draws the losses of two or three runs as a PNG. */
  public static Drawing draw(List<LossLine> lines) {
    Rectangle2D whole = new Rectangle2D.Double(0, 0, FitPlot.WIDTH, FitPlot.HEIGHT);
    byte[] png =
        Canvas.png(
            FitPlot.WIDTH, FitPlot.HEIGHT, g -> new LossPanel(lines).draw(g, whole, lines, 9));
    return new Drawing(png, FitPlot.WIDTH, FitPlot.HEIGHT, AltText.of(lines));
  }
}
