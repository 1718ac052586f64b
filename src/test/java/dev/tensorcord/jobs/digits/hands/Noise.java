// Smooth random fields: the grain of paper, cloudy light, worn ink.
package dev.tensorcord.jobs.digits.hands;

import java.util.Random;

/** Value noise: random values on a grid, joined smoothly. */
final class Noise {
  private Noise() {}

  /**
   * A field of mean 0 and values between -1 and 1 whose hills are about {@code cell} pixels wide.
   */
  static float[] field(int width, int height, double cell, Random random) {
    int columns = (int) (width / cell) + 3;
    int rows = (int) (height / cell) + 3;
    float[] grid = new float[columns * rows];
    for (int i = 0; i < grid.length; i++) {
      grid[i] = 2 * random.nextFloat() - 1;
    }
    float[] field = new float[width * height];
    for (int y = 0; y < height; y++) {
      int row = (int) (y / cell);
      double ty = ease(y / cell - row);
      for (int x = 0; x < width; x++) {
        int column = (int) (x / cell);
        double tx = ease(x / cell - column);
        int at = row * columns + column;
        double upper = grid[at] + tx * (grid[at + 1] - grid[at]);
        double lower = grid[at + columns] + tx * (grid[at + columns + 1] - grid[at + columns]);
        field[y * width + x] = (float) (upper + ty * (lower - upper));
      }
    }
    return field;
  }

  private static double ease(double t) {
    return t * t * (3 - 2 * t);
  }
}
