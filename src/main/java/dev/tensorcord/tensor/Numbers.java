package dev.tensorcord.tensor;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Numbers as JavaScript writes them, which is what members know from TensorFlow.js. */
final class Numbers {
  private static final double PLAIN_FROM = 1e-6;
  private static final double PLAIN_TO = 1e21;

  private Numbers() {}

  /** The number as {@code String(x)} gives it in JavaScript. */
  static String of(double x) {
    if (Double.isNaN(x) || Double.isInfinite(x)) {
      return Double.toString(x);
    }
    if (x == 0) {
      return "0";
    }
    BigDecimal digits = new BigDecimal(Double.toString(x)).stripTrailingZeros();
    double size = Math.abs(x);
    if (size >= PLAIN_FROM && size < PLAIN_TO) {
      return digits.toPlainString();
    }
    String all = digits.unscaledValue().abs().toString();
    int exponent = all.length() - 1 - digits.scale();
    String mantissa = all.length() == 1 ? all : all.charAt(0) + "." + all.substring(1);
    return (x < 0 ? "-" : "") + mantissa + "e" + (exponent < 0 ? "-" : "+") + Math.abs(exponent);
  }

  /** Rounded to seven decimal places, halves away from 0. */
  static double toSevenPlaces(double x) {
    if (Double.isNaN(x) || Math.abs(x) >= PLAIN_TO) {
      return x;
    }
    return new BigDecimal(x).setScale(7, RoundingMode.HALF_UP).doubleValue();
  }
}
