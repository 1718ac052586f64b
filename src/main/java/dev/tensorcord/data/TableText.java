package dev.tensorcord.data;

import dev.tensorcord.fault.Fault;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A table in text, one point in a line: CSV as in RFC 4180 within a line, TSV, and what
 * spreadsheets write where the comma is the decimal mark. Blank lines and comments are passed over.
 * The first two columns count.
 */
final class TableText {
  private static final int NOTED_LINES = 5;
  private static final String REMEDY = "Put two columns of numbers first: x, then y.";

  private final InputLimits limits;
  private final char separator;
  private double[] x = new double[64];
  private double[] y = new double[64];
  private long count;
  private long skipped;
  private final List<Integer> skippedLines = new ArrayList<>();
  private TableRow header;
  private int columns;
  private boolean decimalCommas;

  private TableText(InputLimits limits, char separator) {
    this.limits = limits;
    this.separator = separator;
  }

  /** Whether the first line of several holds names, not numbers. */
  static boolean hasHeader(String text) {
    String head = text.stripLeading().lines().findFirst().orElse("");
    if (head.length() == text.strip().length()
        || head.chars().anyMatch(c -> "[({:=".indexOf(c) >= 0)) {
      return false;
    }
    TableRow row = TableRow.of(head, 1, separator(List.of(head)));
    return row.cells() >= 2
        && Character.isLetter(head.charAt(row.at(0)))
        && !row.text(1).isEmpty()
        && Character.isLetter(row.text(1).charAt(0));
  }

  static Dataset read(String text, InputLimits limits) {
    List<String> sample = text.lines().filter(line -> !isIdle(line)).limit(50).toList();
    if (sample.isEmpty()) {
      throw Fault.of("There are no points in this file.", REMEDY);
    }
    TableText table = new TableText(limits, separator(sample));
    int number = 0;
    for (String line : (Iterable<String>) text.lines()::iterator) {
      number++;
      if (!isIdle(line)) {
        table.line(line, number);
      }
    }
    return table.dataset();
  }

  private static boolean isIdle(String line) {
    String bare = line.strip();
    // Excel's own first line, sep=; tells the separator, which is found without it.
    return bare.isEmpty()
        || bare.startsWith("#")
        || bare.startsWith("//")
        || bare.length() <= 5 && bare.regionMatches(true, 0, "sep=", 0, 4);
  }

  /** The separator that half of the lines have; a blank where none has any. */
  private static char separator(List<String> lines) {
    for (char candidate : new char[] {'\t', ';', ',', '|'}) {
      long having = lines.stream().filter(line -> line.indexOf(candidate) >= 0).count();
      if (having * 2 >= lines.size()) {
        return candidate;
      }
    }
    return ' ';
  }

  private void line(String line, int number) {
    TableRow row = TableRow.of(line, number, separator);
    columns = Math.max(columns, row.cells());
    boolean first = count == 0 && skipped == 0 && header == null;
    if (first && row.cells() >= 2 && isName(row.text(0)) && isName(row.text(1))) {
      header = row;
      return;
    }
    if (row.cells() < 2) {
      throw Fault.at(
          row.excerpt(0),
          "Line %d has one value; a point is two, x and y.".formatted(number),
          "Separate x and y by a comma, a semicolon or a tab.");
    }
    if (row.text(0).isEmpty() || row.text(1).isEmpty()) {
      skipped++;
      if (skippedLines.size() < NOTED_LINES) {
        skippedLines.add(number);
      }
      return;
    }
    add(number(row, 0), number(row, 1));
  }

  private static boolean isName(String cell) {
    return !cell.isEmpty() && !Numeral.startsAt(cell, 0);
  }

  private double number(TableRow row, int column) {
    String cell = row.text(column);
    String pointed = separator == ',' ? cell : DecimalCommas.pointed(cell);
    decimalCommas |= !pointed.equals(cell);
    if (!Numeral.startsAt(pointed, 0) || Numeral.end(pointed, 0) != pointed.length()) {
      Fault plain = Numeral.notANumber(cell, 0, cell.length());
      String remedy = Numeral.isUnknown(cell) ? plain.remedy() : REMEDY;
      throw Fault.at(
          row.excerpt(column), "Line %d: %s".formatted(row.number(), plain.getMessage()), remedy);
    }
    try {
      return Numeral.value(pointed, 0, pointed.length());
    } catch (Fault e) {
      String what = Character.toLowerCase(e.getMessage().charAt(0)) + e.getMessage().substring(1);
      throw Fault.at(row.excerpt(column), "Line %d: %s".formatted(row.number(), what), e.remedy());
    }
  }

  /** Beyond the limit points are counted but not kept, so that the fault can tell how many. */
  private void add(double newX, double newY) {
    if (count < limits.points()) {
      int at = (int) count;
      if (at == x.length) {
        x = Arrays.copyOf(x, 2 * at);
        y = Arrays.copyOf(y, 2 * at);
      }
      x[at] = newX;
      y[at] = newY;
    }
    count++;
  }

  private Dataset dataset() {
    limits.checkPoints(count);
    if (count == 0) {
      throw Fault.of("There are no points in this file.", REMEDY);
    }
    Points points = new Points(Arrays.copyOf(x, (int) count), Arrays.copyOf(y, (int) count));
    return new Dataset(points, label(0, "x"), label(1, "y"), notes());
  }

  private String label(int column, String otherwise) {
    return header == null ? otherwise : AxisLabel.of(header.text(column), otherwise);
  }

  private List<String> notes() {
    List<String> notes = new ArrayList<>();
    if (columns > 2) {
      String used =
          header == null
              ? "the first two"
              : "the first two, \u201c%s\u201d and \u201c%s\u201d,"
                  .formatted(label(0, "x"), label(1, "y"));
      notes.add("The table has %,d columns; %s were used.".formatted(columns, used));
    }
    if (skipped > 0) {
      String lines = String.join(", ", skippedLines.stream().map(String::valueOf).toList());
      notes.add(
          "%,d %s without a value %s left out (line %s%s)."
              .formatted(
                  skipped,
                  skipped == 1 ? "line" : "lines",
                  skipped == 1 ? "was" : "were",
                  lines,
                  skipped > NOTED_LINES ? ", \u2026" : ""));
    }
    if (decimalCommas) {
      notes.add(DecimalCommas.NOTE);
    }
    return notes;
  }
}
