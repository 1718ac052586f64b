package dev.tensorcord.bot.command;

import dev.tensorcord.bot.Ack;
import dev.tensorcord.bot.Action;
import dev.tensorcord.bot.ActionId;
import dev.tensorcord.bot.Command;
import dev.tensorcord.bot.CommandSpec;
import dev.tensorcord.bot.Replies;
import dev.tensorcord.bot.Reply;
import dev.tensorcord.bot.Reply.Control.Button;
import dev.tensorcord.bot.Request;
import dev.tensorcord.store.Forgotten;
import dev.tensorcord.store.MemberStore;
import java.util.List;
import java.util.function.Consumer;

/** {@code /me forget}: deletes all that is kept of the asker, after a second press. */
public final class MeForgetCommand implements Command {
  private static final String NAME = "me forget";
  private static final CommandSpec SPEC =
      new CommandSpec(
              NAME,
              "Delete all that I keep of you",
              List.of(),
              List.of(
                  new Action("yes", Ack.UPDATE, Action.Access.OWNER),
                  new Action("no", Ack.UPDATE, Action.Access.OWNER)),
              List.of("/me forget"))
          .privately();

  private final MemberStore members;
  private final Consumer<String> memory;

  /**
   * Forgets from this store.
   *
   * @param memory forgets what is known of a member beside the store, given their id
   */
  public MeForgetCommand(MemberStore members, Consumer<String> memory) {
    this.members = members;
    this.memory = memory;
  }

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void run(Request request, Replies replies) {
    String owner = request.member().id();
    replies.show(
        Reply.Text.of(
            "### Forget you?\n"
                + "Your name, all your runs and the digits that you gave are deleted for good. The"
                + " runs' ids stop working, for you and for everyone. Messages in the channel"
                + " stay.\n"
                + "-# `/me export` first gives you a copy.",
            new Button(new ActionId(NAME, "yes", owner, ""), "Forget me", Reply.Style.DANGER),
            Button.of(new ActionId(NAME, "no", owner, ""), "Keep everything")));
  }

  @Override
  public void act(Request request, ActionId action, Replies replies) {
    if (action.action().equals("no")) {
      replies.show(Reply.Text.of("Nothing was deleted."));
      return;
    }
    memory.accept(request.member().id());
    Forgotten gone = members.forget(request.member().id());
    String digits = gone.samples() == 0 ? "" : ", and " + count(gone.samples(), "given digit");
    replies.show(
        Reply.Text.of(
            "### Forgotten\nYour name and %s are deleted%s."
                .formatted(count(gone.runs(), "run"), digits)));
  }

  private static String count(int count, String noun) {
    return "%,d %s%s".formatted(count, noun, count == 1 ? "" : "s");
  }
}
