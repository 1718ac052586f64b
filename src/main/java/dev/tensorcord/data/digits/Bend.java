package dev.tensorcord.data.digits;

/**
 * A random change of place: turned, slanted, stretched, shifted, and bent as a sheet of rubber
 * (elastic distortion: Simard, Steinkraus and Platt 2003), here by a coarse grid of random shifts
 * with smooth passages between them.
 */
final class Bend {
  private static final int GRID = 5;

  private final double[] matrix = new double[4];
  private final double shiftX;
  private final double shiftY;
  private final double[] rubberX = new double[GRID * GRID];
  private final double[] rubberY = new double[GRID * GRID];

  /**
   * How strong.
   *
   * @param turn radians, at most
   * @param slant how far the top leans, for each unit of height, at most
   * @param stretch how many times longer or shorter along one direction, at most
   * @param shift at most, where the whole is 1
   * @param rubber how far places move against each other, where the whole is 1
   */
  record Strength(double turn, double slant, double stretch, double shift, double rubber) {}

  Bend(Dice dice, Strength strength) {
    double turn = dice.from(-strength.turn(), strength.turn());
    double slant = dice.from(-strength.slant(), strength.slant());
    double size = dice.log(1 / Math.sqrt(strength.stretch()), Math.sqrt(strength.stretch()));
    double aspect = dice.log(1 / Math.sqrt(strength.stretch()), Math.sqrt(strength.stretch()));
    double cos = Math.cos(turn);
    double sin = Math.sin(turn);
    double wide = size * Math.sqrt(aspect);
    double high = size / Math.sqrt(aspect);
    matrix[0] = wide * cos;
    matrix[1] = wide * (slant * cos - sin);
    matrix[2] = high * sin;
    matrix[3] = high * (cos + slant * sin);
    shiftX = dice.from(-strength.shift(), strength.shift());
    shiftY = dice.from(-strength.shift(), strength.shift());
    for (int i = 0; i < GRID * GRID; i++) {
      rubberX[i] = dice.about(strength.rubber());
      rubberY[i] = dice.about(strength.rubber());
    }
  }

  /** Where a place of the unit square goes, into {@code to}. */
  void apply(double x, double y, double[] to) {
    double u = Math.clamp(x, 0, 1) * (GRID - 1);
    double v = Math.clamp(y, 0, 1) * (GRID - 1);
    int column = Math.min(GRID - 2, (int) u);
    int row = Math.min(GRID - 2, (int) v);
    double across = smooth(u - column);
    double down = smooth(v - row);
    int at = row * GRID + column;
    double cx = x - 0.5;
    double cy = y - 0.5;
    to[0] = 0.5 + matrix[0] * cx + matrix[1] * cy + shiftX + mix(rubberX, at, across, down);
    to[1] = 0.5 + matrix[2] * cx + matrix[3] * cy + shiftY + mix(rubberY, at, across, down);
  }

  private static double smooth(double t) {
    return t * t * (3 - 2 * t);
  }

  private static double mix(double[] grid, int at, double across, double down) {
    double upper = grid[at] + (grid[at + 1] - grid[at]) * across;
    double lower = grid[at + GRID] + (grid[at + GRID + 1] - grid[at + GRID]) * across;
    return upper + (lower - upper) * down;
  }

  /** A square image seen through this change of place, in another size. */
  Ink through(Ink image, int side) {
    Ink result = new Ink(side);
    double[] place = new double[2];
    for (int y = 0; y < side; y++) {
      for (int x = 0; x < side; x++) {
        apply((x + 0.5) / side, (y + 0.5) / side, place);
        result.values()[y * side + x] =
            image.between(place[0] * image.side() - 0.5, place[1] * image.side() - 0.5);
      }
    }
    return result;
  }
}
