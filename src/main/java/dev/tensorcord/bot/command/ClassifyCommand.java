package dev.tensorcord.bot.command;

import dev.tensorcord.bot.ActionId;
import dev.tensorcord.bot.Attachment;
import dev.tensorcord.bot.Command;
import dev.tensorcord.bot.CommandSpec;
import dev.tensorcord.bot.Replies;
import dev.tensorcord.bot.Reply;
import dev.tensorcord.bot.Request;
import dev.tensorcord.fault.Fault;
import dev.tensorcord.jobs.Run;
import dev.tensorcord.jobs.digits.DigitsJson;
import dev.tensorcord.jobs.digits.Reading;
import dev.tensorcord.jobs.digits.SampleStore;
import java.util.List;
import java.util.Optional;

/**
 * {@code /classify}: a picture in, the digits in it out. Its buttons need nothing but the run's id,
 * so they go on working when the bot was restarted.
 */
public final class ClassifyCommand implements Command {
  private static final CommandSpec SPEC = ClassifySpec.slash();

  private final ClassifyRunner runner;
  private final SampleStore samples;
  private final WrongDigits wrong;

  /** The command over this runner; what members give back is kept in this store. */
  public ClassifyCommand(ClassifyRunner runner, SampleStore samples) {
    this.runner = runner;
    this.samples = samples;
    this.wrong = new WrongDigits(samples, runner.limits().samplesPerMember());
  }

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void run(Request request, Replies replies) {
    Attachment picture =
        request
            .values()
            .file(ClassifySpec.IMAGE)
            .orElseThrow(
                () -> Fault.of("There is no picture to read.", "Attach one, or draw a digit."));
    runner.start(request, List.of(picture), "", replies);
  }

  @Override
  public void act(Request request, ActionId action, Replies replies) {
    String id = action.argument();
    switch (action.action()) {
      case ClassifySpec.WHY -> {
        Run run = run(id);
        replies.show(WhyReply.of(run, reading(run), Optional.empty()));
      }
      case ClassifySpec.WHY_DIGIT -> {
        Run run = run(id);
        replies.show(
            WhyReply.of(run, reading(run), request.values().chosen().stream().findFirst()));
      }
      case ClassifySpec.WRONG -> {
        Run run = asked(request, id);
        replies.show(WrongDigits.form(run, reading(run)));
      }
      case ClassifySpec.RIGHTED -> {
        Run run = asked(request, id);
        replies.show(wrong.take(run, reading(run), request.values()));
      }
      case ClassifySpec.DELETE -> {
        samples.drop(id);
        runner.runs().delete(id);
        replies.delete();
      }
      default -> throw new IllegalArgumentException("no action of classify: " + action.action());
    }
  }

  /** A run of this command as it is shown again; its pictures are no longer there. */
  static Reply shown(Run run) {
    return run.result()
        .map(json -> ClassifyReply.of(run, DigitsJson.reading(json), List.of(), ""))
        .orElseGet(() -> ClassifyReply.unfinished(run));
  }

  private Run run(String id) {
    return runner
        .runs()
        .find(id)
        .filter(run -> run.command().equals(ClassifySpec.NAME))
        .orElseThrow(() -> ShowCommand.unknown(id));
  }

  /** A run that this very member asked for: only they may say what is kept of it. */
  private Run asked(Request request, String id) {
    Run run = run(id);
    if (!run.member().equals(request.member().id())) {
      throw Fault.of(
          "Only the member who asked for this reading can correct it.",
          "Read the picture yourself with /classify, or with *Read the digits* on a message.");
    }
    return run;
  }

  private static Reading reading(Run run) {
    return run.result()
        .map(DigitsJson::reading)
        .orElseThrow(() ->
            Fault.of(
                "Nothing is kept of reading %s.".formatted(run.id()), "Read the picture again."));
  }
}
