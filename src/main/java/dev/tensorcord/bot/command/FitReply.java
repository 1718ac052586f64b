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
import dev.tensorcord.jobs.fit.FitFigures;
import dev.tensorcord.jobs.fit.FitJob;
import dev.tensorcord.jobs.fit.FitRequest;
import dev.tensorcord.jobs.fit.FitResult;
import dev.tensorcord.jobs.fit.FitText;
import dev.tensorcord.plot.Drawing;
import dev.tensorcord.plot.NumberText;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What {@code /fit} answers, made from a run, its job and its result alone. */
final class FitReply {
  private static final int LONGEST_NAME = 60;

  private FitReply() {}

  /** The end of a run: the curve found, in a picture and in words. */
  static Reply.Figure figure(Run run, FitJob job, FitResult result) {
    Drawing picture = FitFigures.picture(job, result);
    return new Reply.Figure(
        title(job),
        words(run, job, result),
        List.of(new Reply.Picture("fit-" + run.id() + ".png", picture.bytes(), picture.alt())),
        List.of(),
        List.of(
            new Button(FitSpec.action(FitSpec.EDIT, run), "Edit & run", Style.MAIN),
            Button.of(FitSpec.action(FitSpec.ANIMATE, run), "Animate"),
            Button.of(FitSpec.action(FitSpec.COMPARE, run), "Compare"),
            delete(run)));
  }

  /** The curve's way, moving. */
  static Reply.Figure animation(Run run, FitJob job, FitResult result) {
    Drawing gif = FitFigures.animation(job, result);
    return new Reply.Figure(
        title(job),
        "From step 0 to step %,d; moments in which nothing is seen to move are left out.\n-# run %s"
            .formatted(job.steps(), Markdown.code(run.id())),
        List.of(new Reply.Picture("fit-" + run.id() + ".gif", gif.bytes(), gif.alt())),
        List.of(),
        List.of(new Button(FitSpec.action(FitSpec.EDIT, run), "Edit & run", Style.MAIN)));
  }

  /** A job that runs, or that waits where {@code fraction} is empty. */
  static Reply.Live live(
      Run run, FitJob job, Optional<Double> fraction, String status, Duration elapsed) {
    return new Reply.Live(title(job), fraction, status, elapsed, List.of(cancel(run)));
  }

  /** An end without a curve. */
  static Reply failure(Run run, Outcome<FitResult> outcome) {
    List<Control> controls = List.of(edit(run), delete(run));
    return switch (outcome) {
      case Outcome.Faulted<FitResult>(Fault fault) ->
          Commands.failure(fault, edit(run), delete(run));
      case Outcome.Interrupted<FitResult> _ -> restarted(run);
      case Outcome.TimedOut<FitResult>(String limit, Duration allowed) ->
          new Reply.Failure(
              "The fit was stopped after %s, the longest that one may run (limit %s)."
                  .formatted(RunText.time(allowed), limit),
              "Try fewer steps or fewer points.",
              Optional.empty(),
              controls);
      case Outcome.Cancelled<FitResult>(Duration ran) ->
          new Reply.Text(
              (ran.isZero()
                      ? "Cancelled before it began."
                      : "Cancelled after %s.".formatted(RunText.time(ran)))
                  + "\n-# run "
                  + Markdown.code(run.id()),
              List.of(),
              List.of(again(run), edit(run), delete(run)));
      case Outcome.Broken<FitResult> _ ->
          new Reply.Failure(
              "Something broke on our side during run %s.".formatted(run.id()),
              "Try it once more; if it breaks again, tell a moderator the run's id.",
              Optional.empty(),
              List.of(again(run), delete(run)));
      case Outcome.Done<FitResult> done ->
          throw new IllegalArgumentException("no failure: " + done.took());
    };
  }

