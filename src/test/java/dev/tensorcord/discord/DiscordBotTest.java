package dev.tensorcord.discord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tensorcord.bot.Ack;
import dev.tensorcord.bot.Action;
import dev.tensorcord.bot.ActionId;
import dev.tensorcord.bot.Attachment;
import dev.tensorcord.bot.Choice;
import dev.tensorcord.bot.Command;
import dev.tensorcord.bot.CommandSpec;
import dev.tensorcord.bot.Commands;
import dev.tensorcord.bot.Option;
import dev.tensorcord.bot.Replies;
import dev.tensorcord.bot.Reply;
import dev.tensorcord.bot.Reply.Control.Button;
import dev.tensorcord.bot.Reply.Control.Select;
import dev.tensorcord.bot.Reply.Field.Picked;
import dev.tensorcord.bot.Reply.Field.Typed;
import dev.tensorcord.bot.Request;
import dev.tensorcord.bot.Target;
import dev.tensorcord.fault.Fault;
import dev.tensorcord.localguild.GuildClient;
import dev.tensorcord.localguild.GuildClient.Upload;
import dev.tensorcord.localguild.LocalGuild;
import dev.tensorcord.localguild.LocalGuildOptions;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Every kind of request and reply through unmodified JDA and the local guild. */
final class DiscordBotTest {
  private static LocalGuild guild;
  private static DiscordBot bot;
  private static GuildClient ada;

  @BeforeAll
  static void start() {
    guild = LocalGuild.start(LocalGuildOptions.defaults());
    bot =
        DiscordBot.connect(
            endpoint(guild.token()),
            new Commands(List.of(new Probe(), new Lens()), m -> {}, p -> true));
    ada = GuildClient.as(guild.address(), "Ada");
  }

  @AfterAll
  static void stop() {
    ada.close();
    bot.close();
    guild.close();
  }

  private static Endpoint endpoint(String token) {
    return Endpoint.other(
        token, guild.restUrl(), guild.gatewayUrl(), guild.address().getAuthority());
  }

  private static ActionId id(String action) {
    return new ActionId("probe", action, "", "");
  }

  /** One command that replies in every way there is. */
  private static final class Probe implements Command {
    @Override
    public CommandSpec spec() {
      return new CommandSpec(
          "probe",
          "Replies in every way",
          List.of(
              Option.text("how", "What to reply").needed().suggested(),
              Option.integer("count", "How often").between(1, 1000),
              Option.file("file", "A file to read")),
          List.of(
              new Action("form", Ack.FORM, Action.Access.ANYONE),
              new Action("update", Ack.UPDATE, Action.Access.ANYONE),
              new Action("sent", Ack.REPLY, Action.Access.ANYONE),
              new Action("delete", Ack.UPDATE, Action.Access.ANYONE)),
          List.of());
    }

    @Override
    public Ack ack(Request request) {
      return switch (request.values().text("how").orElseThrow()) {
        case "private" -> Ack.PRIVATE;
        case "form", "form refused" -> Ack.FORM;
        default -> Ack.REPLY;
      };
    }

    @Override
    public void run(Request request, Replies replies) {
      switch (request.values().text("how").orElseThrow()) {
        case "form" -> replies.show(form());
        case "form refused" -> throw Fault.of("There is nothing to fill in.", "Ask later.");
        case "work" -> work(replies, Integer.parseInt(request.values().text("count").orElse("1")));
        case "read" -> {
          byte[] bytes = request.values().file("file").orElseThrow().read(100, "fit.file_bytes");
          replies.show(Reply.Text.of("read " + new String(bytes, StandardCharsets.UTF_8)));
        }
        case "long" -> replies.show(Reply.Text.of("0123456789\n".repeat(2000)));
        case "whisper" -> {
          replies.show(Reply.Text.of("for all"));
          replies.whisper(Reply.Text.of("for you"));
        }
        case "picture" ->
            replies.show(
                new Reply.Figure(
                    "A picture",
                    "in words",
                    List.of(new Reply.Picture("dot.png", PNG, "one dot")),
                    List.of(),
                    List.of(Button.of(id("update"), "Update"), Button.of(id("delete"), "Delete"))));
        default ->
            replies.show(
                Reply.Text.of(
                    "hello " + request.member().name() + " " + request.member().moderator(),
                    Button.of(id("form"), "Form"),
                    Button.of(id("gone"), "Gone"),
                    new Select(id("update"), "Pick", List.of(Choice.of("a"), Choice.of("b")))));
      }
    }

