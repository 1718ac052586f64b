package dev.tensorcord.data;

import dev.tensorcord.fault.Excerpt;
import dev.tensorcord.fault.Fault;
import java.util.Locale;
import java.util.Set;

/** Decimal numbers as people write them: where one ends in a text, what it is worth. */
final class Numeral {
  /** More digits than this say nothing to a double and are a slip or an attack. */
  private static final int LONGEST = 60;

  private static final Set<String> NOT_FINITE =
      Set.of("nan", "inf", "infinity", "na", "n/a", "null", "undefined", "none");

  private Numeral() {}

  /** Shortest text that is read back as the same number, without a needless {@code .0}. */
  static String of(double value) {
    if (value == Math.rint(value) && Math.abs(value) < 1e15) {
      return Long.toString((long) value);
    }
    return Double.toString(value);
  }

  static boolean isMinus(char c) {
    return c == '-' || c == '\u2212' || c == '\u2013';
  }

  static boolean isSign(char c) {
    return c == '+' || isMinus(c);
  }

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  /** Whether a number begins at {@code at}. */
  static boolean startsAt(String text, int at) {
    int first = at < text.length() && isSign(text.charAt(at)) ? at + 1 : at;
    int digit = first < text.length() && text.charAt(first) == '.' ? first + 1 : first;
    return digit < text.length() && isDigit(text.charAt(digit));
  }

  /** The end of the number that begins at {@code at}. */
  static int end(String text, int at) {
    int i = isSign(text.charAt(at)) ? at + 1 : at;
    i = digits(text, i);
    if (i < text.length() && text.charAt(i) == '.') {
      i = digits(text, i + 1);
    }
    if (i < text.length() && (text.charAt(i) == 'e' || text.charAt(i) == 'E')) {
      int exponent = i + 1;
      if (exponent < text.length() && isSign(text.charAt(exponent))) {
        exponent++;
      }
      if (exponent < text.length() && isDigit(text.charAt(exponent))) {
        i = digits(text, exponent);
      }
    }
    return i;
  }

  private static int digits(String text, int from) {
    int i = from;
    while (i < text.length() && isDigit(text.charAt(i))) {
      i++;
    }
    return i;
  }

  /**
   * The number between two places of a text.
   *
   * @throws Fault if it has too many digits or is too large
   */
  static double value(String text, int from, int to) {
    if (to - from > LONGEST) {
      throw Fault.at(
          Excerpt.of(text, from, to - from),
          "This number is %,d characters long.".formatted(to - from),
          "About 16 digits are kept; write a number as 1.25 or 1.25e6.");
    }
    String plain = text.substring(from, to).replace('\u2212', '-').replace('\u2013', '-');
    double value = Double.parseDouble(plain);
    if (Math.abs(value) > Points.MOST) {
      throw Fault.at(
          Excerpt.of(text, from, to - from),
          "This number is too large to compute with.",
          "Numbers up to 1e100 are read; give the values in a larger unit.");
    }
    return value + 0.0;
  }

  /** Whether the word says that there is no number, or none that is finite. */
  static boolean isUnknown(String word) {
    return NOT_FINITE.contains(word.toLowerCase(Locale.ROOT)) || word.startsWith("\u221e");
  }

  /** The fault of a word that stands where a number should. */
  static Fault notANumber(String text, int from, int to) {
    String word = text.substring(from, Math.min(to, from + 40));
    Excerpt where = Excerpt.of(text, from, to - from);
    if (isUnknown(word)) {
      return Fault.at(
          where,
          "\u201c%s\u201d is not a number to fit a curve through.".formatted(word),
          "Leave that point out, or give its value.");
    }
    return Fault.at(
        where,
        "\u201c%s\u201d is not a number.".formatted(word),
        "Write points as `0,1.1 1,5.9 2,16.8`: x, a comma, y, then a space.");
  }
}
