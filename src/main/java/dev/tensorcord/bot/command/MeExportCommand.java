package dev.tensorcord.bot.command;

import dev.tensorcord.bot.Command;
import dev.tensorcord.bot.CommandSpec;
import dev.tensorcord.bot.Replies;
import dev.tensorcord.bot.Reply;
import dev.tensorcord.bot.Request;
import dev.tensorcord.store.MemberStore;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** {@code /me export}: all that is kept of the asker, as a JSON file that only they see. */
public final class MeExportCommand implements Command {
  private static final CommandSpec SPEC =
      new CommandSpec(
              "me export",
              "All that I keep of you, as a file",
              List.of(),
              List.of(),
              List.of("/me export"))
          .privately();

  private final MemberStore members;

  /** Exports from this store. */
  public MeExportCommand(MemberStore members) {
    this.members = members;
  }

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void run(Request request, Replies replies) {
    byte[] json = members.export(request.member().id()).getBytes(StandardCharsets.UTF_8);
    replies.show(
        new Reply.Text(
            "### What I keep of you\n"
                + "Your id, the name you showed, when I first and last saw you, and your runs with"
                + " their parameters and results. Nothing else.\n"
                + "-# `/me forget` deletes all of it.",
            List.of(new Reply.Upload("tensorcord-me.json", json)),
            List.of()));
  }
}
