package dev.tensorcord.localguild;

import static org.assertj.core.api.Assertions.assertThat;

import net.dv8tion.jda.api.events.interaction.command.SlashCommandInteractionEvent;
import net.dv8tion.jda.api.events.message.MessageReceivedEvent;
import net.dv8tion.jda.api.events.session.SessionRecreateEvent;
import net.dv8tion.jda.api.events.session.SessionResumeEvent;
import net.dv8tion.jda.api.interactions.commands.build.Commands;
import net.dv8tion.jda.api.requests.GatewayIntent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A lost gateway, through unmodified JDA: nothing that happened meanwhile is missed. */
final class JdaGatewayTest {
  private LocalGuild guild;
  private Client client;

  @BeforeEach
  void start() throws Exception {
    guild = LocalGuild.start(LocalGuildOptions.defaults());
    client = new Client(guild);
  }

  @AfterEach
  void close() {
    client.close();
    guild.close();
  }

  private void say(String text) throws Exception {
    client.post(
        "client/message", "{'channel':'general','member':'ada','content':'%s'}".formatted(text));
  }

  @Test
  void aDroppedConnectionIsResumedAndHearsWhatItMissed() throws Exception {
    try (Bot bot = new Bot(guild, GatewayIntent.GUILD_MESSAGES, GatewayIntent.MESSAGE_CONTENT)) {
      guild.faults().dropGateway(4000);
      say("while you were away");
      bot.next(SessionResumeEvent.class);
      guild.faults().reconnectGateway();
      bot.next(SessionResumeEvent.class);
      say("and back");
    }
  }

  @Test
  void missedMessagesComeInOrder() throws Exception {
    try (Bot bot = new Bot(guild, GatewayIntent.GUILD_MESSAGES, GatewayIntent.MESSAGE_CONTENT)) {
      guild.faults().dropGateway(4000);
      say("one");
      say("two");
      assertThat(bot.next(MessageReceivedEvent.class).getMessage().getContentRaw())
          .isEqualTo("one");
      assertThat(bot.next(MessageReceivedEvent.class).getMessage().getContentRaw())
          .isEqualTo("two");
    }
  }

  @Test
  void anInvalidSessionIsBegunAnew() throws Exception {
    try (Bot bot = new Bot(guild)) {
      bot.jda().upsertCommand(Commands.slash("ping", "Answers")).complete();
      guild.faults().invalidateSessions(false);
      bot.next(SessionRecreateEvent.class);
      client.interact("client/command", "{'channel':'general','member':'ada','name':'ping'}");
      bot.next(SlashCommandInteractionEvent.class).reply("here").complete();
    }
  }

  @Test
  void withoutTheIntentMessagesStaySilent() throws Exception {
    try (Bot bot = new Bot(guild)) {
      bot.jda().upsertCommand(Commands.slash("ping", "Answers")).complete();
      say("not for bots");
      client.interact("client/command", "{'channel':'general','member':'ada','name':'ping'}");
      bot.next(SlashCommandInteractionEvent.class);
      assertThat(bot.passedOver()).noneMatch(MessageReceivedEvent.class::isInstance);
    }
  }

  @Test
  void presenceTellsWhetherABotIsThere() throws Exception {
    assertThat(guild.online()).isFalse();
    try (Bot bot = new Bot(guild)) {
      assertThat(bot.jda().getGuilds().getFirst().getName()).isEqualTo("Tensorcord");
      assertThat(client.event("presence", event -> true).get("online").asBoolean()).isTrue();
    }
    client.event("presence", event -> !event.get("online").asBoolean());
    assertThat(guild.online()).isFalse();
  }
}
