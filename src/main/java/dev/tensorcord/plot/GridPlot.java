package dev.tensorcord.plot;

import java.awt.Color;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;

/** Draws tables of numbers as heat maps: light is little, dark blue is much. */
public final class GridPlot {
  private static final int WIDTH = 800;
  private static final int EDGE = 16;
  private static final int TITLE = 40;
  private static final int FOOT = 44;
  private static final int TALLEST = 900;
  private static final int NAMES = 130;
  private static final Color LITTLE = new Color(0xF2F7FB);
  private static final Color MUCH = new Color(0x003B73);

  private GridPlot() {}

  /** Draws the table as a PNG. */
  public static Drawing draw(GridFigure figure) {
    int left = EDGE + (figure.rowNames().isEmpty() ? 0 : NAMES);
    int below = figure.columnNames().isEmpty() ? 0 : 36;
    double cell =
        Math.min(
            Math.min((double) (WIDTH - EDGE - left) / figure.columns(), 90),
            (double) TALLEST / figure.rows());
    int wide = (int) Math.max(1, cell * figure.columns());
    int high = (int) Math.max(12, Math.min(TALLEST, cell * figure.rows()));
    int above = figure.title().isEmpty() ? EDGE : TITLE + 8;
    int height = above + high + below + FOOT;
    float[] ends = ends(figure.values());
    byte[] png =
        Canvas.png(
            WIDTH,
            height,
            g -> {
              ChartPlot.title(g, figure.title());
              g.setRenderingHint(
                  RenderingHints.KEY_INTERPOLATION,
                  RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR);
              g.drawImage(image(figure, ends), left, above, wide, high, null);
              Rectangle2D room = new Rectangle2D.Double(left, above, wide, high);
              names(g, figure, room);
              if (figure.numbers()) {
                numbers(g, figure, room, ends);
              }
              scale(g, ends, height);
            });
    return new Drawing(png, WIDTH, height, AltText.cut(alt(figure, ends)));
  }

  private static float[] ends(float[] values) {
    float least = Float.POSITIVE_INFINITY;
    float most = Float.NEGATIVE_INFINITY;
    for (float value : values) {
      if (Float.isFinite(value)) {
        least = Math.min(least, value);
        most = Math.max(most, value);
      }
    }
    return least > most ? new float[] {0, 0} : new float[] {least, most};
  }

  private static float heat(float value, float[] ends) {
    return ends[1] > ends[0] ? (value - ends[0]) / (ends[1] - ends[0]) : 0.5f;
  }

  private static BufferedImage image(GridFigure figure, float[] ends) {
    // What is larger than the picture is thinned out, so that no image is larger than it is shown.
    int rows = Math.min(figure.rows(), TALLEST);
    int columns = Math.min(figure.columns(), WIDTH);
    BufferedImage image = new BufferedImage(columns, rows, BufferedImage.TYPE_INT_RGB);
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        int fromRow = (int) ((long) row * figure.rows() / rows);
        int fromColumn = (int) ((long) column * figure.columns() / columns);
        float value = figure.values()[fromRow * figure.columns() + fromColumn];
        int color = Float.isFinite(value) ? mixed(heat(value, ends)) : Look.AFTER.getRGB();
        image.setRGB(column, row, color);
      }
    }
    return image;
  }

  private static int mixed(float share) {
    int red = Math.round(LITTLE.getRed() * (1 - share) + MUCH.getRed() * share);
    int green = Math.round(LITTLE.getGreen() * (1 - share) + MUCH.getGreen() * share);
    int blue = Math.round(LITTLE.getBlue() * (1 - share) + MUCH.getBlue() * share);
    return red << 16 | green << 8 | blue;
  }

  private static void names(Graphics2D g, GridFigure figure, Rectangle2D room) {
    g.setColor(Look.INK);
    g.setFont(Look.FONT.deriveFont(22f));
    FontMetrics letters = g.getFontMetrics();
    double line = room.getHeight() / figure.rows();
    for (int i = 0; i < Math.min(figure.rows(), figure.rowNames().size()); i++) {
      String name = fitting(figure.rowNames().get(i), letters, NAMES - 12);
      double base = room.getY() + (i + 0.5) * line + letters.getAscent() / 2.0 - 2;
      if (line >= 20) {
        g.drawString(name, (float) (room.getX() - 10 - letters.stringWidth(name)), (float) base);
      }
    }
    double cell = room.getWidth() / figure.columns();
    for (int i = 0; i < Math.min(figure.columns(), figure.columnNames().size()); i++) {
      String name = fitting(figure.columnNames().get(i), letters, cell - 4);
      double middle = room.getX() + (i + 0.5) * cell;
      g.drawString(
          name,
          (float) (middle - letters.stringWidth(name) / 2.0),
          (float) (room.getMaxY() + letters.getAscent() + 6));
    }
  }

  private static String fitting(String text, FontMetrics letters, double room) {
    String shown = text;
    while (shown.length() > 1 && letters.stringWidth(shown) > room) {
      shown = shown.substring(0, shown.length() - 1);
    }
    return shown;
  }

  private static void numbers(Graphics2D g, GridFigure figure, Rectangle2D room, float[] ends) {
    double wide = room.getWidth() / figure.columns();
    double high = room.getHeight() / figure.rows();
    g.setFont(Look.FONT.deriveFont((float) Math.clamp(wide / 3, 10, 22)));
    FontMetrics letters = g.getFontMetrics();
    for (int i = 0; i < figure.values().length; i++) {
      float value = figure.values()[i];
      String text = NumberText.text(value, 3);
      if (letters.stringWidth(text) > wide - 2) {
        continue;
      }
      g.setColor(heat(value, ends) > 0.55f ? LITTLE : Look.INK);
      double middle = room.getX() + (i % figure.columns() + 0.5) * wide;
      double base = room.getY() + ((double) (i / figure.columns()) + 0.5) * high;
      g.drawString(
          text,
          (float) (middle - letters.stringWidth(text) / 2.0),
          (float) (base + letters.getAscent() / 2.0 - 2));
    }
  }

  private static void scale(Graphics2D g, float[] ends, int height) {
    g.setFont(Look.FONT.deriveFont(20f));
    FontMetrics letters = g.getFontMetrics();
    float base = height - 14f;
    String least = NumberText.text(ends[0], 3);
    g.setColor(Look.INK);
    g.drawString(least, EDGE, base);
    int from = EDGE + letters.stringWidth(least) + 10;
    for (int i = 0; i < 160; i++) {
      g.setColor(new Color(mixed(i / 159f)));
      g.fillRect(from + i, height - 30, 1, 18);
    }
    g.setColor(Look.INK);
    g.drawString(NumberText.text(ends[1], 3), from + 170f, base);
  }

  private static String alt(GridFigure figure, float[] ends) {
    int highest = 0;
    for (int i = 0; i < figure.values().length; i++) {
      highest = figure.values()[i] > figure.values()[highest] ? i : highest;
    }
    return "%sHeat map of %d by %d values from %s to %s; the largest is in row %d, column %d."
        .formatted(
            figure.title().isEmpty() ? "" : figure.title() + ". ",
            figure.rows(),
            figure.columns(),
            NumberText.text(ends[0], 3),
            NumberText.text(ends[1], 3),
            highest / figure.columns() + 1,
            highest % figure.columns() + 1);
  }
}
