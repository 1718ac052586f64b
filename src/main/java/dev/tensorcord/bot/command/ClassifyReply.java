package dev.tensorcord.bot.command;

import dev.tensorcord.bot.Commands;
import dev.tensorcord.bot.Markdown;
import dev.tensorcord.bot.Reply;
import dev.tensorcord.bot.Reply.Control;
import dev.tensorcord.bot.Reply.Control.Button;
import dev.tensorcord.bot.Reply.Style;
import dev.tensorcord.fault.Fault;
import dev.tensorcord.jobs.Outcome;
import dev.tensorcord.jobs.Run;
import dev.tensorcord.jobs.digits.DigitFigures;
import dev.tensorcord.jobs.digits.Reading;
import dev.tensorcord.jobs.digits.Sheet;
import dev.tensorcord.plot.Drawing;
import java.awt.image.BufferedImage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What {@code /classify} answers, made from a run, what was read, and the small pictures. */
final class ClassifyReply {
  private static final int LONGEST_NAME = 60;

  private ClassifyReply() {}

  /**
   * What was read.
   *
   * @param previews one for each sheet, or none where the pictures are no longer there
   * @param about who asked and whose message it is; empty for none
   */
  static Reply of(Run run, Reading reading, List<Optional<BufferedImage>> previews, String about) {
    List<Reply.Picture> pictures = new ArrayList<>();
    List<String> words = new ArrayList<>();
    boolean several = reading.sheets().size() > 1;
    for (int i = 0; i < reading.sheets().size(); i++) {
      Sheet sheet = reading.sheets().get(i);
      List<Reading.Digit> digits = reading.digits(i);
      DigitWords said = DigitWords.of(sheet, digits);
      words.add(several ? named(sheet.name(), said) : said.details());
      if (sheet instanceof Sheet.Marked marked) {
        Optional<BufferedImage> preview = previews.isEmpty() ? Optional.empty() : previews.get(i);
        Drawing drawing = DigitFigures.picture(marked, digits, preview, said.plain());
        String name = "digits-%s-%d.png".formatted(run.id(), i + 1);
        pictures.add(new Reply.Picture(name, drawing.bytes(), drawing.alt()));
      }
    }
    if (!about.isEmpty()) {
      words.add(about);
    }
    words.add(foot(run, reading, previews.isEmpty() && !pictures.isEmpty()));
    return new Reply.Figure(
        several
            ? "%,d pictures".formatted(reading.sheets().size())
            : "# " + DigitWords.of(reading.sheets().getFirst(), reading.digits()).headline(),
        String.join("\n", words),
        pictures,
        List.of(),
        controls(run, reading));
  }

  private static String named(String name, DigitWords said) {
    String cut = name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME - 1) + "…";
    return "**%s** · %s\n%s".formatted(Markdown.plain(cut), said.headline(), said.details());
  }

  private static String foot(Run run, Reading reading, boolean gone) {
    String time = RunText.time(Duration.ofNanos(reading.nanos()));
    return "-# run %s%s%s"
        .formatted(
            Markdown.code(run.id()),
            reading.opinions().isEmpty()
                ? ""
                : " · read in %s on %s".formatted(time, reading.device()),
            gone ? " · the picture itself is not kept" : "");
  }

  private static List<Control> controls(Run run, Reading reading) {
    if (reading.opinions().isEmpty()) {
      return List.of(delete(run));
    }
    return List.of(
        new Button(ClassifySpec.action(ClassifySpec.WHY, run), "Why?", Style.MAIN),
        Button.of(ClassifySpec.action(ClassifySpec.WRONG, run), "Wrong?"),
        delete(run));
  }

  /** An end without a reading. */
  static Reply failure(Run run, Outcome<Reading> outcome) {
    return switch (outcome) {
      case Outcome.Faulted<Reading>(Fault fault) -> Commands.failure(fault, delete(run));
      case Outcome.TimedOut<Reading>(String limit, Duration allowed) ->
          new Reply.Failure(
              "The picture was given up after %s, the longest that one may take (limit %s)."
                  .formatted(RunText.time(allowed), limit),
              "Send it again; if that does not help, crop it to the digits.",
              Optional.empty(),
              List.of(delete(run)));
      case Outcome.Broken<Reading> _ ->
          new Reply.Failure(
              "Something broke on our side while run %s was read.".formatted(run.id()),
              "Send the picture once more; if it breaks again, tell a moderator the run's id.",
              Optional.empty(),
              List.of(delete(run)));
      case Outcome.Interrupted<Reading> _, Outcome.Cancelled<Reading> _ -> restarted(run);
      case Outcome.Done<Reading> done ->
          throw new IllegalArgumentException("no failure: " + done.took());
    };
  }

  /** A run without a result to show. */
  static Reply unfinished(Run run) {
    return switch (run.state()) {
      case QUEUED -> note(run, "Run %s is waiting or being read at this moment.");
      case DONE -> note(run, "What was read in run %s was too large to keep.");
      case FAILED -> note(run, "The picture of run %s could not be read.");
      case TIMED_OUT -> note(run, "The picture of run %s took too long and was given up.");
      case CANCELLED, INTERRUPTED -> restarted(run);
    };
  }

  private static Reply restarted(Run run) {
    return note(run, "The bot stopped before run %s was read. Send the picture again.");
  }

  private static Reply note(Run run, String what) {
    return Reply.Text.of(what.formatted(Markdown.code(run.id())), delete(run));
  }

  private static Button delete(Run run) {
    return new Button(ClassifySpec.action(ClassifySpec.DELETE, run), "Delete", Style.DANGER);
  }
}
