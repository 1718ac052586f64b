package dev.tensorcord.data.picture;

/**
 * Brings the ink of one digit to MNIST's own form: its box fitted into 20×20 by area averaging,
 * keeping its proportions, and its centre of mass put at the centre of 28×28 (LeCun, Bottou, Bengio
 * and Haffner 1998). What a network learns from and what it is asked about both pass through here.
 *
 * <p>Two steps more than MNIST's, since a picture may come from anything: faint ink is raised to
 * full strength, and a stroke thinner than MNIST's thin ones, which averaging would wash out, is
 * broadened first.
 */
public final class NormalForm {
  /** The side of the result. */
  public static final int SIDE = 28;

  /** The side of the box that the ink fills. */
  private static final int BOX = 20;

  /** The longest side on the way: fine enough to broaden a stroke by less than a final pixel. */
  private static final int WORK = 3 * BOX;

  /** The thinnest stroke that is left as it is, in pixels of the way: MNIST's thin ones. */
  private static final float THIN = 2.1f * WORK / BOX;

  /** Ink weaker than this part of the full strength does not count for the box. */
  private static final float FAINT = 0.2f;

  private NormalForm() {}

  /**
   * The digit in 28×28 values, row after row, 0 ground and 1 ink; all 0 where there is no ink.
   *
   * @param ink how much ink each pixel holds, 0 to 1, row after row
   * @throws IllegalArgumentException if there are not {@code width * height} values
   */
  public static float[] of(float[] ink, int width, int height) {
    Raster whole = new Raster(ink, width, height);
    float full = whole.fullStrength();
    Box box = whole.box(FAINT * full);
    if (box == null) {
      return new float[SIDE * SIDE];
    }
    Raster work = fit(whole, box, WORK);
    work.strengthen(work.fullStrength());
    float missing = THIN - work.strokeWidth();
    Raster even = missing > 0 ? work.broadened(missing / 2) : work;
    Box last = even.box(FAINT);
    return centred(fit(even, last, BOX));
  }

  private static Raster fit(Raster from, Box box, int side) {
    double scale = (double) side / Math.max(box.width(), box.height());
    int width = Math.max(1, (int) Math.round(box.width() * scale));
    int height = Math.max(1, (int) Math.round(box.height() * scale));
    return from.resampled(box, width, height);
  }

  private static float[] centred(Raster digit) {
    double mass = 0;
    double x = 0;
    double y = 0;
    for (int row = 0; row < digit.height(); row++) {
      for (int column = 0; column < digit.width(); column++) {
        float ink = digit.at(column, row);
        mass += ink;
        x += ink * (column + 0.5);
        y += ink * (row + 0.5);
      }
    }
    int left = (int) Math.round(SIDE / 2.0 - x / mass);
    int top = (int) Math.round(SIDE / 2.0 - y / mass);
    float[] result = new float[SIDE * SIDE];
    for (int row = Math.max(0, -top); row < Math.min(digit.height(), SIDE - top); row++) {
      for (int column = Math.max(0, -left);
          column < Math.min(digit.width(), SIDE - left);
          column++) {
        result[(top + row) * SIDE + left + column] = Math.min(1, digit.at(column, row));
      }
    }
    return result;
  }

  /** Whole pixels, the right and the lower edge excluded. */
  record Box(int left, int top, int width, int height) {}

  /** Ink on a grid. */
  record Raster(float[] ink, int width, int height) {
    private static final int LEVELS = 64;

    Raster {
      if (ink.length != width * height) {
        throw new IllegalArgumentException(ink.length + " values for " + width + "×" + height);
      }
    }

    float at(int x, int y) {
      return ink[y * width + x];
    }

    /** The strength that a tenth of all ink exceeds: the stroke's core, untouched by lone peaks. */
    float fullStrength() {
      double[] mass = new double[LEVELS + 1];
      double all = 0;
      for (float each : ink) {
        mass[(int) (Math.clamp(each, 0f, 1f) * LEVELS)] += each;
        all += each;
      }
      double above = 0;
      int level = LEVELS;
      while (level > 0 && above + mass[level] < all / 10) {
        above += mass[level--];
      }
      return Math.min(1, (level + 1f) / LEVELS);
    }

    /** The smallest box around all ink of at least this strength; null where there is none. */
    Box box(float least) {
      int left = width;
      int right = -1;
      int top = height;
      int bottom = -1;
      for (int y = 0; y < height; y++) {
        for (int x = 0; x < width; x++) {
          if (ink[y * width + x] >= least) {
            left = Math.min(left, x);
            right = Math.max(right, x);
            top = Math.min(top, y);
            bottom = y;
          }
        }
      }
      return right < 0 ? null : new Box(left, top, right + 1 - left, bottom + 1 - top);
    }

