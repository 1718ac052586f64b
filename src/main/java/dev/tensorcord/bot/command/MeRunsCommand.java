package dev.tensorcord.bot.command;

import dev.tensorcord.bot.Command;
import dev.tensorcord.bot.CommandSpec;
import dev.tensorcord.bot.Replies;
import dev.tensorcord.bot.Reply;
import dev.tensorcord.bot.Request;
import dev.tensorcord.jobs.Run;
import dev.tensorcord.jobs.RunStore;
import java.util.List;
import java.util.stream.Collectors;

/** {@code /me runs}: the asker's newest runs, each with the id that shows it again. */
public final class MeRunsCommand implements Command {
  private static final int SHOWN = 15;
  private static final CommandSpec SPEC =
      new CommandSpec("me runs", "My newest runs", List.of(), List.of(), List.of("/me runs"))
          .privately();

  private final RunStore runs;

  /** Lists the runs of this store. */
  public MeRunsCommand(RunStore runs) {
    this.runs = runs;
  }

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void run(Request request, Replies replies) {
    List<Run> newest = runs.recent(request.member().id(), SHOWN);
    String list = newest.stream().map(MeRunsCommand::line).collect(Collectors.joining("\n"));
    replies.show(
        Reply.Text.of(
            newest.isEmpty()
                ? "### Your runs\nNone yet. `/fit` alone shows what a run looks like."
                : "### Your runs\n%s\n-# `/show run:%s` shows one again; from there you can fork it."
                    .formatted(list, newest.getFirst().id())));
  }

  private static String line(Run run) {
    return "- `%s` · /%s · %s · <t:%d:R>"
        .formatted(run.id(), run.command(), words(run.state()), run.asked().getEpochSecond());
  }

  private static String words(Run.State state) {
    return switch (state) {
      case QUEUED -> "under way";
      case DONE -> "done";
      case CANCELLED -> "cancelled";
      case TIMED_OUT -> "out of time";
      case FAILED -> "failed";
      case INTERRUPTED -> "interrupted by a restart";
    };
  }
}
