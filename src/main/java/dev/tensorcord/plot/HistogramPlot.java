package dev.tensorcord.plot;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.Arrays;

/** Draws how often values occur: a bar for each stretch. */
public final class HistogramPlot {
  private static final int WIDTH = 800;
  private static final int HEIGHT = 520;
  private static final int TITLE = 40;

  private HistogramPlot() {}

  /**
   * Draws the values' distribution as a PNG. Values that are no finite numbers are left out.
   *
   * @param title shown above; empty for none
   * @param bins how many bars
   */
  public static Drawing draw(String title, double[] values, int bins) {
    double[] finite = Arrays.stream(values).filter(Double::isFinite).toArray();
    Span span = Span.of(finite);
    double[] counts = new double[bins];
    for (double value : finite) {
      int at = (int) ((value - span.least()) / span.width() * bins);
      counts[Math.clamp(at, 0, bins - 1)]++;
    }
    int above = title.isEmpty() ? 0 : TITLE;
    byte[] png = Canvas.png(WIDTH, HEIGHT + above, g -> paint(g, title, span, counts, above));
    return new Drawing(png, WIDTH, HEIGHT + above, AltText.cut(alt(title, finite, span, counts)));
  }

  private static void paint(Graphics2D g, String title, Span span, double[] counts, int above) {
    ChartPlot.title(g, title);
    double most = Arrays.stream(counts).max().orElse(1);
    Axis y = Axis.whole(new Span(0, Math.max(1, most * 1.05)), 5);
    Rectangle2D room = new Rectangle2D.Double(0, above, WIDTH, HEIGHT);
    Panel panel = new Panel(g, room, Axis.linear(span, 6), y, "value", "how many");
    double width = span.width() / counts.length;
    for (int i = 0; i < counts.length; i++) {
      panel.bar(span.least() + i * width, span.least() + (i + 1) * width, counts[i], Look.POINTS);
    }
  }

  private static String alt(String title, double[] values, Span span, double[] counts) {
    int highest = 0;
    for (int i = 0; i < counts.length; i++) {
      highest = counts[i] > counts[highest] ? i : highest;
    }
    double width = span.width() / counts.length;
    return "%sHistogram of %,d values from %s to %s; most, %,d, lie between %s and %s."
        .formatted(
            title.isEmpty() ? "" : title + ". ",
            values.length,
            NumberText.text(span.least(), 3),
            NumberText.text(span.most(), 3),
            (long) counts[highest],
            NumberText.text(span.least() + highest * width, 3),
            NumberText.text(span.least() + (highest + 1) * width, 3));
  }
}
