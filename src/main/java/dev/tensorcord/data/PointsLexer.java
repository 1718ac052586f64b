package dev.tensorcord.data;

import dev.tensorcord.data.PointsToken.Kind;
import dev.tensorcord.fault.Excerpt;
import dev.tensorcord.fault.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Cuts typed points into numbers, separators, brackets and the names x and y; one pass. */
final class PointsLexer {
  private static final String OPENING = "([{";
  private static final String CLOSING = ")]}";
  private static final int DEEPEST = 4;

  private final String text;
  private final List<PointsToken> tokens = new ArrayList<>();
  private final StringBuilder open = new StringBuilder();
  private final InputLimits limits;
  private int numbers;
  private int at;

  private PointsLexer(String text, InputLimits limits) {
    this.text = text;
    this.limits = limits;
  }

  static List<PointsToken> tokens(String text, InputLimits limits) {
    PointsLexer lexer = new PointsLexer(text, limits);
    while (lexer.at < text.length()) {
      lexer.next();
    }
    if (!lexer.open.isEmpty()) {
      throw Fault.at(
          Excerpt.of(text, text.length(), 1),
          "A bracket is not closed.",
          "Add \u201c%s\u201d at the end.".formatted(lexer.open.reverse()));
    }
    return lexer.tokens;
  }

  private void next() {
    char c = text.charAt(at);
    if (Numeral.startsAt(text, at)) {
      number();
    } else if (OPENING.indexOf(c) >= 0) {
      open(c);
    } else if (CLOSING.indexOf(c) >= 0) {
      close(c);
    } else if (separator(c) != null) {
      add(separator(c), at + 1);
    } else if (c == '"' || c == '\'' || c == ':' || c == '=') {
      add(Kind.SPACE, at + 1);
    } else {
      word();
    }
  }

  private static Kind separator(char c) {
    return switch (c) {
      case ',', '|' -> Kind.COMMA;
      case ';' -> Kind.SEMICOLON;
      case '\t' -> Kind.TAB;
      case '\n', '\r' -> Kind.NEWLINE;
      default -> c == ' ' || Character.isSpaceChar(c) ? Kind.SPACE : null;
    };
  }

  private void number() {
    int end = Numeral.end(text, at);
    if (end < text.length() && belongsToWord(text.charAt(end))) {
      throw Numeral.notANumber(text, at, wordEnd(end));
    }
    tokens.add(new PointsToken(Kind.NUMBER, at, end, Numeral.value(text, at, end)));
    limits.checkNumbers(++numbers);
    at = end;
  }

  private void word() {
    int end = wordEnd(at + 1);
    switch (text.substring(at, Math.min(end, at + 3)).toLowerCase(Locale.ROOT)) {
      case "x", "xs" -> add(Kind.X, end);
      case "y", "ys" -> add(Kind.Y, end);
      default -> throw Numeral.notANumber(text, at, end);
    }
  }

  private int wordEnd(int from) {
    int end = from;
    while (end < text.length() && belongsToWord(text.charAt(end))) {
      end++;
    }
    return end;
  }

  private static boolean belongsToWord(char c) {
    return separator(c) == null
        && OPENING.indexOf(c) < 0
        && CLOSING.indexOf(c) < 0
        && "\"':=".indexOf(c) < 0;
  }

  private void open(char c) {
    if (open.length() == DEEPEST) {
      throw Fault.at(
          Excerpt.of(text, at, 1),
          "Brackets are nested more than %d deep here.".formatted(DEEPEST),
          "Write points as `(0,1.1) (1,5.9)` or `[[0,1.1],[1,5.9]]`.");
    }
    open.append(CLOSING.charAt(OPENING.indexOf(c)));
    add(Kind.OPEN, at + 1);
  }

  private void close(char c) {
    int last = open.length() - 1;
    if (last < 0 || open.charAt(last) != c) {
      throw Fault.at(
          Excerpt.of(text, at, 1),
          last < 0
              ? "This bracket closes nothing."
              : "This bracket closes nothing: \u201c%s\u201d is awaited first."
                  .formatted(open.charAt(last)),
          "Check that every bracket has its partner.");
    }
    open.setLength(last);
    add(Kind.CLOSE, at + 1);
  }

  private void add(Kind kind, int end) {
    tokens.add(new PointsToken(kind, at, end, 0));
    at = end;
  }
}
