package dev.tensorcord.jobs.digits.hands;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Random;

/**
 * Shapes side by side, as one line of writing.
 *
 * @param hands from left to right
 * @param gap between two of them, as a part of their height
 */
record Written(List<Hand> hands, double gap) {
  /** How much ink lies on each pixel, 0 to 1. */
  float[] mask(int width, int height, double size, double pen, boolean tilted, Random random) {
    BufferedImage sheet = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
    Graphics2D graphics = sheet.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    graphics.setColor(Color.WHITE);
    double wide = gap * (hands.size() - 1);
    for (Hand hand : hands) {
      wide += hand.drawing().width();
    }
    double unit = Math.min(size * height, 0.86 * width / (wide + pen));
    double marginX = width - (wide + pen) * unit;
    double marginY = height - (1 + pen) * unit;
    double left = marginX * (0.12 + 0.76 * random.nextDouble()) + pen * unit / 2;
    double top = marginY * (0.12 + 0.76 * random.nextDouble()) + pen * unit / 2;
    if (tilted) {
      graphics.rotate(0.1 * (random.nextDouble() - 0.5), width / 2.0, height / 2.0);
    }
    for (Hand hand : hands) {
      AffineTransform before = graphics.getTransform();
      graphics.translate(
          left, top + 0.06 * unit * (hands.size() > 1 ? random.nextDouble() - 0.5 : 0));
      graphics.scale(unit, unit);
      hand.drawing().fill(graphics, pen);
      graphics.setTransform(before);
      left += (hand.drawing().width() + gap) * unit;
    }
    graphics.dispose();
    float[] mask = new float[width * height];
    for (int i = 0; i < mask.length; i++) {
      mask[i] = sheet.getRaster().getSample(i % width, i / width, 0) / 255f;
    }
    return mask;
  }

  /** What is to be read: its characters. */
  String label() {
    StringBuilder label = new StringBuilder();
    hands.forEach(hand -> label.append(hand.label()));
    return label.toString();
  }
}
