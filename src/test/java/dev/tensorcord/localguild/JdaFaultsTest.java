package dev.tensorcord.localguild;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tensorcord.localguild.state.Limits;
import java.time.Duration;
import net.dv8tion.jda.api.entities.channel.concrete.TextChannel;
import net.dv8tion.jda.api.events.interaction.command.SlashCommandInteractionEvent;
import net.dv8tion.jda.api.exceptions.ErrorResponseException;
import net.dv8tion.jda.api.interactions.InteractionHook;
import net.dv8tion.jda.api.interactions.commands.build.Commands;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Refusals and ordered trouble, as unmodified JDA meets them. */
final class JdaFaultsTest {
  private static final Duration SOON = Duration.ofMillis(700);

  private static LocalGuild guild;
  private static Bot bot;
  private static Client client;

  @BeforeAll
  static void connect() throws Exception {
    Limits limits =
        Limits.discord().withAcknowledgeWithin(SOON).withTokenLife(Duration.ofSeconds(3));
    guild = LocalGuild.start(LocalGuildOptions.defaults().withLimits(limits));
    client = new Client(guild);
    bot = new Bot(guild);
    bot.jda().upsertCommand(Commands.slash("ping", "Answers")).complete();
  }

  @AfterAll
  static void close() {
    bot.close();
    client.close();
    guild.close();
  }

  private static String ping() throws Exception {
    return client.interact("client/command", "{'channel':'general','member':'ada','name':'ping'}");
  }

  private static TextChannel general() {
    return bot.jda().getTextChannelsByName("general", true).getFirst();
  }

  private static void assertCode(int code, Runnable call) {
    assertThatThrownBy(call::run)
        .isInstanceOfSatisfying(
            ErrorResponseException.class,
            error -> assertThat(error.getErrorCode()).isEqualTo(code));
  }

  @Test
  void aLateAcknowledgementIsUnknownAndTheMemberIsTold() throws Exception {
    String interaction = ping();
    var event = bot.next(SlashCommandInteractionEvent.class);
    assertThat(client.event("interaction_failed", interaction).get("reason").asText())
        .isEqualTo("The application did not respond in time.");
    assertCode(10062, () -> event.reply("too late").complete());
  }

  @Test
  void aSecondAcknowledgementIsRefused() throws Exception {
    ping();
    var event = bot.next(SlashCommandInteractionEvent.class);
    String body = "{'type':4,'data':{'content':'twice'}}".replace('\'', '"');
    var request =
        client
            .request(
                "api/v10/interactions/%s/%s/callback".formatted(event.getId(), event.getToken()))
            .header("Content-Type", "application/json");
    var post = request.POST(java.net.http.HttpRequest.BodyPublishers.ofString(body)).build();
    assertThat(client.raw(post).statusCode()).isEqualTo(204);
    assertThat(client.raw(post).body()).contains("40060");
    assertCode(40060, () -> event.reply("thrice").complete());
  }

  @Test
  void theTokenDiesAndTheMemberIsToldThatTheAnswerWillNotCome() throws Exception {
    String interaction = ping();
    var event = bot.next(SlashCommandInteractionEvent.class);
    InteractionHook hook = event.deferReply().complete();
    client.event("interaction_failed", interaction);
    assertCode(50027, () -> hook.editOriginal("too late").complete());
  }

  @Test
  void aRateLimitIsWaitedOut() {
    guild.faults().tooManyRequests("POST channels/*/messages", 1, 1);
    long start = System.nanoTime();
    assertThat(general().sendMessage("after a while").complete().getContentRaw())
        .isEqualTo("after a while");
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(900));
  }

  @Test
  void aBrokenServerIsReported() {
    guild.faults().serverError("GET users/*", 3, 500);
    assertThatThrownBy(() -> bot.jda().retrieveUserById("1180000000000000104").complete())
        .isInstanceOfSatisfying(
            ErrorResponseException.class, error -> assertThat(error.isServerError()).isTrue());
    guild.faults().clear();
  }

  @Test
  void slowAnswersArrive() {
    guild.faults().delayRest(Duration.ofMillis(300));
    long start = System.nanoTime();
    bot.jda().retrieveApplicationInfo().complete();
    guild.faults().clear();
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(250));
  }

  @Test
  void whatIsNotThereIsNamed() {
    assertCode(10008, () -> general().retrieveMessageById("1180000000000000999").complete());
    assertCode(10013, () -> bot.jda().retrieveUserById("1180000000000000999").complete());
  }

  @Test
  void messagesOfOthersCannotBeEdited() throws Exception {
    String id =
        client
            .post("client/message", "{'channel':'general','member':'ada','content':'mine'}")
            .get("id")
            .asText();
    assertCode(50005, () -> general().editMessageById(id, "yours").complete());
  }
}
