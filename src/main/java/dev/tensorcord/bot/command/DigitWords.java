package dev.tensorcord.bot.command;

import dev.tensorcord.bot.Markdown;
import dev.tensorcord.jobs.digits.Guess;
import dev.tensorcord.jobs.digits.Reading;
import dev.tensorcord.jobs.digits.Reading.Digit;
import dev.tensorcord.jobs.digits.Sheet;
import dev.tensorcord.plot.NumberText;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What was read in one picture, in words.
 *
 * @param headline one sentence of markdown
 * @param details the probabilities, or what to try; markdown of some lines
 */
record DigitWords(String headline, String details) {
  private static final String TRY =
      "Try one digit or one number, dark on light, large and in the middle of the picture.";

  /** A second guess below this is not worth a word. */
  private static final double WORTH_SAYING = 0.05;

  private static final int GUESSES = 3;
  private static final int BAR = 14;

  static DigitWords of(Sheet sheet, List<Digit> digits) {
    return switch (sheet) {
      case Sheet.Refused(String _, String what, String remedy) ->
          new DigitWords(Markdown.sentence(what), Markdown.sentence(remedy));
      case Sheet.Empty(String _, String why) ->
          new DigitWords("I see no digit: " + Markdown.sentence(why) + ".", TRY);
      case Sheet.Marked _ -> of(digits);
    };
  }

  private static DigitWords of(List<Digit> digits) {
    return switch (Reading.verdict(digits)) {
      case SURE -> new DigitWords("I read %s.".formatted(numbers(digits)), table(digits));
      case NO_DIGIT ->
          new DigitWords(
              "I see no digit: %s."
                  .formatted(
                      digits.size() == 1
                          ? "this looks like something else to me"
                          : "these marks look like something else to me"),
              TRY + "\n" + table(digits));
      case NOT_SURE -> new DigitWords(doubt(digits), table(digits));
    };
  }

  private static String doubt(List<Digit> digits) {
    if (digits.size() > 1) {
      boolean gaps = digits.stream().anyMatch(digit -> digit.letter() == '?');
      return "I am not sure: perhaps %s%s."
          .formatted(numbers(digits), gaps ? ", where ? is like no digit" : "");
    }
    List<Guess> guesses = Guess.top(digits.getFirst().opinion(), 2);
    String second =
        guesses.getLast().probability() < WORTH_SAYING ? "" : ", or " + word(guesses.getLast());
    return "I am not sure: perhaps %s%s.".formatted(word(guesses.getFirst()), second);
  }

  private static String word(Guess guess) {
    return guess.word().equals(Guess.NONE) ? "no digit at all" : "**" + guess.word() + "**";
  }

  private static String numbers(List<Digit> digits) {
    return Reading.numbers(digits).stream()
        .map(number -> "**" + number + "**")
        .collect(Collectors.joining(" and "));
  }

  /** A line with a bar for each guess of one digit; a line for each of several digits. */
  private static String table(List<Digit> digits) {
    if (digits.size() == 1) {
      return block(
          Guess.top(digits.getFirst().opinion(), GUESSES).stream()
              .map(DigitWords::bar)
              .collect(Collectors.joining("\n")));
    }
    return block(digits.stream().map(DigitWords::line).collect(Collectors.joining("\n")));
  }

  private static String bar(Guess guess) {
    int filled = (int) Math.round(guess.probability() * BAR);
    return "%-4s %s%s %5s"
        .formatted(
            guess.word(),
            "█".repeat(filled),
            "░".repeat(BAR - filled),
            NumberText.percent(guess.probability()));
  }

  private static String line(Digit digit) {
    return Guess.top(digit.opinion(), GUESSES).stream()
        .map(guess -> guess.word() + " " + NumberText.percent(guess.probability()))
        .collect(Collectors.joining(" · "));
  }

  private static String block(String table) {
    return Markdown.block("", table);
  }

  /** The headline for those who do not see it, without marks. */
  String plain() {
    return headline.replace("*", "").replace("\\", "");
  }
}
