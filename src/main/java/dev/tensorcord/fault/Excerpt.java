package dev.tensorcord.fault;

/**
 * A place in a text that a member typed: line and column from 1, and the length of the bad part.
 *
 * @param text the whole line, as typed
 */
public record Excerpt(String text, int line, int column, int length) {
  private static final int BEFORE = 30;
  private static final int WIDTH = 60;

  /** The place of {@code offset} in a text of several lines. */
  public static Excerpt of(String whole, int offset, int length) {
    int start = whole.lastIndexOf('\n', offset - 1) + 1;
    int end = whole.indexOf('\n', offset);
    String line = whole.substring(start, end < 0 ? whole.length() : end);
    int number = 1 + (int) whole.substring(0, start).chars().filter(c -> c == '\n').count();
    return new Excerpt(line, number, offset - start + 1, Math.max(1, length));
  }

  /** The line, cut to a phone's width around the place, with carets under it on a second line. */
  public String pointed() {
    int from = Math.max(0, Math.min(column - 1 - BEFORE, text.length() - WIDTH));
    int to = Math.min(text.length(), from + WIDTH);
    String head = from > 0 ? "…" : "";
    String tail = to < text.length() ? "…" : "";
    int indent = head.length() + column - 1 - from;
    int carets = Math.max(1, Math.min(length, to - (column - 1)));
    String shown = text.substring(from, to).replace('\t', ' ');
    return head + shown + tail + "\n" + " ".repeat(indent) + "^".repeat(carets);
  }
}
