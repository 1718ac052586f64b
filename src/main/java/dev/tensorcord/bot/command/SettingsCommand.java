package dev.tensorcord.bot.command;

import dev.tensorcord.bot.Command;
import dev.tensorcord.bot.CommandSpec;
import dev.tensorcord.bot.Option;
import dev.tensorcord.bot.Replies;
import dev.tensorcord.bot.Reply;
import dev.tensorcord.bot.Request;
import dev.tensorcord.fault.Fault;
import dev.tensorcord.store.GuildSettings;
import dev.tensorcord.store.GuildStore;
import java.util.List;

/** {@code /settings}: how the bot behaves on this server; moderators change it, all may read it. */
public final class SettingsCommand implements Command {
  private static final String ANSWERS = "answers";
  private static final String PUBLIC = "public";
  private static final CommandSpec SPEC =
      new CommandSpec(
              "settings",
              "How I behave on this server",
              List.of(
                  Option.text(ANSWERS, "Who sees my answers; for moderators")
                      .of(PUBLIC, "private")),
              List.of(),
              List.of("/settings", "/settings answers:private"))
          .privately();

  private final GuildStore guilds;

  /** Reads and writes this store. */
  public SettingsCommand(GuildStore guilds) {
    this.guilds = guilds;
  }

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void run(Request request, Replies replies) {
    String guild =
        request
            .place()
            .guild()
            .orElseThrow(() ->
                Fault.of(
                    "Settings belong to a server; these are direct messages.",
                    "Use /settings in a channel of the server."));
    request.values().text(ANSWERS).ifPresent(answers -> change(request, guild, answers));
    boolean open = guilds.settings(guild).answersPublic();
    replies.show(
        Reply.Text.of(
            "### Settings of this server\n- `answers` · "
                + (open ? "**public**: everyone in the channel sees them" : "**private**: only")
                + (open ? "" : " the asker sees them")
                + "\n-# A moderator changes it with `/settings answers:"
                + (open ? "private" : PUBLIC)
                + "`."));
  }

  private void change(Request request, String guild, String answers) {
    if (!request.member().moderator()) {
      throw Fault.of(
          "Only moderators change the settings of a server.",
          "Ask a member who may manage messages here.");
    }
    guilds.save(guild, new GuildSettings(answers.equals(PUBLIC)));
  }
}
