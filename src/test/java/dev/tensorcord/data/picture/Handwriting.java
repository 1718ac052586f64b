package dev.tensorcord.data.picture;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.util.Random;

/** Draws digits as a hand does, with any pen on any ground, for tests. */
final class Handwriting {
  /** Strokes of each digit in a box of 1×1.6: moves, lines and cubic curves. */
  private static final String[] DIGITS = {
    "M.5 .02 C.1 .02 0 .5 .02 .9 C.05 1.4 .3 1.6 .5 1.58 C.85 1.55 1 1.2 .98 .75 C.95 .3 .8 .02 .45 .03",
    "M.3 .3 L.55 .05 L.5 1.58",
    "M.08 .35 C.15 -.05 .95 -.1 .9 .45 C.85 .9 .3 1.2 .05 1.52 C.3 1.4 .6 1.6 .98 1.5",
    "M.1 .15 C.5 -.1 .95 .1 .85 .4 C.75 .7 .5 .72 .4 .73 C.7 .72 1 .9 .95 1.2 C.9 1.6 .3 1.7 .03 1.4",
    "M.6 .03 C.4 .4 .2 .8 .03 1.02 L.98 1 M.7 .6 L.66 1.58",
    "M.9 .05 L.25 .08 L.18 .68 C.5 .5 1 .6 .95 1.1 C.9 1.6 .3 1.65 .03 1.42",
    "M.75 .02 C.3 .3 0 .8 .05 1.2 C.1 1.65 .85 1.7 .93 1.2 C.95 .8 .4 .7 .1 1.1",
    "M.05 .08 L.95 .05 C.7 .5 .5 1 .42 1.58",
    "M.85 .25 C.7 -.1 .1 -.05 .15 .35 C.2 .7 .9 .8 .92 1.2 C.9 1.7 .1 1.7 .08 1.2 C.1 .8 .8 .7 .85 .25",
    "M.9 .4 C.85 -.1 .1 -.1 .08 .4 C.1 .85 .8 .85 .9 .35 C.9 .7 .85 1.2 .8 1.58"
  };

  private Handwriting() {}

  /** The strokes of a digit in a box of 1×1.6. */
  static Path2D path(int digit) {
    Path2D path = new Path2D.Double();
    String[] words = DIGITS[digit].replaceAll("([MLC])", " $1 ").trim().split(" +");
    int i = 0;
    while (i < words.length) {
      switch (words[i++]) {
        case "M" -> path.moveTo(number(words[i++]), number(words[i++]));
        case "L" -> path.lineTo(number(words[i++]), number(words[i++]));
        default ->
            path.curveTo(
                number(words[i++]),
                number(words[i++]),
                number(words[i++]),
                number(words[i++]),
                number(words[i++]),
                number(words[i++]));
      }
    }
    return path;
  }

  private static double number(String word) {
    return Double.parseDouble(word);
  }

  /** A plain sheet. */
  static BufferedImage sheet(int width, int height, Color ground) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setBackground(ground);
    graphics.clearRect(0, 0, width, height);
    graphics.dispose();
    return image;
  }

  /** Writes a digit into a box of this height, its upper left corner at (x, y). */
  static BufferedImage write(
      BufferedImage on, int digit, double x, double y, double height, double pen, Color ink) {
    return write(on, digit, x, y, height, new Pen(pen, ink, null));
  }

  static BufferedImage write(
      BufferedImage on, int digit, double x, double y, double height, Pen pen) {
    Graphics2D graphics = on.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    graphics.setColor(pen.ink);
    graphics.setStroke(pen.stroke());
    double unit = height / 1.6;
    AffineTransform place = AffineTransform.getTranslateInstance(x, y);
    place.scale(unit, unit);
    graphics.draw(place.createTransformedShape(path(digit)));
    graphics.dispose();
    return on;
  }

  /** Writes a number, its digits 0.85 heights apart. */
  static BufferedImage number(
      BufferedImage on, String digits, double x, double y, double height, double pen, Color ink) {
    for (int i = 0; i < digits.length(); i++) {
      write(on, digits.charAt(i) - '0', x + i * 0.85 * height, y, height, pen, ink);
    }
    return on;
  }

  /** The light falls off towards one corner, down to {@code least} of it. */
  static BufferedImage shade(BufferedImage on, double least) {
    for (int y = 0; y < on.getHeight(); y++) {
      for (int x = 0; x < on.getWidth(); x++) {
        double far = (x / (double) on.getWidth() + y / (double) on.getHeight()) / 2;
        on.setRGB(x, y, scaled(on.getRGB(x, y), 1 - (1 - least) * far));
      }
    }
    return on;
  }

  /** A shadow over all that is left of a slanted, soft edge. */
  static BufferedImage shadow(BufferedImage on, double dark, double softness) {
    for (int y = 0; y < on.getHeight(); y++) {
      for (int x = 0; x < on.getWidth(); x++) {
        double side = x - 0.45 * on.getWidth() - 0.2 * y;
        double part = 1 / (1 + Math.exp(-side / softness));
        on.setRGB(x, y, scaled(on.getRGB(x, y), dark + (1 - dark) * part));
      }
    }
    return on;
  }

  private static int scaled(int argb, double by) {
    int red = (int) ((argb >> 16 & 0xff) * by);
    int green = (int) ((argb >> 8 & 0xff) * by);
    int blue = (int) ((argb & 0xff) * by);
    return argb & 0xff000000 | red << 16 | green << 8 | blue;
  }

  /** Adds a camera's noise to every channel. */
  static BufferedImage noise(BufferedImage on, double deviation, long seed) {
    Random random = new Random(seed);
    for (int y = 0; y < on.getHeight(); y++) {
      for (int x = 0; x < on.getWidth(); x++) {
        int argb = on.getRGB(x, y);
        int noisy = argb & 0xff000000;
        for (int shift = 0; shift <= 16; shift += 8) {
          double value = (argb >> shift & 0xff) + deviation * random.nextGaussian();
          noisy |= (int) Math.clamp(value, 0, 255) << shift;
        }
        on.setRGB(x, y, noisy);
      }
    }
    return on;
  }

  /** What a line is drawn with; {@code dashes} is null for one without gaps. */
  record Pen(double width, Color ink, float[] dashes) {
    BasicStroke stroke() {
      return new BasicStroke(
          (float) width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND, 10, dashes, 0);
    }
  }
}
