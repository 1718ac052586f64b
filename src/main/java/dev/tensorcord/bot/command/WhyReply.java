package dev.tensorcord.bot.command;

import dev.tensorcord.bot.Choice;
import dev.tensorcord.bot.Reply;
import dev.tensorcord.bot.Reply.Control;
import dev.tensorcord.fault.Fault;
import dev.tensorcord.jobs.Run;
import dev.tensorcord.jobs.digits.DigitFigures;
import dev.tensorcord.jobs.digits.Guess;
import dev.tensorcord.jobs.digits.Reading;
import dev.tensorcord.jobs.digits.Reading.Digit;
import dev.tensorcord.plot.Drawing;
import dev.tensorcord.plot.NumberText;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What the network looked at, one digit at a time: at first the one it is least sure of. */
final class WhyReply {
  private static final int MOST_CHOICES = 25;

  private WhyReply() {}

  /**
   * The explanation of one digit.
   *
   * @param chosen the digit's index; empty for the least sure one
   */
  static Reply of(Run run, Reading reading, Optional<String> chosen) {
    List<Digit> digits = reading.digits();
    Digit digit =
        chosen
            .flatMap(WhyReply::index)
            .flatMap(reading::digit)
            .or(() -> digits.stream().min(Comparator.comparingDouble(WhyReply::sureness)))
            .orElseThrow(() -> Fault.of("There is no digit to explain.", "Read a picture first."));
    Drawing drawing = DigitFigures.why(digit);
    return new Reply.Figure(
        title(digit, digits.size()),
        """
        A convolution slides a small window over the picture and lights up wherever it meets its \
        own little pattern, such as an edge or a curve; below you see where its strongest filters \
        lit up. In orange are the pixels that mattered most for the answer: change those, and it \
        changes first.\
        """,
        List.of(
            new Reply.Picture(
                "why-%s-%d.png".formatted(run.id(), digit.index() + 1),
                drawing.bytes(),
                drawing.alt())),
        List.of(),
        digits.size() > 1 ? List.of(select(run, digits)) : List.of());
  }

  private static Optional<Integer> index(String typed) {
    return typed.matches("\\d{1,4}") ? Optional.of(Integer.valueOf(typed)) : Optional.empty();
  }

  private static double sureness(Digit digit) {
    return Guess.top(digit.opinion(), 1).getFirst().probability();
  }

  private static String title(Digit digit, int count) {
    String word = Guess.top(digit.opinion(), 1).getFirst().word();
    String what = word.equals(Guess.NONE) ? "no digit" : "**" + word + "**";
    return count == 1
        ? "Why %s?".formatted(what)
        : "Why %s, as number %d of %d?".formatted(what, digit.index() + 1, count);
  }

  private static Control select(Run run, List<Digit> digits) {
    return new Control.Select(
        ClassifySpec.action(ClassifySpec.WHY_DIGIT, run),
        "Look at another digit",
        digits.stream()
            .limit(MOST_CHOICES)
            .map(digit -> new Choice(choice(digit), Integer.toString(digit.index())))
            .toList());
  }

  private static String choice(Digit digit) {
    Guess best = Guess.top(digit.opinion(), 1).getFirst();
    return "number %d: %s, %s"
        .formatted(digit.index() + 1, best.word(), NumberText.percent(best.probability()));
  }
}
