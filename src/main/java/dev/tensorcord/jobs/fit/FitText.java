package dev.tensorcord.jobs.fit;

import dev.tensorcord.data.Points;
import dev.tensorcord.plot.NumberText;
import java.util.Arrays;

/** A fit in words and formulas, without any markup. */
public final class FitText {
  /** A term that moves the curve by less than this part of y's range is left out. */
  private static final double NEGLIGIBLE = 2e-6;

  /** A formula as written must not leave the curve by more than this part of y's range. */
  private static final double EXACT = 0.005;

  private static final int LEAST_DIGITS = 3;
  private static final int MOST_DIGITS = 6;

  private FitText() {}

  /**
   * The curve as a formula whose factors have as many digits as it takes to follow the curve over
   * these points: {@code y = 2.00x² + 4.00x + 8.00}. Where x is far from 0, so that it would take
   * too many, the formula is in u, and says what u is.
   */
  public static String equation(Polynomial curve, Points points) {
    double reach = Arrays.stream(points.x()).map(Math::abs).max().orElse(1);
    double range = range(points);
    double[] factors = curve.expanded();
    boolean unmoved = curve.middle() == 0 && curve.half() == 1;
    if (unmoved || Arrays.stream(digits(factors, reach, range)).allMatch(d -> d <= MOST_DIGITS)) {
      return "y = " + sum(factors, "x", reach, range);
    }
    String sum = sum(curve.c(), "u", 1, range);
    String shift = signed(-curve.middle());
    return curve.half() == 1
        ? "y = %s, where u = x %s".formatted(sum, shift)
        : "y = %s, where u = (x %s) / %s".formatted(sum, shift, ungrouped(Math.abs(curve.half())));
  }

  /** The distance between the least and the greatest y; never 0. */
  private static double range(Points points) {
    double least = Arrays.stream(points.y()).min().orElse(0);
    double most = Arrays.stream(points.y()).max().orElse(1);
    double size = Math.max(Math.abs(least), Math.abs(most));
    return most - least > 1e-9 * size ? most - least : size == 0 ? 1 : size;
  }

  /** Significant digits that each factor needs, so that the rounded curve is the curve. */
  private static int[] digits(double[] factors, double reach, double range) {
    int[] digits = new int[factors.length];
    for (int k = 0; k < factors.length; k++) {
      double moves = Math.abs(factors[k]) * Math.pow(reach, k);
      // Rounding to d digits is off by at most 5 in the digit after them.
      double needed = Math.ceil(Math.log10(5 * moves / (EXACT * range)) - 0.1);
      digits[k] = (int) Math.max(LEAST_DIGITS, Math.min(needed, 99));
    }
    return digits;
  }

  private static String sum(double[] factors, String variable, double reach, double range) {
    int[] digits = digits(factors, reach, range);
    StringBuilder sum = new StringBuilder();
    for (int k = factors.length - 1; k >= 0; k--) {
      if (Math.abs(factors[k]) * Math.pow(reach, k) < NEGLIGIBLE * range) {
        continue;
      }
      String factor = NumberText.padded(Math.abs(factors[k]), Math.min(digits[k], 9));
      boolean minus = factors[k] < 0;
      sum.append(sum.isEmpty() ? (minus ? "−" : "") : (minus ? " − " : " + "));
      sum.append(factor).append(power(variable, k, factor.indexOf('×') >= 0));
    }
    return sum.isEmpty() ? "0" : sum.toString();
  }

  /** The variable to a power; empty for the power 0. */
  static String power(String variable, int k, boolean apart) {
    String power = k < 2 ? variable : variable + NumberText.superscript(k);
    return k == 0 ? "" : (apart ? "·" : "") + power;
  }

  private static String signed(double value) {
    return (value < 0 ? "− " : "+ ") + ungrouped(Math.abs(value));
  }

  /** Without separators: x is often a year. */
  private static String ungrouped(double value) {
    return NumberText.text(value, 8).replace(",", "");
  }

  /** How close descent came to the least loss that is possible, as a sentence. */
  public static String closeness(FitResult result, Points points) {
    // Where y never varies, the loss before training tells what is small.
    double spread =
        Math.max(Scaling.spread(points.y()), Math.max(1e-12 * result.history().first(), 1e-300));
    double best = result.bestLoss();
    if (result.loss() <= 1e-9 * spread) {
      return "The curve meets every point, as exactly as 32-bit numbers allow.";
    }
    if (best <= 1e-9 * spread) {
      return "A curve of this degree can meet every point; more steps come closer to it.";
    }
    double gap = result.loss() / best - 1;
    if (gap < 0.001) {
      return "Descent found the best possible loss (least squares).";
    }
    if (gap < 0.3) {
      return "Descent came within %s%% of the best possible loss, %s (least squares)."
          .formatted(NumberText.text(100 * gap, 2), NumberText.text(best, 3));
    }
    return "The loss is %s times the best possible one, %s (least squares); try more steps."
        .formatted(NumberText.text(result.loss() / best, 3), NumberText.text(best, 3));
  }

  /** R², cut and not rounded, so that only a perfect fit is called 1. */
  public static String r2(FitResult result) {
    double r2 = result.r2();
    if (Double.isNaN(r2)) {
      return "not defined (y never varies)";
    }
    if (1 - r2 < 1e-9) {
      return "1";
    }
    double cut = Math.abs(r2) < 1e-9 ? 0 : r2 < 0 ? r2 : Math.floor(r2 * 1e5) / 1e5;
    return NumberText.text(cut, r2 > 0.99 ? 5 : 3);
  }
}
