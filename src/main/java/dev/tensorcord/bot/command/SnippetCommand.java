package dev.tensorcord.bot.command;

import dev.tensorcord.bot.Ack;
import dev.tensorcord.bot.ActionId;
import dev.tensorcord.bot.Attachment;
import dev.tensorcord.bot.Command;
import dev.tensorcord.bot.CommandSpec;
import dev.tensorcord.bot.Replies;
import dev.tensorcord.bot.Reply;
import dev.tensorcord.bot.Request;
import dev.tensorcord.bot.Values;
import dev.tensorcord.fault.Fault;
import dev.tensorcord.jobs.Run;
import java.util.List;
import java.util.Optional;

/**
 * {@code /run}: code in, what it prints and draws out. Its buttons need nothing but the run's id,
 * so they go on working when the bot was restarted.
 */
public final class SnippetCommand implements Command {
  private static final CommandSpec SPEC = SnippetSpec.slash();

  private final SnippetRunner runner;

  /** The command over this runner. */
  public SnippetCommand(SnippetRunner runner) {
    this.runner = runner;
  }

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  /** Without code a form asks for it; the state of a session concerns the asker alone. */
  @Override
  public Ack ack(Request request) {
    Values values = request.values();
    if (values.text(SnippetSpec.CODE).isPresent() || values.file(SnippetSpec.FILE).isPresent()) {
      return Ack.REPLY;
    }
    return values.text(SnippetSpec.SESSION).isPresent() ? Ack.PRIVATE : Ack.FORM;
  }

  @Override
  public void run(Request request, Replies replies) {
    Values values = request.values();
    Optional<String> code = values.text(SnippetSpec.CODE).map(SnippetCode::typed);
    Optional<Attachment> file = values.file(SnippetSpec.FILE);
    if (code.isPresent() && file.isPresent()) {
      throw Fault.of("There are both code and a file.", "Send one of the two.");
    }
    Optional<String> whole =
        code.or(() -> file.map(each -> SnippetCode.read(each, runner.limits().snippetBytes())));
    Optional<Reply> session =
        values.text(SnippetSpec.SESSION).map(wish -> runner.session(request.member().id(), wish));
    if (whole.isPresent()) {
      start(request, SnippetAsked.of(whole.get()), SnippetRunner.seed(), replies);
    } else {
      replies.show(session.orElseGet(() -> SnippetForm.blank(request)));
    }
  }

  private void start(Request request, SnippetAsked asked, long seed, Replies replies) {
    runner.start(request, asked, seed, List.of(), replies);
  }

  /**
   * Run again draws other random numbers; an edited run keeps them, so that the edit alone counts.
   */
  @Override
  public void act(Request request, ActionId action, Replies replies) {
    String id = action.argument();
    switch (action.action()) {
      case SnippetSpec.TYPED ->
          start(
              request,
              SnippetAsked.of(SnippetForm.code(request.values())),
              SnippetRunner.seed(),
              replies);
      case SnippetSpec.EDIT -> {
        Run run = run(id);
        replies.show(SnippetForm.edit(run, SnippetJson.asked(run)));
      }
      case SnippetSpec.EDITED -> {
        Run run = run(id);
        String code = SnippetForm.code(request.values());
        start(request, SnippetJson.asked(run).changed(code, run.id()), run.seed(), replies);
      }
      case SnippetSpec.AGAIN -> {
        SnippetAsked asked = SnippetJson.asked(run(id));
        start(request, asked.changed(asked.code(), id), SnippetRunner.seed(), replies);
      }
      case SnippetSpec.BLOCK -> block(request, run(id), replies);
      case SnippetSpec.CANCEL -> cancel(id, replies);
      case SnippetSpec.SHARE -> replies.show(shared(request, run(id)));
      case SnippetSpec.DELETE -> {
        runner.pictures().remove(id);
        runner.runs().delete(id);
        replies.delete();
      }
      default -> throw new IllegalArgumentException("no action of run: " + action.action());
    }
  }

  private void block(Request request, Run run, Replies replies) {
    SnippetAsked asked = SnippetJson.asked(run);
    String chosen = request.values().chosen().stream().findFirst().orElse(SnippetReply.ALL);
    String code =
        chosen.equals(SnippetReply.ALL)
            ? String.join("\n", asked.blocks())
            : asked.blocks().get(Integer.parseInt(chosen));
    start(request, asked.changed(code, ""), SnippetRunner.seed(), replies);
  }

  /** The run's own end edits the message; only where there is none any more, this does. */
  private void cancel(String id, Replies replies) {
    if (!runner.cancel(id)) {
      Run run = run(id);
      if (run.state() != Run.State.QUEUED) {
        replies.show(shown(run));
      }
    }
  }

  private Reply shared(Request request, Run run) {
    SnippetResult result =
        SnippetJson.result(run)
            .orElseThrow(() ->
                Fault.of(
                    "Nothing is kept of run %s that could be shared.".formatted(run.id()),
                    "Run it again and share that."));
    List<Reply.Picture> pictures = runner.pictures().of(run.id());
    return runner.words().shared(run, result, request.member().name(), later(run, result));
  }

  /** What is still there beside a run that is shown again. */
  private SnippetReply.Beside later(Run run, SnippetResult result) {
    List<Reply.Picture> pictures = runner.pictures().of(run.id());
    boolean gone = result.usage().pictures() > 0 && pictures.isEmpty();
    return new SnippetReply.Beside(
        pictures,
        Optional.empty(),
        Optional.empty(),
        gone
            ? List.of("> Its pictures are no longer kept; Run again draws them anew.")
            : List.of());
  }

  /** A run of this command as it is shown again. */
  Reply shown(Run run) {
    return SnippetJson.result(run)
        .<Reply>map(result -> runner.words().figure(run, result, later(run, result)))
        .orElseGet(() -> SnippetReply.unfinished(run));
  }

  private Run run(String id) {
    return runner
        .runs()
        .find(id)
        .filter(run -> run.command().equals(SnippetSpec.NAME))
        .orElseThrow(() -> ShowCommand.unknown(id));
  }
}
