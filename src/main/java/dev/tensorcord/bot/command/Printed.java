package dev.tensorcord.bot.command;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.tensorcord.bot.Markdown;
import dev.tensorcord.sandbox.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The first and the last rows that a snippet printed. Written into the store with its run.
 *
 * @param count of all rows
 * @param cut whether a row is shown shorter than it is
 */
record Printed(List<Row> head, List<Row> tail, int count, boolean cut) {
  /** Nothing. */
  static final Printed NONE = new Printed(List.of(), List.of(), 0, false);

  private static final String GAP = "… %,d more %s";

  /** Of a message that is filled, so much goes to what was printed first. */
  private static final double FIRST = 0.6;

  Printed {
    head = List.copyOf(head);
    tail = List.copyOf(tail);
  }

  /**
   * One row.
   *
   * @param number from 1
   * @param text without anything that hides, reorders or breaks a line
   */
  record Row(int number, Line.Level level, String text) {
    private char mark() {
      return switch (level) {
        case LOG, INFO -> '│';
        case WARN -> '!';
        case ERROR -> '×';
        case VALUE -> '=';
      };
    }
  }

  /**
   * Rows in a block of code.
   *
   * @param left rows that are not in it
   */
  record Block(String markdown, int left) {}

  /** Whether there is nothing. */
  @JsonIgnore
  boolean isEmpty() {
    return count == 0;
  }

  /** As much as fits into so many characters: what was printed first, and what was printed last. */
  Block fitting(int most) {
    return block(most, FIRST);
  }

  /** The same, of the end alone. */
  Block end(int most) {
    return block(most, 0);
  }

  private Block block(int most, double first) {
    int room = most - Markdown.block("", "").length();
    List<Row> all = Stream.concat(head.stream(), tail.stream()).toList();
    if (all.size() == count && cost(all) <= room) {
      return new Block(Markdown.block("", lines(all)), 0);
    }
    room -= gap(count).length() + 1;
    List<Row> top = within(all, (int) (room * first));
    List<Row> rest = all.subList(top.size(), all.size()).reversed();
    List<Row> bottom = within(rest, room - cost(top)).reversed();
    int left = count - top.size() - bottom.size();
    String text =
        Stream.of(lines(top), gap(left), lines(bottom))
            .filter(part -> !part.isEmpty())
            .collect(Collectors.joining("\n"));
    return new Block(Markdown.block("", text), left);
  }

  private String gap(int rows) {
    return " ".repeat(digits()) + GAP.formatted(rows, rows == 1 ? "line" : "lines");
  }

  private List<Row> within(List<Row> rows, int room) {
    List<Row> taken = new ArrayList<>();
    int used = 0;
    for (Row row : rows) {
      used += cost(row);
      if (used > room) {
        break;
      }
      taken.add(row);
    }
    return taken;
  }

  private int cost(List<Row> rows) {
    return rows.stream().mapToInt(this::cost).sum();
  }

  /** With the break of the line, and what keeps backticks apart. */
  private int cost(Row row) {
    String line = line(row);
    int pairs = 0;
    for (int i = 1; i < line.length(); i++) {
      pairs += line.charAt(i) == '`' && line.charAt(i - 1) == '`' ? 1 : 0;
    }
    return line.length() + pairs + 1;
  }

  private String lines(List<Row> rows) {
    return rows.stream().map(this::line).collect(Collectors.joining("\n"));
  }

  private String line(Row row) {
    String number = Integer.toString(row.number());
    return " ".repeat(digits() - number.length()) + number + " " + row.mark() + " " + row.text();
  }

  private int digits() {
    return Integer.toString(count).length();
  }
}
