package dev.tensorcord.bot.command;

import dev.tensorcord.bot.Attachment;
import dev.tensorcord.bot.Command;
import dev.tensorcord.bot.CommandSpec;
import dev.tensorcord.bot.Markdown;
import dev.tensorcord.bot.Replies;
import dev.tensorcord.bot.Request;
import dev.tensorcord.bot.Target;
import dev.tensorcord.fault.Fault;
import java.util.List;

/**
 * {@code Read the digits}: {@code /classify} for the pictures of a message that is there already.
 */
public final class ReadDigitsCommand implements Command {
  private static final CommandSpec SPEC = ClassifySpec.onMessage();

  private final ClassifyRunner runner;

  /** The command over the runner that {@code /classify} has too. */
  public ReadDigitsCommand(ClassifyRunner runner) {
    this.runner = runner;
  }

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void run(Request request, Replies replies) {
    Target message = request.target().orElseThrow();
    int most = runner.limits().pictures();
    List<Attachment> pictures =
        message.attachments().stream().filter(Attachment::isPicture).toList();
    if (pictures.isEmpty()) {
      throw Fault.of(
          "There is no picture attached to that message.",
          "Pick a message with a picture, or send one with /classify.");
    }
    String left =
        pictures.size() <= most
            ? ""
            : "\n-# The message has %,d pictures; I read the first %,d (limit classify.pictures)."
                .formatted(pictures.size(), most);
    runner.start(
        request, pictures.stream().limit(most).toList(), about(request, message) + left, replies);
  }

  private static String about(Request request, Target message) {
    String asker = Markdown.plain(request.member().name());
    return message.author().equals(request.member().id())
        ? "-# asked by %s".formatted(asker)
        : "-# asked by %s · message by %s".formatted(asker, Markdown.plain(message.authorName()));
  }
}
