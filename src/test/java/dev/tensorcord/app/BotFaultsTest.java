package dev.tensorcord.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tensorcord.localguild.GuildClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole bot through unmodified JDA while Discord misbehaves: nobody's answer is lost. */
final class BotFaultsTest {
  private static final String POINTS = "0,1.1 1,5.9 2,16.8 3,33.9";

  @TempDir static Path data;
  private static RunningBot bot;
  private GuildClient ada;

  @BeforeAll
  static void start() {
    bot = RunningBot.in(data, Map.of("TENSORCORD_LIMITS_FIT_STEPS", "50000000"));
  }

  @AfterAll
  static void stop() {
    bot.close();
  }

  @BeforeEach
  void come() {
    ada = bot.as("Ada");
  }

  @AfterEach
  void leave() {
    bot.faults().clear();
    ada.close();
  }

  private String fit() {
    return ada.command("fit", Map.of("points", POINTS));
  }

  private String longFit() {
    return ada.command("fit", Map.of("demo", "noisy", "degree", 8, "steps", 50_000_000));
  }

  @Test
  void ratesThatAreMetDelayTheAnswerAndDoNotLoseIt() {
    bot.faults().tooManyRequests("PATCH webhooks/*/*/messages/*", 2, 1);
    assertThat(ada.answerWith(fit(), "R²")).isNotNull();
  }

  @Test
  void errorsOfTheServerAreTriedAgain() {
    bot.faults().serverError("PATCH webhooks/*/*/messages/*", 2, 500);
    assertThat(ada.answerWith(fit(), "R²")).isNotNull();
  }

  @Test
  void slowAnswersAreWaitedFor() {
    bot.faults().delayRest(Duration.ofMillis(800));
    assertThat(ada.answerWith(fit(), "R²")).isNotNull();
  }

  @Test
  void aDroppedGatewayIsResumedAndMissesNoCommand() {
    bot.faults().dropGateway(4000);
    assertThat(ada.answerWith(fit(), "R²")).isNotNull();
  }

  @Test
  void aReconnectThatDiscordAsksForMissesNoCommand() {
    bot.faults().reconnectGateway();
    assertThat(ada.answerWith(fit(), "R²")).isNotNull();
  }

  @Test
  void cancelEndsARunAtOnce() {
    String asked = longFit();
    JsonNode live = ada.answerWith(asked, "Cancel", "loss");
    long pressed = System.nanoTime();
    ada.press(live, "Cancel");
    ada.answerWith(asked, "ancelled");
    assertThat(Duration.ofNanos(System.nanoTime() - pressed)).isLessThan(Duration.ofSeconds(2));
  }

  @Test
  void onlyTheAskerOrAModeratorMayCancel() {
    String asked = longFit();
    JsonNode live = ada.answerWith(asked, "Cancel", "loss");
    try (GuildClient kenji = bot.as("Kenji")) {
      kenji.answerWith(kenji.press(live, "Cancel"), "Only the member who asked");
    }
    ada.press(live, "Cancel");
    ada.answerWith(asked, "ancelled");
  }

  @Test
  void buttonsGoOnWorkingAfterARestart() {
    JsonNode answer = ada.answerWith(fit(), "R²");
    bot.restart();
    JsonNode form = ada.modal(ada.press(answer, "Edit & run"));
    assertThat(form.toString()).contains(POINTS.substring(0, 5));
    ada.answerWith(ada.press(answer, "Animate"), ".gif");
  }

  @Test
  void aRunThatARestartEndedSaysSo() {
    String asked = longFit();
    JsonNode live = ada.answerWith(asked, "Cancel", "loss");
    bot.restart();
    String custom = GuildClient.button(live, "Cancel").orElseThrow();
    JsonNode now =
        GuildClient.stream(ada.messages())
            .filter(message -> message.get("id").equals(live.get("id")))
            .findFirst()
            .orElseThrow();
    if (now.toString().contains(custom)) {
      ada.pressId(now, custom);
    }
    // The bot says so by itself, or to the press where that comes first.
    ada.message(live.get("id").asText(), message -> message.toString().contains("restart"));
  }

  @Test
  void theBotStopsWithinFiveSecondsInTheMiddleOfWork() {
    String asked = longFit();
    ada.answerWith(asked, "Cancel", "loss");
    long start = System.nanoTime();
    bot.restart();
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(8));
  }

  @Test
  void aFitWorksInDirectMessages() {
    try (GuildClient direct = ada.direct()) {
      direct.answerWith(direct.command("fit", Map.of("points", POINTS)), "R²");
    }
  }

  @Test
  void whereAnswersArePrivateOnlyTheAskerSeesThem() {
    ada.answerWith(ada.command("settings", Map.of("answers", "private")), "**private**");
    JsonNode answer = ada.answerWith(fit(), "R²");
    ada.answerWith(ada.command("settings", Map.of("answers", "public")), "**public**");
    assertThat(answer.get("flags").asInt() & 64).isEqualTo(64);
  }

  @Test
  void aForgottenMembersRunsAreGone() {
    try (GuildClient grace = bot.as("Grace")) {
      JsonNode answer = grace.answerWith(grace.command("fit", Map.of("points", POINTS)), "R²");
      JsonNode sure = grace.answerWith(grace.command("me forget", Map.of()), "Forget me");
      grace.press(sure, "Forget me");
      grace.message(sure.get("id").asText(), message -> message.toString().contains("1 run"));
      JsonNode gone = grace.answerWith(grace.press(answer, "Animate"), "run");
      assertThat(gone.toString()).doesNotContain(".gif");
    }
  }

  @Test
  void textFromMembersPingsNobody() {
    JsonNode answer =
        ada.answerWith(ada.command("fit", Map.of("points", "@everyone <@1> ```")), "```");
    assertThat(answer.get("mention_everyone").asBoolean()).isFalse();
    assertThat(answer.get("mentions")).isEmpty();
  }
}
