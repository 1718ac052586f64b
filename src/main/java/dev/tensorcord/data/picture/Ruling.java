package dev.tensorcord.data.picture;

import java.util.Arrays;

/**
 * Finds the printed lines of ruled and squared paper in a mask of ink.
 *
 * <p>A line is a long way through the ink that climbs by less than one in four, bent by the lens
 * and slanted by the view as it may be (a path opening: Heijmans, Buckley and Talbot 2005), with
 * small gaps allowed. Where a stroke crosses it, the ink is higher than the line is thick or darker
 * than it is, and is no line's.
 *
 * @param lines which pixels belong to lines
 * @param thick how thick the lines are
 */
record Ruling(boolean[] lines, int thick) {
  /** Pixels along a line that are looked at as one: the climb is one pixel each at most. */
  private static final int STEP = 4;

  /** Steps without ink that do not end a line. */
  private static final int GAP = 4;

  /** How much of the picture a line crosses. */
  private static final double ACROSS = 0.6;

  /** A line is so many times longer than thick; a 1 that fills the picture is not. */
  private static final double THIN = 50;

  /** A paper has at least so many. */
  private static final int FEWEST = 3;

  /** Ink so many times higher than the line is a stroke that crosses it. */
  private static final double CROSSING = 1.8;

  /** Ink so many times stronger than the line is a stroke's. */
  private static final float STRONGER = 1.35f;

  /** The lines; null where the paper is plain. */
  static Ruling of(boolean[] mask, Plane strength) {
    int width = strength.width();
    int height = strength.height();
    boolean[] level = family(mask, width, height);
    boolean[] turned = family(turned(mask, width, height), height, width);
    boolean[] upright = turned == null ? null : turned(turned, height, width);
    if (level == null && upright == null) {
      return null;
    }
    boolean[] all = new boolean[mask.length];
    int[] heights = level == null ? null : runs(mask, width, height);
    int[] widths =
        upright == null
            ? null
            : turned(runs(turned(mask, width, height), height, width), height, width);
    int thick = level == null ? 0 : median(heights, level);
    int broad = upright == null ? 0 : median(widths, upright);
    level = thick * THIN > width ? null : level;
    upright = broad * THIN > height ? null : upright;
    if (level == null && upright == null) {
      return null;
    }
    float[] ink = strength.at();
    float most = STRONGER * middle(ink, level, upright);
    for (int i = 0; i < all.length; i++) {
      boolean onLevel = level != null && level[i];
      boolean onUpright = upright != null && upright[i];
      boolean thin =
          onLevel && onUpright
              || onLevel && heights[i] <= CROSSING * thick + 1
              || onUpright && widths[i] <= CROSSING * broad + 1;
      all[i] = thin && ink[i] <= most;
    }
    return new Ruling(all, Math.max(thick, broad));
  }

  private static float middle(float[] ink, boolean[] level, boolean[] upright) {
    float[] some = new float[ink.length];
    int count = 0;
    for (int i = 0; i < ink.length; i++) {
      if (level != null && level[i] || upright != null && upright[i]) {
        some[count++] = ink[i];
      }
    }
    Arrays.sort(some, 0, count);
    return some[count / 2];
  }

  /** Pixels on long level ways; null where there are few. */
  private static boolean[] family(boolean[] mask, int width, int height) {
    int steps = width / STEP;
    if (steps < 10) {
      return null;
    }
    boolean[] ink = new boolean[steps * height];
    for (int y = 0; y < height; y++) {
      for (int step = 0; step < steps; step++) {
        int from = y * width + step * STEP;
        int count = 0;
        for (int i = from; i < from + STEP; i++) {
          count += mask[i] ? 1 : 0;
        }
        ink[step * height + y] = count >= STEP / 2;
      }
    }
    int[] before = ways(ink, steps, height, 0, 1);
    int[] after = ways(ink, steps, height, steps - 1, -1);
    int least = (int) (ACROSS * steps);
    boolean[] line = new boolean[mask.length];
    int crossed = 0;
    for (int step = 0; step < steps; step++) {
      for (int y = 0; y < height; y++) {
        int i = step * height + y;
        boolean on = ink[i] && before[i] + after[i] - 1 >= least;
        if (on) {
          int from = y * width + step * STEP;
          Arrays.fill(line, from, step == steps - 1 ? (y + 1) * width : from + STEP, true);
          crossed += y == 0 || !ink[i - 1] || before[i - 1] + after[i - 1] - 1 < least ? 1 : 0;
        }
      }
    }
    return crossed >= FEWEST * least ? line : null;
  }

  /** Steps with ink on the longest way that ends at each place. */
  private static int[] ways(boolean[] ink, int steps, int height, int first, int direction) {
    int[] length = new int[steps * height];
    int[] gap = new int[steps * height];
    for (int n = 0, step = first; n < steps; n++, step += direction) {
      for (int y = 0; y < height; y++) {
        int i = step * height + y;
        int best = 0;
        int bestGap = 0;
        if (n > 0) {
          int previous = (step - direction) * height;
          for (int from = Math.max(0, y - 1); from <= Math.min(height - 1, y + 1); from++) {
            if (length[previous + from] > best) {
              best = length[previous + from];
              bestGap = gap[previous + from];
            }
          }
        }
        if (ink[i]) {
          length[i] = best + 1;
        } else if (bestGap < GAP) {
          length[i] = best;
          gap[i] = bestGap + 1;
        }
      }
    }
    return length;
  }

  /** How high the ink is that each pixel lies in. */
  private static int[] runs(boolean[] mask, int width, int height) {
    int[] run = new int[mask.length];
    for (int x = 0; x < width; x++) {
      int start = 0;
      for (int y = 0; y <= height; y++) {
        if (y == height || !mask[y * width + x]) {
          for (int row = start; row < y; row++) {
            run[row * width + x] = y - start;
          }
          start = y + 1;
        }
      }
    }
    return run;
  }

  private static int median(int[] values, boolean[] of) {
    int[] some = new int[values.length];
    int count = 0;
    for (int i = 0; i < of.length; i++) {
      if (of[i] && values[i] > 0) {
        some[count++] = values[i];
      }
    }
    Arrays.sort(some, 0, count);
    return count == 0 ? 0 : some[count / 2];
  }

  private static boolean[] turned(boolean[] from, int width, int height) {
    boolean[] to = new boolean[from.length];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        to[x * height + y] = from[y * width + x];
      }
    }
    return to;
  }

  private static int[] turned(int[] from, int width, int height) {
    int[] to = new int[from.length];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        to[x * height + y] = from[y * width + x];
      }
    }
    return to;
  }
}
