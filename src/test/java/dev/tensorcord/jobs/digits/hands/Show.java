package dev.tensorcord.jobs.digits.hands;

import java.awt.image.BufferedImage;
import java.util.Random;

/**
 * One way to show what was written: a sheet and what a camera, a scanner or a program makes of it.
 *
 * @param kind its name in {@code labels.csv}
 * @param format {@code png} or {@code jpg}
 * @param width of the picture
 * @param size the writing's height as a part of the picture's
 * @param pen the pen's width as a part of the writing's height
 * @param paper its colour
 * @param ink its colour
 * @param strength how much of the ink shows, 0 to 1: a pencil's is low
 * @param light how uneven the light is, 0 for a scanner or a screen
 * @param noise of the sensor, in grey values
 * @param blur passes of a small blur
 * @param rule what is printed on the sheet
 */
record Show(
    String kind,
    String format,
    int width,
    double size,
    double pen,
    int paper,
    int ink,
    double strength,
    double light,
    double noise,
    int blur,
    Rule rule) {
  /** What a sheet has on it before anybody writes. */
  enum Rule {
    NONE,
    LINES,
    SQUARES,
    BOX,
    WINDOW,
    EDGE,
    CLEAR
  }

  /** The writing on the sheet. */
  BufferedImage of(Written written, Random random) {
    int height = width * 3 / 4;
    if (width < 40) {
      height = width;
    }
    float[] mask =
        written.mask(
            width, height, size * (0.85 + 0.3 * random.nextDouble()), pen, light > 0, random);
    return rule == Rule.CLEAR
        ? clear(mask, height)
        : new Camera(this, width, height, random).shoot(mask);
  }

  /** Ink on nothing. */
  private BufferedImage clear(float[] mask, int height) {
    BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
    for (int i = 0; i < mask.length; i++) {
      picture.setRGB(i % width, i / width, (int) (mask[i] * 255) << 24 | ink & 0xffffff);
    }
    return picture;
  }
}
