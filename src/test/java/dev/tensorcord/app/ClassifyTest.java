package dev.tensorcord.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tensorcord.bot.PrintedNumber;
import dev.tensorcord.localguild.GuildClient;
import dev.tensorcord.localguild.GuildClient.Upload;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code /classify} through the local guild, unmodified JDA and the whole bot. */
@Timeout(180)
final class ClassifyTest {
  private static final int MEMBERS = 20;
  private static final int EACH = 10;
  private static final int RUNS = 9;

  @TempDir Path data;
  private RunningBot bot;
  private GuildClient ada;

  @BeforeEach
  void start() {
    bot = RunningBot.in(data, Map.of("TENSORCORD_LOCAL_GUILD_MEMBERS", "" + MEMBERS));
    ada = bot.as("Ada");
  }

  @AfterEach
  void stop() {
    ada.close();
    bot.close();
  }

  private static String classify(GuildClient member, String number) {
    return classify(member, new Upload(number + ".png", PrintedNumber.png(number)));
  }

  private static String classify(GuildClient member, Upload picture) {
    return member.command("classify", Map.of(), Map.of("image", picture));
  }

  @Test
  void aPictureIsReadInHalfASecond() {
    List<Long> waits = new ArrayList<>();
    ada.answerWith(classify(ada, "42"), "I read **42**");
    for (int run = 0; run < RUNS; run++) {
      long start = System.nanoTime();
      String asked = classify(ada, "42");
      ada.answerWith(asked, "I read **42**", ".png");
      waits.add(System.nanoTime() - start);
    }
    long median = waits.stream().sorted().toList().get(RUNS / 2) / 1_000_000;
    System.out.printf("/classify: final reply after %d ms%n", median);
    // On a machine of its own it is under 500; others may work here too.
    assertThat(median).isLessThan(3000);
  }

  @Test
  void twoHundredPicturesOfTwentyMembersAreAllReadInEachMembersOrder() throws Exception {
    ada.answerWith(classify(ada, "42"), "I read **42**");
    List<String> names = names();
    List<Upload> pictures =
        IntStream.range(0, EACH)
            .mapToObj(i -> new Upload(i + ".png", PrintedNumber.png("1" + i)))
            .toList();
    Map<String, List<String>> asked = new TreeMap<>();
    names.forEach(name -> asked.put(name, new ArrayList<>()));
    long start = System.nanoTime();
    List<Thread> threads = new ArrayList<>();
    for (String name : names) {
      threads.add(
          Thread.startVirtualThread(() -> {
            try (GuildClient member = bot.as(name)) {
              for (Upload picture : pictures) {
                asked.get(name).add(classify(member, picture));
              }
            }
          }));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    Set<String> all = new HashSet<>();
    asked.values().forEach(all::addAll);
    List<String> answered = answers(all);
    System.out.printf(
        "%d pictures of %d members: all answered after %d ms%n",
        MEMBERS * EACH, MEMBERS, (System.nanoTime() - start) / 1_000_000);
    asked.forEach((name, theirs) ->
        assertThat(answered.stream().filter(theirs::contains)).as(name).isEqualTo(theirs));
  }

  private List<String> names() {
    List<String> names =
        GuildClient.stream(ada.state().get("members"))
            .filter(member -> !member.path("bot").asBoolean())
            .map(member -> member.path("global_name").asText())
            .filter(name -> !name.equals("Tensorcord"))
            .toList();
    assertThat(names).hasSize(MEMBERS);
    return names;
  }

  /** The interactions in the order in which their final answers came, each of them right. */
  private List<String> answers(Set<String> asked) {
    List<String> answered = new ArrayList<>();
    Map<String, String> read = new HashMap<>();
    Predicate<JsonNode> isLast =
        event -> {
          String interaction = event.path("interaction").asText();
          String message = event.path("message").toString();
          if (asked.contains(interaction)
              && message.contains("classify:delete")
              && !read.containsKey(interaction)) {
            answered.add(interaction);
            read.put(interaction, message.replaceAll("(?s).*# I read \\*\\*(\\d+).*", "$1"));
          }
          return answered.size() == asked.size();
        };
    ada.await(isLast, Duration.ofMinutes(2));
    assertThat(read.values()).allMatch(number -> number.matches("1\\d"));
    return answered;
  }

  @Test
  void theDigitsOfAMessageAreReadFromItsMenu() {
    try (GuildClient kenji = bot.as("Kenji")) {
      JsonNode message =
          kenji.say("mine", Map.of("a", new Upload("five.png", PrintedNumber.png("5"))));
      ada.answerWith(
          ada.onMessage(message, "Read the digits"),
          "I read **5**",
          "asked by Ada",
          "message by Kenji");
      JsonNode words = kenji.say("only words", Map.of());
      ada.answerWith(ada.onMessage(words, "Read the digits"), "no picture attached");
    }
  }

  @Test
  void whyGoesOnWorkingAfterARestartAndForEveryone() {
    JsonNode answer = ada.answerWith(classify(ada, "42"), "I read **42**");
    bot.restart();
    try (GuildClient kenji = bot.as("Kenji")) {
      JsonNode why = kenji.answerWith(kenji.press(answer, "Why?"), "A convolution", "why-");
      assertThat(why.get("flags").asInt() & 64).as("seen by the asker alone").isEqualTo(64);
      String select = why.findParents("options").getFirst().get("custom_id").asText();
      kenji.choose(why, select, "1");
      kenji.message(
          why.get("id").asText(), message -> message.toString().contains("number 2 of 2"));
    }
  }

  @Test
  void whatIsGivenBackIsKeptWithConsentAndForgottenWhenAsked() {
    JsonNode answer = ada.answerWith(classify(ada, "7"), "I read **7**");
    try (GuildClient kenji = bot.as("Kenji");
        GuildClient grace = bot.as("Grace")) {
      kenji.answerWith(kenji.press(answer, "Wrong?"), "Only the member who asked");
      grace.answerWith(grace.press(answer, "Wrong?"), "Only the member who asked");
    }
    JsonNode form = ada.modal(ada.press(answer, "Wrong?"));
    assertThat(form.toString()).contains("28×28").contains("/me forget");
    String sent = ada.submit(form, Map.of("digits", "1", "keep", List.of("yes")));
    ada.answerWith(sent, "in the community's data set now");
    JsonNode export = ada.answerWith(ada.command("me export", Map.of()), "What I keep of you");
    String file = export.findPath("file").get("url").asText();
    assertThat(new String(ada.download(file), java.nio.charset.StandardCharsets.UTF_8))
        .contains("\"label\" : 1")
        .contains("\"said\" : 7");
    JsonNode sure = ada.answerWith(ada.command("me forget", Map.of()), "digits that you gave");
    ada.press(sure, "Forget me");
    ada.message(
        sure.get("id").asText(),
        message -> message.toString().contains("1 run are deleted, and 1 given digit"));
    ada.answerWith(ada.press(answer, "Why?"), "There is no run");
  }

  @Test
  void aBadPictureIsRefusedInASentence() {
    Upload svg = new Upload("a.svg", "<svg/>".getBytes(java.nio.charset.StandardCharsets.UTF_8));
    ada.answerWith(ada.command("classify", Map.of(), Map.of("image", svg)), "SVG");
  }
}
