package dev.tensorcord.data;

import dev.tensorcord.fault.Fault;

/**
 * How much input is read, by the names that the limits have in {@code config/limits.yaml}.
 *
 * @param points {@code fit.points}: points of one data set
 * @param text {@code fit.text}: characters of points that are typed
 * @param fileBytes {@code fit.file_bytes}: bytes of a file
 * @param equation {@code fit.equation}: characters of an equation
 */
public record InputLimits(int points, int text, int fileBytes, int equation) {
  void checkPoints(long count) {
    if (count > points) {
      throw tooMany("%,d points".formatted(count));
    }
  }

  /** Refuses more numbers than the points can need: with decimal commas four for each. */
  void checkNumbers(int numbers) {
    if (numbers > 4L * points) {
      throw tooMany("More than %,d points".formatted(points));
    }
  }

  private Fault tooMany(String asked) {
    return Fault.limit(
        "fit.points",
        asked,
        "%,d".formatted(points),
        "Leave some out: every second or every tenth point shows the same curve.");
  }

  void checkText(String typed) {
    if (typed.length() > text) {
      throw Fault.limit(
          "fit.text",
          "%,d characters of points".formatted(typed.length()),
          "%,d".formatted(text),
          "Put the points into a CSV file and attach it with `file:`.");
    }
  }

  void checkFile(int bytes) {
    if (bytes > fileBytes) {
      throw Fault.limit(
          "fit.file_bytes",
          "A file of %,d bytes".formatted(bytes),
          "%,d".formatted(fileBytes),
          "Keep the two columns that matter and leave the others out.");
    }
  }

  void checkEquation(String typed) {
    if (typed.length() > equation) {
      throw Fault.limit(
          "fit.equation",
          "An equation of %,d characters".formatted(typed.length()),
          "%,d".formatted(equation),
          "Write a shorter one, such as `2x^2+4x+8`.");
    }
  }
}
