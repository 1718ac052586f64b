package dev.tensorcord.bot.command;

import dev.tensorcord.bot.Choice;
import dev.tensorcord.bot.Reply;
import dev.tensorcord.bot.Reply.Field;
import dev.tensorcord.bot.Values;
import dev.tensorcord.fault.Fault;
import dev.tensorcord.jobs.Run;
import dev.tensorcord.jobs.digits.Reading;
import dev.tensorcord.jobs.digits.Reading.Digit;
import dev.tensorcord.jobs.digits.Sample;
import dev.tensorcord.jobs.digits.SampleStore;
import dev.tensorcord.jobs.digits.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * {@code Wrong?}: the asker says what the digits are, and whether they may be kept for the
 * community's data set; without a yes nothing is kept.
 */
final class WrongDigits {
  static final String DIGITS = "digits";
  static final String KEEP = "keep";
  static final String YES = "yes";
  private static final String NO = "no";
  private static final String NONE = "none";

  private final SampleStore samples;
  private final int most;

  WrongDigits(SampleStore samples, int most) {
    this.samples = samples;
    this.most = most;
  }

  /** Asks for the right digits and for consent. */
  static Reply.Form form(Run run, Reading reading) {
    List<Digit> digits = reading.digits();
    int count = digits.size();
    return new Reply.Form(
        ClassifySpec.action(ClassifySpec.RIGHTED, run),
        "What is it?",
        List.of(
            new Field.Typed(
                DIGITS,
                count == 1 ? "The right digit" : "The right digits, %d of them".formatted(count),
                count == 1
                    ? "0 to 9, or none if it is no digit"
                    : "In the order of the boxes; a - for a mark that is no digit",
                count == 1 ? "" : read(digits),
                false,
                true,
                Math.max(NONE.length(), 2 * count)),
            new Field.Picked(
                KEEP,
                "May I keep it, so that I can learn from it?",
                "Kept: these 28×28 pixels and your digits. /me forget or Delete removes them.",
                List.of(
                    new Choice("No, keep nothing", NO),
                    new Choice("Yes, for the community's data set", YES)),
                NO)));
  }

  private static String read(List<Digit> digits) {
    StringBuilder read = new StringBuilder();
    digits.forEach(digit -> read.append(digit.letter() == '?' ? '-' : digit.letter()));
    return read.toString();
  }

  /**
   * Takes a form that was sent.
   *
   * @throws Fault if the digits are not as many as were read, or are none
   */
  Reply take(Run run, Reading reading, Values values) {
    List<Digit> digits = reading.digits();
    List<Integer> labels = labels(values.text(DIGITS).orElse(""), digits.size());
    if (!values.text(KEEP).orElse(NO).equals(YES)) {
      return Reply.Text.of(
          "Thank you. Nothing is kept.\n"
              + "-# Press **Wrong?** again and say yes, if others may learn from it.");
    }
    Instant now = Instant.now();
    List<Sample> given = new ArrayList<>();
    for (Digit digit : digits) {
      int said =
          digit.opinion().verdict() == Verdict.NO_DIGIT ? Sample.NONE : digit.opinion().digit();
      given.add(
          new Sample(
              run.member(),
              run.id(),
              digit.index(),
              labels.get(digit.index()),
              said,
              digit.mark().pixels(),
              now));
    }
    samples.keep(given, most);
    return Reply.Text.of(
        "Thank you. %s in the community's data set now.\n"
                .formatted(
                    given.size() == 1
                        ? "This digit is"
                        : "These %d digits are".formatted(given.size()))
            + "-# Kept: the 28×28 pixels, what you said and what I had read. Press **Wrong?** again"
            + " to change it; **Delete** or `/me forget` removes it; `/me export` shows it.");
  }

  /** A label for each mark. */
  private static List<Integer> labels(String typed, int count) {
    String text = typed.strip().toLowerCase(Locale.ROOT);
    if (text.equals(NONE)) {
      return java.util.Collections.nCopies(count, Sample.NONE);
    }
    List<Integer> labels = new ArrayList<>();
    for (int c : text.codePoints().filter(each -> !Character.isWhitespace(each)).toArray()) {
      int digit = Character.digit(c, 10);
      if (digit < 0 && c != '-') {
        throw Fault.of(
            "\u201c%s\u201d is no digit.".formatted(Character.toString(c)),
            count == 1
                ? "Type one of 0 to 9, or none."
                : "Type %d digits, with a - for what is none.".formatted(count));
      }
      labels.add(digit);
    }
    if (labels.size() != count) {
      throw Fault.of(
          "I read %d %s, and you typed %d."
              .formatted(count, count == 1 ? "digit" : "digits", labels.size()),
          count == 1
              ? "Type one of 0 to 9, or none."
              : "Type one for each box, with a - for a mark that is no digit.");
    }
    return labels;
  }
}