    private static Reply form() {
      return new Reply.Form(
          id("sent"),
          "Fill in",
          List.of(
              new Typed("points", "Points", "a hint", "0,1", true, true, 4000),
              new Picked("kind", "Kind", "", List.of(Choice.of("x"), Choice.of("y")), "y")));
    }

    private static void work(Replies replies, int count) {
      for (int i = 1; i <= count; i++) {
        Optional<Double> done = Optional.of(i / (double) count);
        replies.show(new Reply.Live("Work", done, "step " + i, Duration.ZERO, List.of()));
        pause(count > 1 ? 2 : 0);
      }
      replies.show(Reply.Text.of("finished"));
      replies.show(new Reply.Live("Work", Optional.of(1.0), "late", Duration.ZERO, List.of()));
    }

    private static void pause(int millis) {
      try {
        Thread.sleep(millis);
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }

    @Override
    public void act(Request request, ActionId action, Replies replies) {
      switch (action.action()) {
        case "form" -> replies.show(form());
        case "delete" -> {
          replies.show(Reply.Text.of("soon gone"));
          replies.delete();
        }
        case "sent" -> replies.show(Reply.Text.of("got " + request.values().texts()));
        default -> replies.show(Reply.Text.of("updated " + request.values().chosen()));
      }
    }

    @Override
    public List<Choice> complete(Request request, String option, String typed) {
      return IntStream.range(0, 40).mapToObj(i -> Choice.of(typed + i)).toList();
    }
  }

  /** A command in the menu of a message, which says what it was given. */
  private static final class Lens implements Command {
    @Override
    public CommandSpec spec() {
      return CommandSpec.onMessage("Look closer", "Says what is on a message");
    }

    @Override
    public void run(Request request, Replies replies) {
      Target message = request.target().orElseThrow();
      replies.show(
          Reply.Text.of(
              "%s looks at %s's %s: %s"
                  .formatted(
                      request.member().name(),
                      message.authorName(),
                      message.text(),
                      message.attachments().stream().map(Lens::words).toList())));
    }

    private static String words(Attachment file) {
      byte[] bytes = file.read(100, "fit.file_bytes");
      return "%s picture=%s %d".formatted(file.name(), file.isPicture(), bytes.length);
    }
  }

  private static final byte[] PNG =
      java.util.Base64.getDecoder()
          .decode(
              "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJ"
                  + "RU5ErkJggg==");

  private static String ask(String how) {
    return ada.command("probe", Map.of("how", how));
  }

  @Test
  void theCommandIsRegisteredAsItsSpecSays() {
    JsonNode command = ada.state().get("commands").get(0);
    assertThat(command.get("name").asText()).isEqualTo("probe");
    assertThat(command.get("options").get(0).get("required").asBoolean()).isTrue();
    assertThat(command.get("options").get(1).get("max_value").asInt()).isEqualTo(1000);
    assertThat(command.get("contexts").toString()).isEqualTo("[0,1]");
  }

  @Test
  void aCommandIsAnsweredWithWhoAsked() {
    ada.answerWith(ask("hello"), "hello Ada true");
    try (GuildClient kenji = GuildClient.as(guild.address(), "Kenji")) {
      kenji.answerWith(kenji.command("probe", Map.of("how", "hello")), "hello Kenji false");
    }
  }

  @Test
  void aMessageCommandIsRegisteredAsSuchBesideTheSlashCommands() {
    JsonNode command = ada.state().get("commands").get(1);
    assertThat(command.get("name").asText()).isEqualTo("Look closer");
    assertThat(command.get("type").asInt()).isEqualTo(3);
    assertThat(command.get("contexts").toString()).isEqualTo("[0,1]");
  }

  @Test
  void aMessageCommandIsGivenTheMessageWithItsAuthorAndItsFiles() {
    try (GuildClient kenji = GuildClient.as(guild.address(), "Kenji")) {
      JsonNode message =
          kenji.say(
              "look at this",
              Map.of(
                  "a",
                  new Upload("dot.png", PNG),
                  "b",
                  new Upload("p.csv", new byte[] {'0', '1'})));
      String asked = ada.onMessage(message, "Look closer");
      JsonNode answer = ada.answerWith(asked, "Ada looks at Kenji's look at this");
      assertThat(answer.toString())
          .contains("dot.png picture=true " + PNG.length)
          .contains("p.csv picture=false 2");
    }
  }

