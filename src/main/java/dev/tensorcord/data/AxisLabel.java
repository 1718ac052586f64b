package dev.tensorcord.data;

/** Makes a table's heading fit for the axis of a figure. */
final class AxisLabel {
  private static final int LONGEST = 40;

  private AxisLabel() {}

  /** The heading on one line, without characters that cannot be seen, cut where it is too long. */
  static String of(String heading, String otherwise) {
    String seen = heading.replaceAll("[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cn}\\u2028\\u2029]", " ").strip();
    if (seen.isEmpty()) {
      return otherwise;
    }
    if (seen.codePointCount(0, seen.length()) <= LONGEST) {
      return seen;
    }
    return seen.substring(0, seen.offsetByCodePoints(0, LONGEST - 1)).strip() + "\u2026";
  }
}
