// One or more written shapes laid out in a row, and where their ink falls.
package dev.tensorcord.jobs.digits.hands;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.util.List;
import java.util.Random;

/** Shapes in a row, with the place and the size of each; the row is one unit high. */
record Ink(List<Hand> hands, double[] lefts, double[] tops, double[] sizes, double width) {
  /** Lays the shapes out as a hand does: gaps, sizes and heights differ a little. */
  static Ink row(List<Hand> hands, Random random) {
    int count = hands.size();
    double[] lefts = new double[count];
    double[] tops = new double[count];
    double[] sizes = new double[count];
    double gap = 0.24 + 0.2 * random.nextDouble();
    double at = 0;
    for (int i = 0; i < count; i++) {
      sizes[i] = count == 1 ? 1 : 0.86 + 0.14 * random.nextDouble();
      tops[i] = count == 1 ? 0 : (1 - sizes[i]) * random.nextDouble();
      lefts[i] = at;
      at += hands.get(i).drawing().width() * sizes[i] + gap + 0.1 * random.nextDouble();
    }
    Hand last = hands.getLast();
    double width = lefts[count - 1] + last.drawing().width() * sizes[count - 1];
    return new Ink(hands, lefts, tops, sizes, width);
  }

  String label() {
    StringBuilder label = new StringBuilder();
    hands.forEach(hand -> label.append(hand.label()));
    return label.toString();
  }

  /** Sources in order, each once. */
  String sources() {
    return String.join(" + ", hands.stream().map(Hand::source).distinct().toList());
  }

  String licences() {
    return String.join(" + ", hands.stream().map(Hand::licence).distinct().toList());
  }

  /**
   * Where it goes on a sheet, how it is turned, and how wide the pen is as a part of its height.
   */
  record Place(double left, double top, double height, double turn, double pen) {}

  /** How much of each pixel is ink, 0 to 1. */
  float[] cover(int width, int height, Place place, boolean smooth) {
    BufferedImage mask = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
    Graphics2D graphics = mask.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_ANTIALIASING,
        smooth ? RenderingHints.VALUE_ANTIALIAS_ON : RenderingHints.VALUE_ANTIALIAS_OFF);
    graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    graphics.setColor(Color.WHITE);
    graphics.translate(place.left(), place.top());
    graphics.scale(place.height(), place.height());
    graphics.rotate(place.turn(), this.width / 2, 0.5);
    for (int i = 0; i < hands.size(); i++) {
      Graphics2D one = (Graphics2D) graphics.create();
      one.translate(lefts[i], tops[i]);
      one.scale(sizes[i], sizes[i]);
      hands.get(i).drawing().fill(one, place.pen());
      one.dispose();
    }
    graphics.dispose();
    byte[] bytes = ((DataBufferByte) mask.getRaster().getDataBuffer()).getData();
    float[] cover = new float[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      // Grey images of the JDK are stored in linear light only in name: white is 255 and edges are
      // even.
      cover[i] = (bytes[i] & 0xff) / 255f;
    }
    return cover;
  }
}
