package dev.tensorcord.plot;

import dev.tensorcord.plot.WhyFigure.Layer;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.List;

/**
 * The picture of an explanation: the digit, the same with what mattered laid over it, and below a
 * contact sheet of each convolution's strongest feature maps.
 */
public final class WhyPlot {
  private static final int WIDTH = DigitPlot.WIDTH;
  private static final int EDGE = 16;
  private static final int TITLE = 44;
  private static final int TILE = 364;
  private static final int A_ROW = 8;
  private static final int ROWS = 2;
  private static final int GAP = 8;
  private static final int MAP = (WIDTH - 2 * EDGE - (A_ROW - 1) * GAP) / A_ROW;

  private WhyPlot() {}

  /** Draws the explanation as a PNG. */
  public static Drawing draw(WhyFigure figure) {
    int height = TITLE + TILE + EDGE;
    for (Layer layer : figure.layers()) {
      height += height(layer);
    }
    byte[] png = Canvas.png(WIDTH, height, g -> paint(g, figure));
    return new Drawing(png, WIDTH, height, DigitAlt.of(figure));
  }

  private static int height(Layer layer) {
    return TITLE + Math.ceilDiv(shown(layer).size(), A_ROW) * (MAP + GAP) + EDGE;
  }

  private static List<float[]> shown(Layer layer) {
    return layer.maps().stream().limit(A_ROW * ROWS).toList();
  }

  private static void paint(Graphics2D g, WhyFigure figure) {
    DigitPlot.title(g, "what the network saw", EDGE, 0);
    DigitPlot.tile(g, figure.pixels(), EDGE, TITLE, TILE);
    int right = WIDTH - EDGE - TILE;
    DigitPlot.title(g, "what mattered for %s".formatted(figure.word()), right, 0);
    g.drawImage(overlay(figure), right, TITLE, TILE, TILE, null);
    int top = TITLE + TILE + EDGE;
    for (Layer layer : figure.layers()) {
      DigitPlot.title(g, layer.title(), EDGE, top);
      List<float[]> maps = shown(layer);
      float most = largest(maps);
      for (int i = 0; i < maps.size(); i++) {
        int x = EDGE + i % A_ROW * (MAP + GAP);
        int y = top + TITLE + i / A_ROW * (MAP + GAP);
        g.drawImage(map(maps.get(i), layer.side(), most), x, y, MAP, MAP, null);
      }
      top += height(layer);
    }
  }

  private static float largest(List<float[]> maps) {
    float most = 1e-9f;
    for (float[] map : maps) {
      for (float value : map) {
        most = Math.max(most, value);
      }
    }
    return most;
  }

  /** The digit in dim grey, under an orange that is the stronger the more a pixel mattered. */
  private static BufferedImage overlay(WhyFigure figure) {
    int side = DigitFigure.SIDE;
    BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < figure.pixels().length; i++) {
      float ink = (figure.pixels()[i] & 255) / 255f * 0.55f;
      float heat = Math.clamp(figure.saliency()[i], 0f, 1f);
      image.setRGB(i % side, i / side, mixed(new Color(ink, ink, ink), new Color(0xFF9A3C), heat));
    }
    return image;
  }

  /** From dark over blue to nearly white. */
  private static BufferedImage map(float[] values, int side, float most) {
    BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
    Color dark = new Color(0x10141C);
    Color light = new Color(0xF2F7FB);
    for (int i = 0; i < side * side; i++) {
      float heat = Math.clamp(values[i] / most, 0f, 1f);
      int color =
          heat < 0.5f
              ? mixed(dark, Look.POINTS, 2 * heat)
              : mixed(Look.POINTS, light, 2 * heat - 1);
      image.setRGB(i % side, i / side, color);
    }
    return image;
  }

  private static int mixed(Color from, Color to, float share) {
    int red = Math.round(from.getRed() * (1 - share) + to.getRed() * share);
    int green = Math.round(from.getGreen() * (1 - share) + to.getGreen() * share);
    int blue = Math.round(from.getBlue() * (1 - share) + to.getBlue() * share);
    return red << 16 | green << 8 | blue;
  }
}
