package dev.tensorcord.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;

/**
 * A frame with two axes in a part of a picture, and the drawing of points and lines in it. Marks of
 * the axes are laid out first, since their widths decide where the frame stands.
 */
final class Panel {
  private static final int EDGE = 14;
  private static final int GAP = 8;
  private static final int LEGEND = 46;
  private static final int LEGEND_START = 56;

  private final Graphics2D g;
  private final Axis x;
  private final Axis y;
  private final Rectangle2D frame;
  private double legendX;

  /** Lays out and draws the axes in {@code whole}, with room for a legend above. */
  Panel(Graphics2D g, Rectangle2D whole, Axis x, Axis y, String xTitle, String yTitle) {
    this.g = g;
    this.x = x;
    this.y = y;
    g.setFont(Look.FONT);
    FontMetrics letters = g.getFontMetrics();
    int widest = y.marks().stream().mapToInt(m -> letters.stringWidth(m.label())).max().orElse(0);
    int line = letters.getHeight();
    String side = titled(yTitle, y.factor());
    double left = whole.getX() + EDGE + (side.isEmpty() ? 0 : line) + widest + GAP;
    double bottom = whole.getMaxY() - EDGE - 2 * line - GAP;
    double top = whole.getY() + LEGEND + EDGE;
    double right = whole.getMaxX() - EDGE - 6;
    this.frame = new Rectangle2D.Double(left, top, right - left, bottom - top);
    this.legendX = Math.min(left, whole.getX() + LEGEND_START);
    axes(letters);
    String below = fitting(titled(xTitle, x.factor()), letters, frame.getWidth());
    double middle = frame.getCenterX() - letters.stringWidth(below) / 2.0;
    g.drawString(below, (float) middle, (float) (whole.getMaxY() - EDGE - letters.getDescent()));
    String beside = fitting(side, letters, frame.getHeight());
    var upright = g.getTransform();
    g.translate(
        whole.getX() + EDGE + letters.getAscent() - 4,
        frame.getCenterY() + letters.stringWidth(beside) / 2.0);
    g.rotate(-Math.PI / 2);
    g.drawString(beside, 0, 0);
    g.setTransform(upright);
  }

  private Panel(Panel other, Graphics2D g) {
    this.g = g;
    this.x = other.x;
    this.y = other.y;
    this.frame = other.frame;
    this.legendX = other.legendX;
  }

  /** The same frame in another picture, where its axes are already. */
  Panel onto(Graphics2D other) {
    return new Panel(this, other);
  }

  private static String titled(String title, String factor) {
    return factor.isEmpty() ? title : (title + " (" + factor + ")").strip();
  }

  /** The text, cut with an ellipsis where it is wider than there is room. */
  private static String fitting(String text, FontMetrics letters, double room) {
    String shown = text;
    while (shown.length() > 1 && letters.stringWidth(shown) > room) {
      shown = shown.substring(0, shown.length() - 2).strip() + "…";
    }
    return shown;
  }

  private void axes(FontMetrics letters) {
    g.setStroke(Look.HAIR);
    double lastEnd = Double.NEGATIVE_INFINITY;
    for (Axis.Mark mark : x.marks()) {
      double at = toX(mark.at());
      g.setColor(Look.FAINT);
      g.draw(new Line2D.Double(at, frame.getY(), at, frame.getMaxY()));
      int width = letters.stringWidth(mark.label());
      double start = Math.min(at - width / 2.0, frame.getMaxX() + EDGE - width);
      if (start > lastEnd + GAP) {
        g.setColor(Look.INK);
        float base = (float) (frame.getMaxY() + GAP + letters.getAscent());
        g.drawString(mark.label(), (float) start, base);
        lastEnd = start + width;
      }
    }
    for (Axis.Mark mark : y.marks()) {
      double at = toY(mark.at());
      g.setColor(Look.FAINT);
      g.draw(new Line2D.Double(frame.getX(), at, frame.getMaxX(), at));
      g.setColor(Look.INK);
      double start = frame.getX() - GAP - letters.stringWidth(mark.label());
      float base = (float) (at + letters.getAscent() / 2.0 - 2);
      g.drawString(mark.label(), (float) start, base);
    }
    g.setColor(Look.BEFORE);
    g.draw(new Line2D.Double(frame.getX(), frame.getMaxY(), frame.getMaxX(), frame.getMaxY()));
    g.draw(new Line2D.Double(frame.getX(), frame.getY(), frame.getX(), frame.getMaxY()));
    g.setColor(Look.INK);
  }

  private double toX(double value) {
    return frame.getX() + (value - x.shown().least()) / x.shown().width() * frame.getWidth();
  }

  private double toY(double value) {
    return frame.getMaxY() - (value - y.shown().least()) / y.shown().width() * frame.getHeight();
  }

  void points(double[] xs, double[] ys, double size, Color color) {
    g.setColor(color);
    for (int i = 0; i < xs.length; i++) {
      double left = toX(xs[i]) - size / 2;
      g.fill(new Ellipse2D.Double(left, toY(ys[i]) - size / 2, size, size));
    }
  }

  /** A bar from the ground to a height. */
  void bar(double from, double to, double height, Color color) {
    g.setColor(color);
    double top = toY(height);
    double width = Math.max(1, toX(to) - toX(from) - 2);
    g.fill(new Rectangle2D.Double(toX(from) + 1, top, width, frame.getMaxY() - top));
  }

  /** A line through places of which those far outside are drawn no further than a frame away. */
  void line(double[] xs, double[] ys, Color color, BasicStroke stroke) {
    double above = frame.getY() - frame.getHeight();
    double below = frame.getMaxY() + frame.getHeight();
    Path2D path = new Path2D.Double();
    boolean pen = false;
    for (int i = 0; i < xs.length; i++) {
      if (!Double.isFinite(ys[i])) {
        pen = false;
        continue;
      }
      double py = Math.clamp(toY(ys[i]), above, below);
      if (pen) {
        path.lineTo(toX(xs[i]), py);
      } else {
        path.moveTo(toX(xs[i]), py);
      }
      pen = true;
    }
    Shape clip = g.getClip();
    g.clip(
        new Rectangle2D.Double(
            frame.getX(), frame.getY() - 3, frame.getWidth() + 3, frame.getHeight() + 6));
    g.setColor(color);
    g.setStroke(stroke);
    g.draw(path);
    g.setClip(clip);
  }

  /** Adds a line's sample and name to the legend above the frame. */
  void legendLine(String name, Color color, BasicStroke stroke) {
    g.setColor(color);
    g.setStroke(stroke);
    g.draw(new Line2D.Double(legendX, legendY(), legendX + 42, legendY()));
    legendText(name, 42);
  }

  /** Adds a point's sample and name to the legend. */
  void legendPoint(String name, Color color) {
    g.setColor(color);
    g.fill(new Ellipse2D.Double(legendX + 2, legendY() - 7, 14, 14));
    legendText(name, 16);
  }

  /** Adds words to the legend. */
  void legendWords(String words) {
    legendText(words, -GAP);
  }

  private double legendY() {
    return frame.getY() - LEGEND / 2.0 - 2;
  }

  private void legendText(String name, int after) {
    g.setColor(Look.INK);
    g.setFont(Look.FONT);
    FontMetrics letters = g.getFontMetrics();
    String shown = fitting(name, letters, frame.getMaxX() + EDGE - legendX - after - GAP);
    float base = (float) (legendY() + letters.getAscent() / 2.0 - 3);
    g.drawString(shown, (float) (legendX + after + GAP), base);
    legendX += after + GAP + letters.stringWidth(shown) + 22;
  }
}
