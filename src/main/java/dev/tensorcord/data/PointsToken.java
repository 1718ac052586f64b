package dev.tensorcord.data;

/**
 * A piece of typed points.
 *
 * @param at where it begins in the text
 * @param end where it ends
 * @param value of a number; else 0
 */
record PointsToken(Kind kind, int at, int end, double value) {
  /** What a piece is; the separators from the weakest to the strongest. */
  enum Kind {
    COMMA,
    SPACE,
    TAB,
    SEMICOLON,
    NEWLINE,
    NUMBER,
    X,
    Y,
    OPEN,
    CLOSE;

    boolean separates() {
      return compareTo(NUMBER) < 0;
    }
  }
}