  @Test
  void aPrivateAnswerIsSeenByTheAskerAlone() {
    JsonNode answer = ada.answerWith(ask("private"), "hello");
    assertThat(answer.get("flags").asInt() & 64).isEqualTo(64);
  }

  @Test
  void aFormIsOpenedFilledAndRead() {
    JsonNode form = ada.modal(ask("form"));
    assertThat(form.toString()).contains("Fill in").contains("0,1").contains("a hint");
    String sent = ada.submit(form, Map.of("points", "1,2\n3,4", "kind", List.of("x")));
    JsonNode answer = ada.answerWith(sent, "got");
    assertThat(answer.toString()).contains("points=1,2\\n3,4").contains("kind=x");
  }

  @Test
  void aFormThatCannotBeOpenedSaysWhyToTheAskerAlone() {
    JsonNode answer = ada.answerWith(ask("form refused"), "nothing to fill in");
    assertThat(answer.get("flags").asInt() & 64).isEqualTo(64);
  }

  @Test
  void aButtonOpensAForm() {
    JsonNode answer = ada.answerWith(ask("hello"), "hello");
    assertThat(ada.modal(ada.press(answer, "Form")).toString()).contains("Fill in");
  }

  @Test
  void aSelectUpdatesItsMessage() {
    JsonNode answer = ada.answerWith(ask("hello"), "hello");
    ada.choose(answer, id("update").text(), "b");
    ada.message(answer.get("id").asText(), message -> message.toString().contains("updated [b]"));
  }

  @Test
  void aButtonOfAnOlderVersionSaysThatItExpired() {
    JsonNode answer = ada.answerWith(ask("hello"), "hello");
    ada.answerWith(ada.press(answer, "Gone"), "expired");
  }

  @Test
  void aPictureComesWithItsAltTextAndGoesWhenTheMessageIsUpdated() {
    JsonNode answer = ada.answerWith(ask("picture"), "one dot", "dot.png");
    ada.press(answer, "Update");
    JsonNode updated =
        ada.message(answer.get("id").asText(), message -> message.toString().contains("updated"));
    assertThat(updated.toString()).doesNotContain("dot.png");
  }

  @Test
  void deletingTakesTheMessageAway() {
    JsonNode answer = ada.answerWith(ask("picture"), "one dot");
    ada.press(answer, "Delete");
    ada.await(event -> event.path("type").asText().equals("message_delete"));
  }

  @Test
  void shortWorkShowsItsEndAlone() {
    String asked = ada.command("probe", Map.of("how", "work"));
    ada.answerWith(asked, "finished");
    assertThat(updates(asked)).isEqualTo(1);
  }

  @Test
  void longWorkIsEditedInSeldomAndItsEndIsNeverCoveredByLateProgress() throws Exception {
    String asked = ada.command("probe", Map.of("how", "work", "count", 1000));
    ada.answerWith(asked, "finished");
    Thread.sleep(1600);
    assertThat(updates(asked)).isBetween(2L, 4L);
    JsonNode last =
        GuildClient.stream(ada.messages())
            .filter(m -> m.path("interaction_metadata").path("id").asText().equals(asked))
            .findFirst()
            .orElseThrow();
    assertThat(last.toString()).contains("finished").doesNotContain("late");
  }

  private static long updates(String interaction) {
    long[] count = {0};
    long now = ada.state().get("seq").asLong();
    ada.await(event -> {
      if (event.path("type").asText().equals("message_update")
          && event.path("interaction").asText().equals(interaction)) {
        count[0]++;
      }
      return event.get("seq").asLong() >= now;
    });
    return count[0];
  }

  @Test
  void textThatIsTooLongIsAttachedWhole() {
    JsonNode answer = ada.answerWith(ask("long"), "answer.md");
    String url = answer.findPath("file").get("url").asText();
    assertThat(ada.download(url)).hasSize(11 * 2000);
  }

  @Test
  void aWhisperComesBesideTheAnswer() {
    String asked = ask("whisper");
    ada.answerWith(asked, "for all");
    ada.await(event -> event.toString().contains("for you"));
  }

  @Test
  void aFileIsRead() {
    Upload file = new Upload("p.csv", "0,1".getBytes(StandardCharsets.UTF_8));
    ada.answerWith(ada.command("probe", Map.of("how", "read"), Map.of("file", file)), "read 0,1");
  }

  @Test
  void aFileLargerThanTheCommandTakesIsRefusedWithItsSize() {
    Upload file = new Upload("p.csv", new byte[1234]);
    ada.answerWith(
        ada.command("probe", Map.of("how", "read"), Map.of("file", file)),
        "A file of 1,234 bytes: at most 100 allowed here (limit fit.file");
  }

