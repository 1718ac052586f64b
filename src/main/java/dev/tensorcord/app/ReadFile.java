package dev.tensorcord.app;

import dev.tensorcord.jobs.digits.Guess;
import dev.tensorcord.jobs.digits.Reading;
import dev.tensorcord.jobs.digits.Reading.Digit;
import dev.tensorcord.jobs.digits.Sheet;
import dev.tensorcord.jobs.digits.Verdict;
import dev.tensorcord.plot.NumberText;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What became of one file on the command line, in words and as JSON. */
record ReadFile(Path file, Sheet sheet, List<Digit> digits, double millis) {
  /** Of a reading of this file alone. */
  static ReadFile of(Path file, Reading reading, long nanos) {
    return new ReadFile(file, reading.sheets().getFirst(), reading.digits(), nanos / 1e6);
  }

  boolean refused() {
    return sheet instanceof Sheet.Refused;
  }

  /** {@code digits} are the letters in reading order, numbers parted by a space, ? for none. */
  Map<String, Object> json() {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("file", file.toString());
    switch (sheet) {
      case Sheet.Refused(String _, String what, String remedy) -> {
        line.put("refused", what);
        line.put("try", remedy);
      }
      case Sheet.Empty(String _, String why) -> {
        line.put("digits", "");
        line.put("verdict", word(Verdict.NO_DIGIT));
        line.put("why", why);
      }
      case Sheet.Marked _ -> {
        line.put("digits", numbers());
        line.put("verdict", word(Reading.verdict(digits)));
        line.put("each", digits.stream().map(ReadFile::json).toList());
      }
    }
    line.put("ms", Math.round(millis * 10) / 10.0);
    return line;
  }

  private static Map<String, Object> json(Digit digit) {
    Map<String, Object> each = new LinkedHashMap<>();
    each.put("digit", digit.opinion().digit());
    each.put("verdict", word(digit.opinion().verdict()));
    each.put("probabilities", digit.opinion().probabilities());
    each.put("none", digit.opinion().none());
    each.put(
        "box",
        List.of(digit.mark().x(), digit.mark().y(), digit.mark().width(), digit.mark().height()));
    return each;
  }

  private String numbers() {
    return String.join(" ", Reading.numbers(digits));
  }

  private static String word(Verdict verdict) {
    return verdict.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  String words() {
    return file
        + ": "
        + switch (sheet) {
          case Sheet.Refused(String _, String what, String remedy) ->
              "refused: " + what + " " + remedy;
          case Sheet.Empty(String _, String why) -> "no digit: " + why;
          case Sheet.Marked _ ->
              "%s%s (%s)"
                  .formatted(
                      numbers(),
                      switch (Reading.verdict(digits)) {
                        case SURE -> "";
                        case NOT_SURE -> ", not sure";
                        case NO_DIGIT -> ", no digit";
                      },
                      digits.stream().map(ReadFile::top).collect(Collectors.joining(", ")));
        };
  }

  private static String top(Digit digit) {
    Guess best = Guess.top(digit.opinion(), 1).getFirst();
    return best.word() + " " + NumberText.percent(best.probability());
  }
}
