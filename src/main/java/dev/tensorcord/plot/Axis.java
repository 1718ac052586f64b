package dev.tensorcord.plot;

import java.util.ArrayList;
import java.util.List;

/**
 * One axis: what it shows and where its marks stand.
 *
 * @param shown from end to end, in the values that are drawn (exponents where it is logarithmic)
 * @param marks ascending, inside
 * @param factor to be written once beside the axis, such as {@code ×10⁶}; empty for none
 */
record Axis(Span shown, List<Mark> marks, String factor) {
  /** A place of the axis and what is written there. */
  record Mark(double at, String label) {}

  /** A linear axis with at most {@code most} marks at steps of 1, 2 or 5. */
  static Axis linear(Span shown, int most) {
    return linear(shown, most, 0);
  }

  /** A linear axis of whole numbers. */
  static Axis whole(Span shown, int most) {
    return linear(shown, most, 1);
  }

  private static Axis linear(Span shown, int most, double leastStep) {
    double step = Math.max(leastStep, niceStep(shown.width() / most));
    double largest = Math.max(Math.abs(shown.least()), Math.abs(shown.most()));
    int magnitude = (int) Math.floor(Math.log10(largest));
    // Up to 99,999 and down to 0.001 a number is easier to read than its power of ten.
    boolean plain = magnitude >= -3 && magnitude <= 4;
    double unit = plain ? 1 : Math.pow(10, magnitude);
    int decimals = (int) Math.max(0, -Math.floor(Math.log10(step / unit) + 1e-9));
    List<Mark> marks = new ArrayList<>();
    double first = Math.ceil(shown.least() / step - 1e-9);
    for (int i = 0; i <= most + 1; i++) {
      double at = (first + i) * step;
      if (at > shown.most() + 1e-9 * step) {
        break;
      }
      marks.add(new Mark(at, label(at / unit, Math.min(decimals, 12))));
    }
    return new Axis(shown, marks, plain ? "" : "×" + NumberText.power(magnitude));
  }

  /**
   * An axis of exponents: whole decades, and within few decades the twos and fives between.
   *
   * @param shown exponents of ten
   */
  static Axis logarithmic(Span shown, int most) {
    List<Mark> marks = new ArrayList<>();
    int stride = (int) Math.max(1, Math.ceil(shown.width() / most));
    int low = (int) Math.floor(shown.least());
    int[] between = shown.width() * 3 <= most ? new int[] {1, 2, 5} : new int[] {1};
    for (int decade = Math.floorDiv(low, stride) * stride;
        decade <= shown.most();
        decade += stride) {
      for (int times : between) {
        double at = decade + Math.log10(times);
        if (at >= shown.least() && at <= shown.most()) {
          marks.add(
              new Mark(
                  at,
                  between.length > 1
                      ? NumberText.text(times * Math.pow(10, decade), 2)
                      : decade == 0 ? "1" : NumberText.power(decade)));
        }
      }
    }
    return new Axis(shown, marks, "");
  }

  private static String label(double value, int decimals) {
    // Four digits need no separator, and are often a year.
    String grouping = Math.abs(value) < 9999.5 ? "" : ",";
    String text =
        String.format(java.util.Locale.ROOT, "%" + grouping + "." + decimals + "f", value + 0.0);
    return text.matches("-[0.,]+") ? text.substring(1) : text.replace('-', '−');
  }

  private static double niceStep(double least) {
    double power = Math.pow(10, Math.floor(Math.log10(least)));
    double significand = least / power;
    return power * (significand <= 1 ? 1 : significand <= 2 ? 2 : significand <= 5 ? 5 : 10);
  }
}
