package dev.tensorcord.bot.command;

import dev.tensorcord.bot.Command;
import dev.tensorcord.bot.CommandSpec;
import dev.tensorcord.bot.Replies;
import dev.tensorcord.bot.Reply;
import dev.tensorcord.bot.Request;
import dev.tensorcord.fault.Fault;
import dev.tensorcord.store.MemberStore;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * {@code /me export}: all that is kept of the asker, as JSON files that only they see. One is made
 * at a time, since 500 large runs take a second and tens of megabytes.
 */
public final class MeExportCommand implements Command {
  private static final CommandSpec SPEC =
      new CommandSpec(
              "me export",
              "All that I keep of you, as a file",
              List.of(),
              List.of(),
              List.of("/me export"))
          .privately();

  /** Characters of runs in one text. */
  private static final int A_TEXT = 4 << 20;

  private final MemberStore members;
  private final Set<String> making = ConcurrentHashMap.newKeySet();
  private final Lock one = new ReentrantLock();

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
    String id = request.member().id();
    if (!making.add(id)) {
      throw Fault.of("Your file is being made at this moment.", "Wait for it; then ask again.");
    }
    one.lock();
    try {
      replies.show(reply(ExportFiles.of(members.export(id, A_TEXT))));
    } finally {
      one.unlock();
      making.remove(id);
    }
  }

  private static Reply reply(List<Reply.Upload> files) {
    return new Reply.Text(
        "### What I keep of you\n"
            + "Your id, the name you showed, when I first and last saw you, your runs with their"
            + " parameters and results, and the digits that you gave. Nothing else.\n"
            + "-# `/me forget` deletes all of it.",
        files,
        List.of());
  }
}
