// Photographs a sheet: seen at a slant, in uneven light, through a lens, by a noisy sensor.
package dev.tensorcord.jobs.digits.hands;

import java.awt.Color;
import java.util.Random;

/**
 * How a photo is taken.
 *
 * @param out the longer side of the photo in pixels
 * @param slant how far the corners are from a rectangle, as a part of the side
 * @param turn by which the lens is turned, in radians
 * @param zoom how much of the sheet is seen; more than 1 shows the table around it
 * @param light how much darker the dark end is, 0 to 1
 * @param blur of the lens, in pixels of the photo
 * @param noise of the sensor
 */
record Lens(
    int out, double slant, double turn, double zoom, double light, double blur, double noise) {
  /** Takes the photo; where the sheet ends, the table is seen. */
  Sheet shoot(Sheet sheet, Color table, Random random) {
    double scale = out / (double) Math.max(sheet.width(), sheet.height());
    int width = (int) Math.round(sheet.width() * scale);
    int height = (int) Math.round(sheet.height() * scale);
    double[] warp = Warp.between(width, height, corners(sheet, random));
    Sheet photo = Sheet.of(width, height, table).grain(0.02, 0.05, random);
    double[] at = new double[2];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        Warp.map(warp, x + 0.5, y + 0.5, at);
        copy(sheet, at[0] - 0.5, at[1] - 0.5, photo, y * width + x);
      }
    }
    return photo.lit(fall(width, height, random)).blurred(blur).noisy(noise, random);
  }

  /**
   * The four places of the sheet that lie in the corners of the photo, clockwise from the upper
   * left.
   */
  private double[] corners(Sheet sheet, Random random) {
    double[] corners = new double[8];
    double cos = Math.cos(turn);
    double sin = Math.sin(turn);
    for (int corner = 0; corner < 4; corner++) {
      double x = (corner == 1 || corner == 2 ? 0.5 : -0.5) * zoom;
      double y = (corner >= 2 ? 0.5 : -0.5) * zoom;
      x = (x + slant * (random.nextDouble() - 0.5)) * sheet.width();
      y = (y + slant * (random.nextDouble() - 0.5)) * sheet.height();
      corners[2 * corner] = sheet.width() / 2.0 + cos * x - sin * y;
      corners[2 * corner + 1] = sheet.height() / 2.0 + sin * x + cos * y;
    }
    return corners;
  }

  private static void copy(Sheet from, double x, double y, Sheet to, int index) {
    int left = (int) Math.floor(x);
    int top = (int) Math.floor(y);
    if (left < 0 || top < 0 || left + 1 >= from.width() || top + 1 >= from.height()) {
      return;
    }
    float tx = (float) (x - left);
    float ty = (float) (y - top);
    int i = top * from.width() + left;
    for (int plane = 0; plane < 3; plane++) {
      float[] source = from.planes()[plane];
      float upper = source[i] + tx * (source[i + 1] - source[i]);
      int below = i + from.width();
      float lower = source[below] + tx * (source[below + 1] - source[below]);
      to.planes()[plane][index] = upper + ty * (lower - upper);
    }
  }

  /** Light that falls off in one direction, with soft clouds and darker corners. */
  private float[] fall(int width, int height, Random random) {
    float[] clouds = Noise.field(width, height, Math.max(width, height) / 2.5, random);
    double angle = 2 * Math.PI * random.nextDouble();
    float[] fall = new float[width * height];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        double u = x / (double) width - 0.5;
        double v = y / (double) height - 0.5;
        double along = Math.cos(angle) * u + Math.sin(angle) * v;
        fall[y * width + x] =
            (float)
                (1
                    - light * (0.5 + along)
                    - 0.12 * light * clouds[y * width + x]
                    - 0.25 * light * (u * u + v * v));
      }
    }
    return fall;
  }

  /** The soft shadow of a hand or a phone: dark beyond a wavy edge. */
  static float[] shadow(int width, int height, double depth, double softness, Random random) {
    float[] waves = Noise.field(width, height, width / 3.0, random);
    double angle = 2 * Math.PI * random.nextDouble();
    double offset = 0.25 * (random.nextDouble() - 0.5);
    float[] shade = new float[width * height];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        double u = x / (double) width - 0.5;
        double v = y / (double) height - 0.5;
        double beyond =
            Math.cos(angle) * u + Math.sin(angle) * v + offset + 0.08 * waves[y * width + x];
        double share = Math.clamp(0.5 + beyond / softness, 0, 1);
        shade[y * width + x] = (float) (1 - depth * share);
      }
    }
    return shade;
  }
}
