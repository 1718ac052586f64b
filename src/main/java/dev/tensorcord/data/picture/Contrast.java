package dev.tensorcord.data.picture;

/**
 * The one mixture of red, green and blue in which a picture's ink stands out most.
 *
 * <p>Fine detail, what a pixel differs by from its surroundings, is drawn by the ink alone; its
 * first principal axis is the way from ground to ink, be it red on green of the same brightness.
 *
 * @param grey the mixture, about 0 to 255
 * @param light the brightness, where {@code grey} is one too; shadows weaken such ink, and only
 *     such
 */
record Contrast(Plane grey, boolean light) {
  /** The size at which colours are compared. */
  private static final int COARSE = 320;

  /** The surroundings' radius, as a part of the longer side. */
  private static final double SURROUNDINGS = 0.06;

  /** Colours whose channels differ by less are grey. */
  private static final int NEARLY = 8;

  private static final int ROUNDS = 30;

  static Contrast of(Pixels pixels) {
    double[] axis = isGrey(pixels) ? new double[] {1, 1, 1} : axis(pixels);
    boolean light = axis[0] * axis[1] >= 0 && axis[1] * axis[2] >= 0 && axis[0] * axis[2] >= 0;
    double size = Math.abs(axis[0]) + Math.abs(axis[1]) + Math.abs(axis[2]);
    // Brighter is more, where the axis tells bright from dark at all.
    double sign = axis[0] + axis[1] + axis[2] < 0 ? -1 : 1;
    float red = (float) (sign * axis[0] / size);
    float green = (float) (sign * axis[1] / size);
    float blue = (float) (sign * axis[2] / size);
    Plane grey = new Plane(pixels.width(), pixels.height());
    int[] argb = pixels.argb();
    for (int i = 0; i < argb.length; i++) {
      int colour = argb[i];
      grey.at()[i] =
          red * (colour >> 16 & 0xff) + green * (colour >> 8 & 0xff) + blue * (colour & 0xff);
    }
    return new Contrast(grey, light);
  }

  private static boolean isGrey(Pixels pixels) {
    for (int colour : pixels.argb()) {
      int red = colour >> 16 & 0xff;
      int green = colour >> 8 & 0xff;
      int blue = colour & 0xff;
      if (Math.abs(red - green) > NEARLY || Math.abs(green - blue) > NEARLY) {
        return false;
      }
    }
    return true;
  }

  private static double[] axis(Pixels pixels) {
    Plane[] detail = {detail(pixels, 16), detail(pixels, 8), detail(pixels, 0)};
    double[][] spread = new double[3][3];
    for (int i = 0; i < detail[0].at().length; i++) {
      double red = detail[0].at()[i];
      double green = detail[1].at()[i];
      double blue = detail[2].at()[i];
      // The strongest detail counts most, so that a camera's noise does not add up to a colour.
      double weight = red * red + green * green + blue * blue;
      double[] each = {red, green, blue};
      for (int a = 0; a < 3; a++) {
        for (int b = 0; b < 3; b++) {
          spread[a][b] += weight * each[a] * each[b];
        }
      }
    }
    double[] axis = {1, 1.1, 0.9};
    for (int round = 0; round < ROUNDS; round++) {
      double[] next = new double[3];
      for (int a = 0; a < 3; a++) {
        next[a] = spread[a][0] * axis[0] + spread[a][1] * axis[1] + spread[a][2] * axis[2];
      }
      double length = Math.sqrt(next[0] * next[0] + next[1] * next[1] + next[2] * next[2]);
      if (length < 1e-9) {
        return new double[] {1, 1, 1};
      }
      axis = new double[] {next[0] / length, next[1] / length, next[2] / length};
    }
    return axis;
  }

  private static Plane detail(Pixels pixels, int shift) {
    Plane channel = new Plane(pixels.width(), pixels.height());
    for (int i = 0; i < channel.at().length; i++) {
      channel.at()[i] = pixels.argb()[i] >> shift & 0xff;
    }
    Plane small = channel.reduced(COARSE);
    int longer = Math.max(small.width(), small.height());
    Plane around = small.blurred((int) Math.max(2, SURROUNDINGS * longer));
    for (int i = 0; i < small.at().length; i++) {
      around.at()[i] = small.at()[i] - around.at()[i];
    }
    return around;
  }
}
