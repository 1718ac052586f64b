package dev.tensorcord.bot.command;

import dev.tensorcord.bot.ActionId;
import dev.tensorcord.bot.Command;
import dev.tensorcord.bot.CommandSpec;
import dev.tensorcord.bot.Markdown;
import dev.tensorcord.bot.Replies;
import dev.tensorcord.bot.Reply;
import dev.tensorcord.bot.Reply.Control.Button;
import dev.tensorcord.bot.Request;
import dev.tensorcord.bot.Values;
import dev.tensorcord.fault.Fault;
import dev.tensorcord.jobs.JobQueue;
import dev.tensorcord.jobs.Run;
import dev.tensorcord.jobs.RunStore;
import dev.tensorcord.jobs.fit.FitFigures;
import dev.tensorcord.jobs.fit.FitJob;
import dev.tensorcord.jobs.fit.FitJson;
import dev.tensorcord.jobs.fit.FitLimits;
import dev.tensorcord.jobs.fit.FitRequest;
import dev.tensorcord.jobs.fit.FitResult;
import dev.tensorcord.plot.Drawing;
import dev.tensorcord.plot.NumberText;
import java.util.List;
import java.util.Optional;

/**
 * {@code /fit}: points in, the curve through them out. Its buttons need nothing but the run's id,
 * so they go on working when the bot was restarted.
 */
public final class FitCommand implements Command {
  private static final int RECENT = 40;

  private final JobQueue queue;
  private final RunStore runs;
  private final FitLimits limits;
  private final FitRunner runner;
  private final CommandSpec spec;

  /** The command over this queue and store. */
  public FitCommand(JobQueue queue, RunStore runs, FitLimits limits) {
    this.queue = queue;
    this.runs = runs;
    this.limits = limits;
    this.runner = new FitRunner(queue, runs);
    this.spec = FitSpec.of(limits);
  }

  @Override
  public CommandSpec spec() {
    return spec;
  }

  @Override
  public void run(Request request, Replies replies) {
    Values values = request.values();
    Optional<FitRequest.Upload> file =
        values
            .file(FitRequest.FILE)
            .map(each ->
                new FitRequest.Upload(
                    each.name(), each.read(limits.fileBytes(), "fit.file_bytes")));
    runner.start(request, FitRequest.parse(values.texts(), file, limits), replies);
  }

  @Override
  public void act(Request request, ActionId action, Replies replies) {
    String id = action.argument();
    switch (action.action()) {
      case FitSpec.CANCEL -> cancel(id, replies);
      case FitSpec.EDIT -> {
        Run run = run(id);
        replies.show(FitForm.edit(run, job(run)));
      }
      case FitSpec.EDITED -> {
        FitJob changed = FitRequest.change(job(run(id)), request.values().texts(), limits);
        runner.start(request, changed, replies);
      }
      case FitSpec.AGAIN -> runner.start(request, job(run(id)), replies);
      case FitSpec.ANIMATE -> {
        Run run = run(id);
        replies.show(
            result(run)
                .<Reply>map(result -> FitReply.animation(run, job(run), result))
                .orElseGet(() -> FitReply.unfinished(run)));
      }
      case FitSpec.COMPARE ->
          replies.show(FitForm.compare(run(id), runs.recent(request.member().id(), RECENT)));
      case FitSpec.COMPARED -> replies.show(comparison(run(id), other(request.values())));
      case FitSpec.DELETE -> replies.delete();
      default -> throw new IllegalArgumentException("no action of fit: " + action.action());
    }
  }

  /** The run's own end edits the message; only where there is none any more, this does. */
  private void cancel(String id, Replies replies) {
    if (!queue.cancel(id) && !runner.watches(id)) {
      Run run = run(id);
      replies.show(run.state() == Run.State.QUEUED ? FitReply.restarted(run) : shown(run));
    }
  }

  /** A run of this command as it is shown again. */
  static Reply shown(Run run) {
    return result(run)
        .<Reply>map(result -> FitReply.figure(run, job(run), result))
        .orElseGet(() -> FitReply.unfinished(run));
  }

  private static String other(Values values) {
    return values
        .text(FitForm.OTHER)
        .or(() -> values.text(FitForm.RECENT).filter(id -> !id.equals(FitForm.TYPED)))
        .orElseThrow(() ->
            Fault.of(
                "There is no run to compare with.", "Pick one of the list or type a run's id."));
  }

  private Reply comparison(Run run, String otherId) {
    Run other = run(otherId);
    FitResult first = result(run).orElseThrow(() -> noResult(run));
    FitResult second = result(other).orElseThrow(() -> noResult(other));
    Drawing picture =
        FitFigures.comparison(
            List.of(
                new FitFigures.Named(run.id(), first), new FitFigures.Named(other.id(), second)));
    String words = line(run, first) + "\n" + line(other, second);
    return new Reply.Figure(
        "Two runs compared",
        words,
        List.of(new Reply.Picture("compare.png", picture.bytes(), picture.alt())),
        List.of(),
        List.of(
            Button.of(FitSpec.action(FitSpec.EDIT, run), "Edit " + run.id()),
            Button.of(FitSpec.action(FitSpec.EDIT, other), "Edit " + other.id())));
  }

  private static String line(Run run, FitResult result) {
    FitJob job = job(run);
    return "%s: loss **%s** after %,d steps of %s, lr %s · %s"
        .formatted(
            Markdown.code(run.id()),
            NumberText.text(result.loss(), 3),
            job.steps(),
            job.optimizer().word(),
            NumberText.text(result.lr(), 3),
            FitReply.title(job));
  }

  private Run run(String id) {
    return runs.find(id)
        .filter(run -> run.command().equals(FitSpec.NAME))
        .orElseThrow(() -> ShowCommand.unknown(id));
  }

  private static Fault noResult(Run run) {
    return Fault.of(
        "Run %s has no result to compare.".formatted(run.id()), "Pick a run that ended well.");
  }

  private static FitJob job(Run run) {
    return FitJson.job(run.parameters());
  }

  private static Optional<FitResult> result(Run run) {
    return run.result().map(FitJson::result);
  }
}
