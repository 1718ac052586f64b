package dev.tensorcord.bot.command;

import dev.tensorcord.bot.Choice;
import dev.tensorcord.bot.Command;
import dev.tensorcord.bot.CommandSpec;
import dev.tensorcord.bot.Option;
import dev.tensorcord.bot.Replies;
import dev.tensorcord.bot.Reply;
import dev.tensorcord.bot.Request;
import dev.tensorcord.fault.Fault;
import dev.tensorcord.jobs.Run;
import dev.tensorcord.jobs.RunStore;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** {@code /show}: any run again by its id, whoever's it is, with the buttons to fork it. */
public final class ShowCommand implements Command {
  private static final String RUN = "run";
  private static final int SUGGESTED = 25;
  private static final int LONGEST = 40;

  private final RunStore runs;

  /** How a run of each command is shown again. */
  private final Map<String, Function<Run, Reply>> shown;

  /** The command over this store; snippets are shown by their own command. */
  public ShowCommand(RunStore runs, SnippetCommand snippets) {
    this(
        runs,
        Map.of(
            FitSpec.NAME,
            FitCommand::shown,
            ClassifySpec.NAME,
            ClassifyCommand::shown,
            SnippetSpec.NAME,
            snippets::shown));
  }

  ShowCommand(RunStore runs, Map<String, Function<Run, Reply>> shown) {
    this.runs = runs;
    this.shown = Map.copyOf(shown);
  }

  @Override
  public CommandSpec spec() {
    return new CommandSpec(
        "show",
        "Show a run again, yours or anyone's, and change it into one of your own",
        List.of(Option.text(RUN, "The run's id").needed().suggested().between(1, LONGEST)),
        List.of(),
        List.of("/show run: k7qm"));
  }

  @Override
  public void run(Request request, Replies replies) {
    String id = request.values().text(RUN).orElse("").strip();
    Run run = runs.find(id).orElseThrow(() -> unknown(id));
    Function<Run, Reply> how = shown.get(run.command());
    if (how == null) {
      throw unknown(id);
    }
    replies.show(how.apply(run));
  }

  @Override
  public List<Choice> complete(Request request, String option, String typed) {
    String start = typed.strip().toLowerCase(Locale.ROOT);
    return runs.recent(request.member().id(), 2 * SUGGESTED).stream()
        .filter(run -> shown.containsKey(run.command()))
        .filter(run -> run.id().toLowerCase(Locale.ROOT).startsWith(start))
        .limit(SUGGESTED)
        .map(run -> new Choice(RunText.line(run), run.id()))
        .toList();
  }

  static Fault unknown(String id) {
    String seen = id.length() <= LONGEST ? id : id.substring(0, LONGEST - 1) + "…";
    return Fault.of(
        "There is no run \u201c%s\u201d any more, or there never was.".formatted(seen),
        "The id stands below every result; `/show` suggests your own.");
  }
}