  @Test
  void suggestionsAreCutToWhatDiscordTakes() {
    JsonNode choices = ada.complete("probe", Map.of("how", "x"), "how");
    assertThat(choices).hasSize(25);
    assertThat(choices.get(0).get("value").asText()).isEqualTo("x0");
  }

  @Test
  void aRefusedTokenIsAFaultThatSaysWhereToGetAnother() {
    assertThatThrownBy(() ->
            DiscordBot.connect(endpoint("wrong"), new Commands(List.of(), m -> {}, p -> true)))
        .isInstanceOfSatisfying(
            Fault.class, fault -> assertThat(fault.remedy()).contains("DISCORD_TOKEN"));
  }

  @Test
  void aDiscordThatCannotBeReachedIsAFaultThatSaysSo() {
    Endpoint nowhere =
        Endpoint.other("t", "http://127.0.0.1:1/api/v10/", "ws://127.0.0.1:1/gateway", "none");
    assertThatThrownBy(
            () -> DiscordBot.connect(nowhere, new Commands(List.of(), m -> {}, p -> true)))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("cannot be reached");
  }

  @Test
  void attachmentsFromOtherHostsAreNeverFetched() {
    assertThat(Endpoint.discord("t").files())
        .containsExactlyInAnyOrder("cdn.discordapp.com", "media.discordapp.net");
  }

  @Test
  void theBotStopsWithinFiveSeconds() {
    DiscordBot other =
        DiscordBot.connect(
            endpoint(guild.token()),
            new Commands(List.of(new Probe(), new Lens()), m -> {}, p -> true));
    long start = System.nanoTime();
    other.close();
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
  }

  /** Hands out the way back to the asker, to be used while the bot stops and after. */
  private record Kept(BlockingQueue<Replies> ways) implements Command {
    @Override
    public CommandSpec spec() {
      return new CommandSpec("probe", "Says so later", List.of(), List.of(), List.of());
    }

    @Override
    public void run(Request request, Replies replies) {
      replies.show(Reply.Text.of("first"));
      replies.show(Reply.Text.of("last"));
      ways.add(replies);
    }
  }

  /** A bot in a guild of their own, which is stopped as soon as its command has replied. */
  private static Replies stopped(LocalGuild there, GuildClient asker) throws InterruptedException {
    BlockingQueue<Replies> ways = new LinkedBlockingQueue<>();
    Commands commands = new Commands(List.of(new Kept(ways)), m -> {}, p -> true);
    try (DiscordBot _ =
        DiscordBot.connect(
            Endpoint.other(
                there.token(), there.restUrl(), there.gatewayUrl(), there.address().getAuthority()),
            commands)) {
      asker.command("probe", Map.of());
      return ways.take();
    }
  }

  @Test
  @Timeout(30)
  void whatWasShownBeforeTheStopReachesTheMember() throws InterruptedException {
    try (LocalGuild own = LocalGuild.start(LocalGuildOptions.defaults());
        GuildClient grace = GuildClient.as(own.address(), "Grace")) {
      own.faults().delayRest(Duration.ofMillis(300));
      stopped(own, grace);
      assertThat(grace.messages().toString()).contains("last");
    }
  }

  @Test
  @Timeout(30)
  void aReplyThatIsTriedAgainAfterTheStopIsGivenUpQuietly() throws InterruptedException {
    BlockingQueue<Throwable> uncaught = new LinkedBlockingQueue<>();
    Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
    Thread.setDefaultUncaughtExceptionHandler((thread, problem) -> uncaught.add(problem));
    try (LocalGuild own = LocalGuild.start(LocalGuildOptions.defaults());
        GuildClient grace = GuildClient.as(own.address(), "Grace")) {
      own.faults().serverError("PATCH webhooks/*/*/messages/*", 100, 500);
      Replies way = stopped(own, grace);
      long stopped = System.nanoTime();
      way.awaitShown(Duration.ofSeconds(20));
      assertThat(Duration.ofNanos(System.nanoTime() - stopped)).isLessThan(Duration.ofSeconds(10));
      way.show(Reply.Text.of("late"));
      way.whisper(Reply.Text.of("late"));
      way.delete();
      assertThat(uncaught).isEmpty();
    } finally {
      Thread.setDefaultUncaughtExceptionHandler(before);
    }
  }
}