  /** A run without a result to show. */
  static Reply unfinished(Run run) {
    return switch (run.state()) {
      case QUEUED -> offer(run, "Run %s is waiting or running at this moment.");
      case DONE -> offer(run, "The result of run %s was too large to keep.");
      case CANCELLED -> offer(run, "Run %s was cancelled.");
      case TIMED_OUT -> offer(run, "Run %s took too long and was stopped.");
      case FAILED -> offer(run, "Run %s failed.");
      case INTERRUPTED -> restarted(run);
    };
  }

  /** A run that was under way in a process that is no more. */
  static Reply restarted(Run run) {
    return offer(run, "The bot restarted while run %s was under way, so it has no result.");
  }

  private static Reply offer(Run run, String what) {
    return new Reply.Text(
        what.formatted(Markdown.code(run.id())) + " You can run it again with the same values.",
        List.of(),
        List.of(again(run), edit(run), delete(run)));
  }

  /** What is fitted, on one line of markdown. */
  static String title(FitJob job) {
    return "%s · degree %d".formatted(source(job), job.degree());
  }

  private static String source(FitJob job) {
    String[] parts = job.source().split(":", 2);
    String name = parts.length < 2 ? "" : parts[1].strip();
    String cut =
        Markdown.plain(
            name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME - 1) + "…");
    return switch (parts[0]) {
      case FitRequest.DEMO -> "Demo " + cut;
      case FitRequest.EQUATION -> "Points of " + cut;
      case FitRequest.FILE -> "%s, %,d points".formatted(cut, job.points().size());
      default ->
          "Fit of %,d %s"
              .formatted(job.points().size(), job.points().size() == 1 ? "point" : "points");
    };
  }

  private static String words(Run run, FitJob job, FitResult result) {
    StringBuilder words = new StringBuilder();
    words.append("**").append(FitText.equation(result.after(), job.points())).append("**\n");
    words.append(
        "loss **%s**, at first %s · R² **%s**\n"
            .formatted(
                NumberText.text(result.loss(), 3),
                NumberText.text(result.history().first(), 3),
                FitText.r2(result)));
    words.append(FitText.closeness(result, job.points())).append('\n');
    words.append(Markdown.block("", coefficients(result)));
    for (String note : result.notes()) {
      words.append("\n> ").append(Markdown.plain(note));
    }
    words.append(
        "\n-# run %s · seed %d · %,d %s of %s · lr %s · %s · trained in %s on %s"
            .formatted(
                Markdown.code(run.id()),
                job.seed(),
                job.steps(),
                job.steps() == 1 ? "step" : "steps",
                job.optimizer().word(),
                NumberText.text(result.lr(), 3),
                job.basis().word(),
                RunText.time(Duration.ofNanos(result.trainingNanos())),
                result.device()));
    return words.toString();
  }

  private static String coefficients(FitResult result) {
    StringBuilder table = new StringBuilder("%-4s %12s %12s".formatted("", "before", "after"));
    for (int k = result.coefficients().size() - 1; k >= 0; k--) {
      String name = k == 0 ? "1" : k == 1 ? "x" : "x" + NumberText.superscript(k);
      table.append(
          "\n%-4s %12s %12s"
              .formatted(
                  name,
                  NumberText.padded(result.coefficientsBefore().get(k), 4),
                  NumberText.padded(result.coefficients().get(k), 4)));
    }
    return table.toString();
  }

  private static Button cancel(Run run) {
    return new Button(FitSpec.action(FitSpec.CANCEL, run), "Cancel", Style.DANGER);
  }

  private static Button edit(Run run) {
    return new Button(FitSpec.action(FitSpec.EDIT, run), "Edit & run", Style.MAIN);
  }

  private static Button again(Run run) {
    return Button.of(FitSpec.action(FitSpec.AGAIN, run), "Run again");
  }

  private static Button delete(Run run) {
    return new Button(FitSpec.action(FitSpec.DELETE, run), "Delete", Style.DANGER);
  }
}