    void strengthen(float full) {
      for (int i = 0; i < ink.length; i++) {
        ink[i] = Math.min(1, ink[i] / full);
      }
    }

    /**
     * Twice the area over the length of the edge, which for a stroke is its width. The edge is as
     * long as the ink's total variation.
     */
    float strokeWidth() {
      double area = 0;
      double edge = 0;
      for (int y = -1; y < height; y++) {
        for (int x = -1; x < width; x++) {
          float here = y < 0 || x < 0 ? 0 : at(x, y);
          float right = y < 0 || x + 1 == width ? 0 : at(x + 1, y);
          float below = x < 0 || y + 1 == height ? 0 : at(x, y + 1);
          float dx = right - here;
          float dy = below - here;
          area += here;
          edge += Math.sqrt(dx * dx + dy * dy);
        }
      }
      return edge == 0 ? 0 : (float) (2 * area / edge);
    }

    /** The ink grown by a disc of this radius, on a grid that holds all of it. */
    Raster broadened(float radius) {
      int reach = (int) Math.ceil(radius + 0.5f);
      Raster grown =
          new Raster(
              new float[(width + 2 * reach) * (height + 2 * reach)],
              width + 2 * reach,
              height + 2 * reach);
      for (int dy = -reach; dy <= reach; dy++) {
        for (int dx = -reach; dx <= reach; dx++) {
          float part = radius + 0.5f - (float) Math.sqrt(dx * dx + dy * dy);
          float weight = dx == 0 && dy == 0 ? 1 : Math.min(1, part);
          if (weight > 0) {
            stamp(grown.ink, grown.width, reach + dx, reach + dy, weight);
          }
        }
      }
      return grown;
    }

    private void stamp(float[] onto, int stride, int left, int top, float weight) {
      for (int y = 0; y < height; y++) {
        int to = (top + y) * stride + left;
        for (int x = 0; x < width; x++) {
          onto[to + x] = Math.max(onto[to + x], weight * ink[y * width + x]);
        }
      }
    }

    /** A part of it in another size: averages of areas downwards, straight lines upwards. */
    Raster resampled(Box part, int newWidth, int newHeight) {
      Weights across = Weights.of(part.left(), part.width(), newWidth, width);
      Weights down = Weights.of(part.top(), part.height(), newHeight, height);
      int first = down.first[0];
      int end = down.first[newHeight - 1] + down.weight[newHeight - 1].length;
      float[] rows = new float[(end - first) * newWidth];
      for (int y = first; y < end; y++) {
        for (int x = 0; x < newWidth; x++) {
          float sum = 0;
          int from = y * width + across.first[x];
          float[] weight = across.weight[x];
          for (int k = 0; k < weight.length; k++) {
            sum += weight[k] * ink[from + k];
          }
          rows[(y - first) * newWidth + x] = sum;
        }
      }
      float[] result = new float[newWidth * newHeight];
      for (int y = 0; y < newHeight; y++) {
        float[] weight = down.weight[y];
        for (int k = 0; k < weight.length; k++) {
          int from = (down.first[y] + k - first) * newWidth;
          for (int x = 0; x < newWidth; x++) {
            result[y * newWidth + x] += weight[k] * rows[from + x];
          }
        }
      }
      return new Raster(result, newWidth, newHeight);
    }
  }

  /** Which old pixels make up each new one along an axis, and how much of each. */
  private record Weights(int[] first, float[][] weight) {
    static Weights of(int start, int length, int count, int limit) {
      double step = (double) length / count;
      int[] first = new int[count];
      float[][] weight = new float[count][];
      for (int i = 0; i < count; i++) {
        double from = start + i * step;
        double to = from + step;
        if (step < 1) {
          // A tent of one old pixel to each side of the centre.
          from = (from + to) / 2 - 1;
          to = from + 2;
        }
        int low = Math.max(0, (int) Math.floor(from + 1e-9));
        int high = Math.min(limit, (int) Math.ceil(to - 1e-9));
        float[] parts = new float[high - low];
        double all = 0;
        for (int k = low; k < high; k++) {
          double part =
              step < 1
                  ? Math.max(0, 1 - Math.abs(k + 0.5 - (from + 1)))
                  : Math.min(to, k + 1) - Math.max(from, k);
          parts[k - low] = (float) part;
          all += part;
        }
        for (int k = 0; k < parts.length; k++) {
          parts[k] /= (float) all;
        }
        first[i] = low;
        weight[i] = parts;
      }
      return new Weights(first, weight);
    }
  }
}
