package dev.tensorcord.plot;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/** Numbers as people read them: short, with a true minus, and the same in every language. */
public final class NumberText {
  private static final String[] DIGITS = {"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};

  /** Numbers with up to so many digits before the point are given to the unit. */
  private static final int WHOLE = 5;

  private static final BigDecimal FIVE_DIGITS = new BigDecimal(10_000);

  private NumberText() {}

  /** Up to four significant digits: {@code 0.25}, {@code 12,000}, {@code 3×10⁻⁷}. */
  public static String text(double value) {
    return text(value, 4);
  }

  /** At most so many significant digits, without zeros at the end. */
  public static String text(double value, int digits) {
    if (value == 0 || !Double.isFinite(value)) {
      return value == 0 ? "0" : String.valueOf(value);
    }
    BigDecimal rounded = new BigDecimal(value).round(new MathContext(digits)).stripTrailingZeros();
    int exponent = rounded.precision() - rounded.scale() - 1;
    if (exponent >= -4 && exponent <= 5) {
      String plain = rounded.toPlainString();
      return (exponent >= 3 ? grouped(rounded) : plain).replace('-', '−');
    }
    BigDecimal mantissa = rounded.movePointLeft(exponent).stripTrailingZeros();
    String head = mantissa.toPlainString().replace('-', '−');
    return (head.equals("1") ? "" : head + "×") + power(exponent);
  }

  /**
   * Exactly so many significant digits, or as many as stand before the point, where those are few:
   * {@code 2.00}, {@code 1235}, {@code 3,120,000}.
   */
  public static String padded(double value, int digits) {
    if (value == 0 || !Double.isFinite(value)) {
      return text(value, digits);
    }
    BigDecimal exact = new BigDecimal(value);
    int before = exact.precision() - exact.scale();
    BigDecimal rounded =
        exact.round(new MathContext(before > WHOLE ? digits : Math.max(digits, before)));
    int exponent = rounded.precision() - rounded.scale() - 1;
    if (exponent >= -4 && exponent <= 8) {
      return grouped(rounded.setScale(Math.max(0, digits - 1 - exponent), RoundingMode.HALF_EVEN))
          .replace('-', '−');
    }
    rounded = exact.round(new MathContext(digits));
    exponent = rounded.precision() - rounded.scale() - 1;
    BigDecimal mantissa = rounded.movePointLeft(exponent).setScale(digits - 1);
    return mantissa.toPlainString().replace('-', '−') + "×" + power(exponent);
  }

  private static String grouped(BigDecimal value) {
    int decimals = Math.max(0, value.scale());
    // Four digits need no separator, and are often a year.
    boolean few = value.abs().compareTo(FIVE_DIGITS) < 0;
    return String.format(Locale.ROOT, (few ? "%." : "%,.") + decimals + "f", value);
  }

  /** A share in whole percent, never rounded to none or all of it: {@code <1 %}, {@code >99 %}. */
  public static String percent(double share) {
    if (share < 0.005) {
      return "<1 %";
    }
    return share >= 0.995 ? ">99 %" : Math.round(100 * share) + " %";
  }

  /** A power of ten: {@code 10⁻³}. */
  public static String power(int exponent) {
    return "10" + superscript(exponent);
  }

  /** A number in raised digits: {@code ⁻³}. */
  public static String superscript(int number) {
    StringBuilder text = new StringBuilder(number < 0 ? "⁻" : "");
    for (char digit : Integer.toString(Math.abs(number)).toCharArray()) {
      text.append(DIGITS[digit - '0']);
    }
    return text.toString();
  }
}
