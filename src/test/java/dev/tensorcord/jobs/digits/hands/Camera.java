package dev.tensorcord.jobs.digits.hands;

import java.awt.image.BufferedImage;
import java.util.Random;

/** Turns a mask of ink into a picture: colours, rulings, light, shadow, grain, blur and noise. */
final class Camera {
  private final Show show;
  private final int width;
  private final int height;
  private final Random random;

  Camera(Show show, int width, int height, Random random) {
    this.show = show;
    this.width = width;
    this.height = height;
    this.random = random;
  }

  BufferedImage shoot(float[] mask) {
    float[][] colours = new float[3][width * height];
    double angle = 2 * Math.PI * random.nextDouble();
    double shadowX = width * (0.2 + 0.6 * random.nextDouble());
    double soft = width * 0.06;
    double grainy = show.strength() < 0.7 ? 0.55 : 0;
    for (int i = 0; i < mask.length; i++) {
      int x = i % width;
      int y = i / width;
      double rule = rule(x, y);
      double ink = mask[i] * show.strength() * (1 - grainy * random.nextDouble());
      double across = (x * Math.cos(angle) + y * Math.sin(angle)) / width;
      double shadow = 1 / (1 + Math.exp(-(x + 0.4 * y - shadowX) / soft));
      double light = 1 - show.light() * (0.45 * (across + 1) / 2 + 0.35 * shadow);
      double fibre = show.light() > 0 ? 5 * (random.nextDouble() - 0.5) : 0;
      for (int c = 0; c < 3; c++) {
        double paper = channel(show.paper(), c) * (1 - rule) + channel(ruleColour(x, y), c) * rule;
        double value = paper * (1 - ink) + channel(show.ink(), c) * ink;
        colours[c][i] = (float) ((value + fibre) * light);
      }
    }
    BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int c = 0; c < 3; c++) {
      for (int pass = 0; pass < show.blur(); pass++) {
        colours[c] = blurred(colours[c]);
      }
    }
    for (int i = 0; i < mask.length; i++) {
      double grey = show.noise() * random.nextGaussian();
      int rgb = 0;
      for (int c = 0; c < 3; c++) {
        double own = grey + 0.4 * show.noise() * random.nextGaussian();
        rgb = rgb << 8 | (int) Math.clamp(colours[c][i] + own, 0, 255);
      }
      picture.setRGB(i % width, i / width, rgb);
    }
    return picture;
  }

  private static int channel(int rgb, int c) {
    return rgb >> (16 - 8 * c) & 0xff;
  }

  /** How much of the sheet's own print covers a pixel. */
  private double rule(int x, int y) {
    int step = Math.max(12, width / 14);
    int line = Math.max(1, width / 400);
    return switch (show.rule()) {
      case LINES -> y % (2 * step) < line ? 0.55 : 0;
      case SQUARES -> x % step < line || y % step < line ? 0.4 : 0;
      case BOX -> onFrame(x, y, width / 40, Math.max(1, width / 160)) ? 1 : 0;
      case WINDOW -> y < height / 12 || onFrame(x, y, 0, 2) ? 1 : 0;
      case EDGE -> x > 0.93 * width - 0.1 * y || y > 0.94 * height ? 1 : 0;
      case NONE, CLEAR -> 0;
    };
  }

  private boolean onFrame(int x, int y, int margin, int thick) {
    int away = Math.min(Math.min(x, width - 1 - x), Math.min(y, height - 1 - y));
    return away >= margin && away < margin + thick;
  }

  private int ruleColour(int x, int y) {
    return switch (show.rule()) {
      case LINES, SQUARES -> 0x6d8fc0;
      case BOX -> 0x303030;
      case WINDOW -> y < height / 12 && x > width - 3 * height / 12 ? 0xc0392b : 0x3c4250;
      case EDGE -> 0x5a3d28;
      case NONE, CLEAR -> 0;
    };
  }

  private float[] blurred(float[] from) {
    float[] to = new float[from.length];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        float sum = 0;
        for (int dy = -1; dy <= 1; dy++) {
          for (int dx = -1; dx <= 1; dx++) {
            int row = Math.clamp(y + dy, 0, height - 1);
            sum += from[row * width + Math.clamp(x + dx, 0, width - 1)];
          }
        }
        to[y * width + x] = sum / 9;
      }
    }
    return to;
  }
}
