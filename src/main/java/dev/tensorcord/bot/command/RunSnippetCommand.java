package dev.tensorcord.bot.command;

import dev.tensorcord.bot.Attachment;
import dev.tensorcord.bot.Command;
import dev.tensorcord.bot.CommandSpec;
import dev.tensorcord.bot.Markdown;
import dev.tensorcord.bot.Replies;
import dev.tensorcord.bot.Request;
import dev.tensorcord.bot.Target;
import dev.tensorcord.fault.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code Run snippet}: {@code /run} for the code block of a message that is there already. Of
 * several blocks the first is run, and the answer offers the others: some messages go on from block
 * to block, others give one block in place of another.
 */
public final class RunSnippetCommand implements Command {
  private static final CommandSpec SPEC = SnippetSpec.onMessage();

  private final SnippetRunner runner;

  /** The command over the runner that {@code /run} has too. */
  public RunSnippetCommand(SnippetRunner runner) {
    this.runner = runner;
  }

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void run(Request request, Replies replies) {
    Target message = request.target().orElseThrow();
    List<String> blocks = SnippetCode.blocks(message.text());
    List<String> notes = new ArrayList<>();
    if (blocks.size() > 1) {
      notes.add("> This is the first of %d code blocks of the message.".formatted(blocks.size()));
    }
    notes.add(about(request, message));
    String code = blocks.isEmpty() ? attached(message) : blocks.getFirst();
    SnippetAsked asked = new SnippetAsked(code, blocks.size() > 1 ? blocks : List.of(), "");
    runner.start(request, asked, SnippetRunner.seed(), notes, replies);
  }

  private String attached(Target message) {
    Optional<Attachment> file =
        message.attachments().stream().filter(SnippetCode::isCode).findFirst();
    return SnippetCode.read(
        file.orElseThrow(() ->
            Fault.of(
                "There is no JavaScript code block in that message.",
                "Pick a message with code between two lines of three backticks, or send the code"
                    + " with /run.")),
        runner.limits().snippetBytes());
  }

  private static String about(Request request, Target message) {
    String asker = Markdown.plain(request.member().name());
    return message.author().equals(request.member().id())
        ? "-# asked by %s · their own code".formatted(asker)
        : "-# asked by %s · code by %s".formatted(asker, Markdown.plain(message.authorName()));
  }
}
