package dev.tensorcord.data.picture;

import java.util.Arrays;

/**
 * Takes a picture row by row and averages squares of its pixels, so that no more than one row of
 * sums stands beside the result.
 */
final class Reducer {
  /** The longest side of what comes out: a digit of a fortieth of it still has a digit's detail. */
  static final int LONGEST = 1600;

  private static final int OPAQUE = 0xff;

  private final int fullWidth;
  private final int fullHeight;
  private final int factor;
  private final int width;
  private final int height;
  private final int[] argb;
  private final int[] red;
  private final int[] green;
  private final int[] blue;
  private final int[] alpha;
  private int open = -1;
  private int rows;

  /** For a picture of this size. */
  Reducer(int fullWidth, int fullHeight) {
    this.fullWidth = fullWidth;
    this.fullHeight = fullHeight;
    factor = Math.ceilDiv(Math.max(fullWidth, fullHeight), LONGEST);
    width = Math.ceilDiv(fullWidth, factor);
    height = Math.ceilDiv(fullHeight, factor);
    argb = new int[width * height];
    red = new int[width];
    green = new int[width];
    blue = new int[width];
    alpha = new int[width];
  }

  /** The next row; rows come from the top down or from the bottom up. */
  void row(int y, int[] colours) {
    if (factor == 1) {
      System.arraycopy(colours, 0, argb, y * width, width);
      return;
    }
    if (y / factor != open) {
      close();
      open = y / factor;
    }
    rows++;
    for (int x = 0, cell = 0; x < fullWidth; cell++) {
      int end = Math.min(fullWidth, x + factor);
      int r = 0;
      int g = 0;
      int b = 0;
      int a = 0;
      for (; x < end; x++) {
        int colour = colours[x];
        int weight = colour >>> 24;
        a += weight;
        if (weight == OPAQUE) {
          r += colour >> 16 & 0xff;
          g += colour >> 8 & 0xff;
          b += colour & 0xff;
        } else {
          r += (colour >> 16 & 0xff) * weight / OPAQUE;
          g += (colour >> 8 & 0xff) * weight / OPAQUE;
          b += (colour & 0xff) * weight / OPAQUE;
        }
      }
      red[cell] += r;
      green[cell] += g;
      blue[cell] += b;
      alpha[cell] += a;
    }
  }

  private void close() {
    if (open < 0) {
      return;
    }
    for (int cell = 0; cell < width; cell++) {
      int a = alpha[cell];
      if (a > 0) {
        int count = rows * Math.min(factor, fullWidth - cell * factor);
        argb[open * width + cell] =
            a / count << 24
                | part(red, cell, a) << 16
                | part(green, cell, a) << 8
                | part(blue, cell, a);
      }
    }
    Arrays.fill(red, 0);
    Arrays.fill(green, 0);
    Arrays.fill(blue, 0);
    Arrays.fill(alpha, 0);
    rows = 0;
  }

  private static int part(int[] sums, int cell, int alpha) {
    return Math.min(OPAQUE, (int) ((long) sums[cell] * OPAQUE / alpha));
  }

  /** The reduced picture, after the last row. */
  Pixels finish() {
    close();
    open = -1;
    return new Pixels(width, height, argb, fullWidth, fullHeight);
  }
}
