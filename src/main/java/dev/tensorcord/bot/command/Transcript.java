package dev.tensorcord.bot.command;

import dev.tensorcord.bot.Markdown;
import dev.tensorcord.sandbox.Line;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a snippet prints, while it does: all of it for a file, and the first and last rows for a
 * message. How much it may be is bounded by whoever hands it in. Thread-safe.
 */
final class Transcript {
  /** Rows kept of each end; no message holds so many. */
  private static final int ROWS = 200;

  /** Characters shown of one row. */
  private static final int WIDTH = 240;

  private static final Pattern BREAK = Pattern.compile("\r\n|[\n\r\u0085\u2028\u2029\u000b\f]");

  /** Marks that pile up on one letter would cover the lines around it. */
  private static final Pattern PILE = Pattern.compile("(\\p{M}{4})\\p{M}+");

  private final StringBuilder whole = new StringBuilder();
  private final List<Printed.Row> head = new ArrayList<>();
  private final Deque<Printed.Row> tail = new ArrayDeque<>();
  private int count;
  private boolean cut;

  /** One line more, or several. */
  synchronized void add(Line line) {
    for (String text : BREAK.split(line.text(), -1)) {
      add(line.level(), harmless(text));
    }
  }

  private void add(Line.Level level, String text) {
    whole.append(text).append('\n');
    count++;
    String shown = clip(text, WIDTH);
    cut |= shown.length() < text.length();
    Printed.Row row = new Printed.Row(count, level, shown);
    if (head.size() < ROWS) {
      head.add(row);
      return;
    }
    tail.add(row);
    if (tail.size() > ROWS) {
      tail.remove();
    }
  }

  private static String harmless(String text) {
    return PILE.matcher(Markdown.visible(text)).replaceAll("$1");
  }

  /** At most so many characters, without half of one at the end. */
  static String clip(String text, int most) {
    if (text.length() <= most) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(most - 2)) ? most - 2 : most - 1;
    return text.substring(0, end) + "…";
  }

  /** The two ends of it. */
  synchronized Printed printed() {
    return new Printed(head, List.copyOf(tail), count, cut);
  }

  /** All of it; empty where nothing was printed. */
  synchronized Optional<String> whole() {
    return Optional.of(whole.toString()).filter(text -> !text.isEmpty());
  }
}
