package dev.tensorcord.data.picture;

import java.util.Arrays;

/** One number for each pixel of a grid, row after row, and what neighbourhoods make of them. */
record Plane(int width, int height, float[] at) {
  Plane(int width, int height) {
    this(width, height, new float[width * height]);
  }

  /** Averages of squares, so that the longer side becomes at most {@code longest}. */
  Plane reduced(int longest) {
    int factor = Math.ceilDiv(Math.max(width, height), longest);
    if (factor == 1) {
      return this;
    }
    Plane small = new Plane(Math.ceilDiv(width, factor), Math.ceilDiv(height, factor));
    for (int row = 0; row < small.height; row++) {
      int endY = Math.min(height, (row + 1) * factor);
      for (int y = row * factor; y < endY; y++) {
        for (int x = 0, cell = row * small.width; x < width; cell++) {
          int endX = Math.min(width, x + factor);
          float sum = 0;
          for (; x < endX; x++) {
            sum += at[y * width + x];
          }
          small.at[cell] += sum;
        }
      }
      for (int column = 0; column < small.width; column++) {
        int across = Math.min(factor, width - column * factor);
        small.at[row * small.width + column] /= across * (endY - row * factor);
      }
    }
    return small;
  }

  /** Averages of 3×3 pixels, the middle counted most: takes off half of a camera's noise. */
  Plane smoothed() {
    Plane across = new Plane(width, height);
    for (int y = 0; y < height; y++) {
      int row = y * width;
      for (int x = 0; x < width; x++) {
        float left = at[row + Math.max(0, x - 1)];
        float right = at[row + Math.min(width - 1, x + 1)];
        across.at[row + x] = 0.25f * (left + right) + 0.5f * at[row + x];
      }
    }
    Plane both = new Plane(width, height);
    for (int y = 0; y < height; y++) {
      int above = Math.max(0, y - 1) * width;
      int below = Math.min(height - 1, y + 1) * width;
      for (int x = 0; x < width; x++) {
        both.at[y * width + x] =
            0.25f * (across.at[above + x] + across.at[below + x]) + 0.5f * across.at[y * width + x];
      }
    }
    return both;
  }

  /** The mean of the square of this radius around each pixel, less at the edges. */
  Plane blurred(int radius) {
    return across(radius).turned().across(radius).turned();
  }

  private Plane across(int radius) {
    Plane result = new Plane(width, height);
    for (int y = 0; y < height; y++) {
      double sum = 0;
      int row = y * width;
      for (int x = -radius; x < width; x++) {
        sum += x + radius < width ? at[row + x + radius] : 0;
        sum -= x - radius - 1 >= 0 ? at[row + x - radius - 1] : 0;
        if (x >= 0) {
          int count = Math.min(width - 1, x + radius) - Math.max(0, x - radius) + 1;
          result.at[row + x] = (float) (sum / count);
        }
      }
    }
    return result;
  }

  private Plane turned() {
    Plane result = new Plane(height, width);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        result.at[x * height + y] = at[y * width + x];
      }
    }
    return result;
  }

  /**
   * Morphological closing by a square: what is darker than its surroundings and narrower than the
   * square is filled; edges of larger things stay where they are. Each pass takes three comparisons
   * a pixel, whatever the radius (van Herk 1992; Gil and Werman 1993).
   */
  Plane closed(int radius) {
    Plane largest = new Plane(width, height, at.clone());
    largest.extreme(radius);
    largest.negate();
    largest.extreme(radius);
    largest.negate();
    return largest;
  }

  /** The same numbers with the other sign. */
  Plane negated() {
    Plane result = new Plane(width, height, at.clone());
    result.negate();
    return result;
  }

  private void negate() {
    for (int i = 0; i < at.length; i++) {
      at[i] = -at[i];
    }
  }

  /** Puts the largest number of each square in place of its middle. */
  private void extreme(int radius) {
    int window = 2 * radius + 1;
    float[] ahead = new float[width + 2 * window];
    float[] behind = new float[width + 2 * window];
    for (int y = 0; y < height; y++) {
      row(y * width, radius, window, ahead, behind);
    }
    columns(radius, window);
  }

  private void row(int start, int radius, int window, float[] ahead, float[] behind) {
    int count = Math.ceilDiv(width + radius, window) * window;
    for (int i = 0; i < count; i++) {
      float value = i < width ? at[start + i] : Float.NEGATIVE_INFINITY;
      behind[i] = i % window == 0 ? value : Math.max(behind[i - 1], value);
    }
    for (int i = count - 1; i >= 0; i--) {
      float value = i < width ? at[start + i] : Float.NEGATIVE_INFINITY;
      ahead[i] = (i + 1) % window == 0 ? value : Math.max(ahead[i + 1], value);
    }
    for (int x = 0; x < width; x++) {
      float right = behind[x + radius];
      at[start + x] = x < radius ? right : Math.max(ahead[x - radius], right);
    }
  }

  private void columns(int radius, int window) {
    float[] behind = new float[at.length];
    float[] ahead = at.clone();
    for (int y = 0; y < height; y++) {
      int row = y * width;
      if (y % window == 0) {
        System.arraycopy(at, row, behind, row, width);
      } else {
        larger(behind, row - width, at, row, behind, row);
      }
    }
    for (int y = height - 2; y >= 0; y--) {
      if ((y + 1) % window != 0) {
        larger(ahead, (y + 1) * width, at, y * width, ahead, y * width);
      }
    }
    for (int y = 0; y < height; y++) {
      int last = Math.min(height - 1, y + radius);
      int first = Math.max(0, y - radius);
      // Cut off by an edge, a neighbourhood is known from one side alone.
      if (y < radius) {
        System.arraycopy(behind, last * width, at, y * width, width);
      } else if (last < y + radius && first / window == last / window) {
        System.arraycopy(ahead, first * width, at, y * width, width);
      } else {
        larger(ahead, first * width, behind, last * width, at, y * width);
      }
    }
  }

  private void larger(float[] a, int fromA, float[] b, int fromB, float[] to, int start) {
    for (int x = 0; x < width; x++) {
      to[start + x] = Math.max(a[fromA + x], b[fromB + x]);
    }
  }

  /** How much neighbours differ, all in all. */
  double roughness() {
    double sum = 0;
    for (int y = 0; y < height; y++) {
      for (int i = y * width + 1; i < (y + 1) * width; i++) {
        sum += Math.abs(at[i] - at[i - 1]);
      }
    }
    for (int i = width; i < at.length; i++) {
      sum += Math.abs(at[i] - at[i - width]);
    }
    return sum;
  }

  /** The value that this part of all numbers lies below. */
  float quantile(double part) {
    int stride = Math.max(1, at.length / 40_000);
    float[] some = new float[Math.ceilDiv(at.length, stride)];
    for (int i = 0; i < some.length; i++) {
      some[i] = at[i * stride];
    }
    Arrays.sort(some);
    return some[(int) Math.min(some.length - 1, part * some.length)];
  }
}
