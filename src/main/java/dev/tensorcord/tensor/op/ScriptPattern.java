package dev.tensorcord.tensor.op;

import dev.tensorcord.fault.Fault;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A regular expression as JavaScript writes it, safe to run on what members give. Patterns such as
 * {@code (a+)+b} make a backtracking engine try exponentially many ways, so every character that it
 * looks at is counted, and beyond a number of them it is stopped. An engine without backtracking
 * would need no such bound, but knows no references to groups and no looking ahead, which
 * JavaScript has.
 */
final class ScriptPattern {
  /** Characters that may be looked at: some tenths of a second. */
  private static final long MOST_LOOKS = 50_000_000;

  /** Characters that all results may have together. */
  private static final long MOST_WRITTEN = 50_000_000;

  private static final String SPACES =
      "\\t\\n\\x0B\\f\\r \\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000\\ufeff";

  private final String op;
  private final Pattern pattern;
  private long looks;
  private long written;

  /**
   * Reads a pattern.
   *
   * @throws Fault if it is none
   */
  ScriptPattern(String op, String source) {
    this.op = op;
    try {
      pattern = Pattern.compile(translated(source));
    } catch (PatternSyntaxException | StackOverflowError e) {
      throw Fault.of(
          "%s: the pattern '%s' is none."
              .formatted(op, source.length() > 60 ? source.substring(0, 60) + "…" : source),
          "Look for brackets that are not closed, and for a * or + with nothing before it.");
    }
  }

  /** In Java's writing: dots, ends, spaces and classes of characters differ a little. */
  private static String translated(String source) {
    StringBuilder java = new StringBuilder();
    boolean inClass = false;
    for (int i = 0; i < source.length(); i++) {
      char c = source.charAt(i);
      if (c == '\\' && i + 1 < source.length()) {
        i = escape(source, i + 1, inClass, java);
      } else if (inClass) {
        inClass = c != ']';
        java.append(c == '[' || c == '&' ? "\\" + c : String.valueOf(c));
      } else if (c == '[') {
        inClass = true;
        boolean not = source.startsWith("^", i + 1);
        i += not ? 1 : 0;
        if (source.startsWith("]", i + 1)) {
          java.append(not ? "[\\s\\S]" : "(?!)");
          inClass = false;
          i++;
        } else {
          java.append(not ? "[^" : "[");
        }
      } else if (c == '{' && !source.substring(i).matches("(?s)\\{\\d+(,\\d*)?\\}.*")) {
        java.append("\\{");
      } else {
        java.append(
            switch (c) {
              case '.' -> "[^\\n\\r\\u2028\\u2029]";
              case '$' -> "\\z";
              default -> String.valueOf(c);
            });
      }
    }
    return java.toString();
  }

  /** Writes the escape whose letter stands at a place, and gives the place of its end. */
  private static int escape(String source, int at, boolean inClass, StringBuilder java) {
    char c = source.charAt(at);
    switch (c) {
      case 's' -> java.append(inClass ? SPACES : "[" + SPACES + "]");
      case 'S' -> java.append("[^").append(SPACES).append(']');
      case 'b' -> java.append(inClass ? "\\x08" : "\\b");
      case 'v' -> java.append("\\x0B");
      case '0' -> java.append("\\x00");
      case 'd', 'D', 'w', 'W', 'B', 't', 'n', 'r', 'f', 'x', 'u', 'c', 'k' ->
          java.append('\\').append(c);
      default -> {
        boolean literal = c < '0' || (c > '9' && c < 128 && Character.isLetter(c));
        java.append(literal && Character.isLetter(c) ? "" : "\\").append(c);
      }
    }
    return at;
  }

  /**
   * A text with its first match, or all, replaced.
   *
   * @param rewrite what stands for a match: {@code $1} is a group, {@code $&} the match, {@code $$}
   *     a dollar
   * @throws Fault if the pattern takes too long, or too much is written
   */
  String replace(String text, String rewrite, boolean all) {
    Matcher matcher = pattern.matcher(new Watched(text));
    StringBuilder result = new StringBuilder();
    int end = 0;
    try {
      while (matcher.find()) {
        result.append(text, end, matcher.start());
        rewrite(matcher, text, rewrite, result);
        end = matcher.end();
        if (written + result.length() > MOST_WRITTEN) {
          throw Fault.of(
              "%s: the results have more than %d characters.".formatted(op, MOST_WRITTEN),
              "Write less for each match, or work on fewer texts.");
        }
        if (!all) {
          break;
        }
      }
    } catch (StackOverflowError e) {
      throw tooLong();
    }
    written += result.length();
    return result.append(text, end, text.length()).toString();
  }

  /** As ECMA-262, GetSubstitution. */
  private static void rewrite(Matcher match, String text, String rewrite, StringBuilder to) {
    for (int i = 0; i < rewrite.length(); i++) {
      char c = rewrite.charAt(i);
      char next = c == '$' && i + 1 < rewrite.length() ? rewrite.charAt(i + 1) : 0;
      int close = next == '<' ? rewrite.indexOf('>', i) : -1;
      int group = group(match, rewrite, i + 1);
      i++;
      if (next == '$') {
        to.append('$');
      } else if (next == '&') {
        to.append(text, match.start(), match.end());
      } else if (next == '`') {
        to.append(text, 0, match.start());
      } else if (next == '\'') {
        to.append(text, match.end(), text.length());
      } else if (next != 0 && group > 0) {
        to.append(match.group(group) == null ? "" : match.group(group));
        i += group > 9 || next == '0' ? 1 : 0;
      } else if (close > 0 && !match.namedGroups().isEmpty()) {
        Integer named = match.namedGroups().get(rewrite.substring(i + 1, close));
        to.append(named == null || match.group(named) == null ? "" : match.group(named));
        i = close;
      } else {
        to.append(c);
        i--;
      }
    }
  }

  /** The group that one or two digits name; 0 where there is none. */
  private static int group(Matcher match, String rewrite, int at) {
    int one = at < rewrite.length() ? Character.digit(rewrite.charAt(at), 10) : -1;
    int two = at + 1 < rewrite.length() ? Character.digit(rewrite.charAt(at + 1), 10) : -1;
    if (one < 0) {
      return 0;
    }
    int both = two < 0 ? 0 : 10 * one + two;
    return both > 0 && both <= match.groupCount() ? both : one <= match.groupCount() ? one : 0;
  }

  private Fault tooLong() {
    return Fault.of(
        "%s: this pattern tries too many ways on these texts.".formatted(op),
        "Avoid a repetition within a repetition, such as (a+)+.");
  }

  /** A text that counts how often it is looked at. */
  private final class Watched implements CharSequence {
    private final CharSequence text;

    Watched(CharSequence text) {
      this.text = text;
    }

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public char charAt(int index) {
      if (++looks > MOST_LOOKS) {
        throw tooLong();
      }
      return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return text.subSequence(start, end);
    }

    @Override
    public String toString() {
      return text.toString();
    }
  }
}
