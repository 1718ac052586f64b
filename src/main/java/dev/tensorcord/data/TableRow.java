package dev.tensorcord.data;

import dev.tensorcord.fault.Excerpt;
import dev.tensorcord.fault.Fault;

/**
 * One line of a table: where its first two cells stand, and how many it has. Further cells are
 * counted only, so that a line of a million separators costs no memory.
 *
 * @param at offsets of the first two cells, without quotes and blanks around them
 * @param end offsets after them
 */
record TableRow(String line, int number, int cells, int[] starts, int[] ends) {
  private static final int KEPT = 2;

  static TableRow of(String line, int number, char separator) {
    int[] starts = new int[KEPT];
    int[] ends = new int[KEPT];
    int cells = 0;
    int at = 0;
    while (at <= line.length()) {
      int start = blanks(line, at, separator);
      int end;
      int next;
      if (start < line.length() && line.charAt(start) == '"') {
        int close = closing(line, start, number);
        start++;
        end = close;
        next = line.indexOf(separator, close);
      } else {
        next = line.indexOf(separator, start);
        end = next < 0 ? line.length() : next;
      }
      while (end > start && Character.isWhitespace(line.charAt(end - 1))) {
        end--;
      }
      boolean trailing = next < 0 && end <= start && cells > 0;
      if (cells < KEPT && !(trailing && separator == ' ')) {
        starts[cells] = start;
        ends[cells] = end;
      }
      cells += trailing && cells >= KEPT || trailing && separator == ' ' ? 0 : 1;
      if (next < 0) {
        break;
      }
      at = next + 1;
    }
    return new TableRow(line, number, cells, starts, ends);
  }

  private static int blanks(String line, int from, char separator) {
    int at = from;
    while (at < line.length()
        && (line.charAt(at) == ' ' || line.charAt(at) == '\t' && separator != '\t')) {
      at++;
    }
    return at;
  }

  private static int closing(String line, int open, int number) {
    int close = line.indexOf('"', open + 1);
    while (close >= 0 && close + 1 < line.length() && line.charAt(close + 1) == '"') {
      close = line.indexOf('"', close + 2);
    }
    if (close < 0) {
      throw Fault.at(
          new Excerpt(line, number, open + 1, 1),
          "Line %d: this quote is not closed.".formatted(number),
          "Close it, or leave the quotes away: numbers need none.");
    }
    return close;
  }

  int at(int column) {
    return starts[column];
  }

  String text(int column) {
    return line.substring(starts[column], ends[column]).replace("\"\"", "\"");
  }

  Excerpt excerpt(int column) {
    int length = Math.max(1, ends[column] - starts[column]);
    return new Excerpt(line, number, starts[column] + 1, length);
  }
}
