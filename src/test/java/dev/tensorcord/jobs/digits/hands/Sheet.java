// A sheet of anything that can be written on: colours between 0 and 1, and what is put on them.
package dev.tensorcord.jobs.digits.hands;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.Random;
import java.util.function.Consumer;

/** Red, green and blue planes of one size. Methods change the sheet and return it. */
record Sheet(int width, int height, float[][] planes) {
  static Sheet of(int width, int height, Color ground) {
    Sheet sheet = new Sheet(width, height, new float[3][width * height]);
    float[] colour = ground.getRGBColorComponents(null);
    for (int plane = 0; plane < 3; plane++) {
      java.util.Arrays.fill(sheet.planes[plane], colour[plane]);
    }
    return sheet;
  }

  /** Grain: fine and coarse noise that all three colours share. */
  Sheet grain(double fine, double coarse, Random random) {
    float[] small = Noise.field(width, height, 1.6, random);
    float[] large = Noise.field(width, height, Math.max(width, height) / 6.0, random);
    for (float[] plane : planes) {
      for (int i = 0; i < plane.length; i++) {
        plane[i] += (float) (fine * small[i] + coarse * large[i]);
      }
    }
    return this;
  }

  /** Lays ink on it; worn ink lets the ground through in patches. */
  Sheet ink(float[] cover, Color colour, double strength, double wear, Random random) {
    float[] patches = Noise.field(width, height, 2.2, random);
    float[] rgb = colour.getRGBColorComponents(null);
    for (int plane = 0; plane < 3; plane++) {
      for (int i = 0; i < cover.length; i++) {
        double open = 1 - wear * (0.5 + 0.5 * patches[i]);
        double share = cover[i] * strength * open;
        planes[plane][i] += (float) (share * (rgb[plane] - planes[plane][i]));
      }
    }
    return this;
  }

  /** Ruled lines across, and with {@code squares} down as well. */
  Sheet ruled(double gap, double thickness, Color colour, double strength, boolean squares) {
    float[] rgb = colour.getRGBColorComponents(null);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        double fromLine = Math.abs(y % gap - gap / 2);
        double fromColumn = squares ? Math.abs(x % gap - gap / 2) : gap;
        double share =
            strength * Math.clamp(thickness / 2 + 0.5 - Math.min(fromLine, fromColumn), 0, 1);
        for (int plane = 0; plane < 3; plane++) {
          planes[plane][y * width + x] +=
              (float) (share * (rgb[plane] - planes[plane][y * width + x]));
        }
      }
    }
    return this;
  }

  /** Paints on it with Java2D. */
  Sheet paint(Consumer<Graphics2D> painter) {
    BufferedImage image = image();
    Graphics2D graphics = image.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    painter.accept(graphics);
    graphics.dispose();
    Sheet painted = of(image);
    for (int plane = 0; plane < 3; plane++) {
      System.arraycopy(painted.planes[plane], 0, planes[plane], 0, planes[plane].length);
    }
    return this;
  }

  /** Multiplies every colour with the light that falls there. */
  Sheet lit(float[] light) {
    for (float[] plane : planes) {
      for (int i = 0; i < plane.length; i++) {
        plane[i] *= light[i];
      }
    }
    return this;
  }

  /** Three passes of a running mean: close to a Gaussian of that radius. */
  Sheet blurred(double radius) {
    int reach = (int) Math.round(radius);
    if (reach > 0) {
      for (float[] plane : planes) {
        for (int pass = 0; pass < 2; pass++) {
          mean(plane, width, height, reach, 1, width);
          mean(plane, height, width, reach, width, 1);
        }
      }
    }
    return this;
  }

  private static void mean(float[] plane, int along, int rows, int reach, int step, int next) {
    float[] line = new float[along];
    for (int row = 0; row < rows; row++) {
      for (int i = 0; i < along; i++) {
        line[i] = plane[row * next + i * step];
      }
      for (int i = 0; i < along; i++) {
        float sum = 0;
        for (int k = -reach; k <= reach; k++) {
          sum += line[Math.clamp(i + k, 0, along - 1)];
        }
        plane[row * next + i * step] = sum / (2 * reach + 1);
      }
    }
  }

  /** The noise of a sensor, stronger in one colour than in another. */
  Sheet noisy(double sigma, Random random) {
    for (float[] plane : planes) {
      for (int i = 0; i < plane.length; i++) {
        plane[i] += (float) (sigma * random.nextGaussian());
      }
    }
    return this;
  }

  BufferedImage image() {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    int[] row = new int[width];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int i = y * width + x;
        row[x] = level(planes[0][i]) << 16 | level(planes[1][i]) << 8 | level(planes[2][i]);
      }
      image.setRGB(0, y, width, 1, row, 0, width);
    }
    return image;
  }

  static Sheet of(BufferedImage image) {
    Sheet sheet = of(image.getWidth(), image.getHeight(), Color.WHITE);
    for (int y = 0; y < sheet.height; y++) {
      for (int x = 0; x < sheet.width; x++) {
        int rgb = image.getRGB(x, y);
        sheet.planes[0][y * sheet.width + x] = (rgb >> 16 & 0xff) / 255f;
        sheet.planes[1][y * sheet.width + x] = (rgb >> 8 & 0xff) / 255f;
        sheet.planes[2][y * sheet.width + x] = (rgb & 0xff) / 255f;
      }
    }
    return sheet;
  }

  private static int level(float value) {
    return Math.clamp(Math.round(value * 255), 0, 255);
  }
}
