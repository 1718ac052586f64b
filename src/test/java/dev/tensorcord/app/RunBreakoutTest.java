package dev.tensorcord.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tensorcord.localguild.GuildClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One test for each way in which a snippet's words could do more than be read. */
final class RunBreakoutTest {
  @TempDir static Path data;
  private static RunningBot bot;
  private static GuildClient ada;

  @BeforeAll
  static void start() {
    bot = RunningBot.in(data, Map.of());
    ada = bot.as("Ada");
    RunTest.ready(ada);
  }

  @AfterAll
  static void stop() {
    ada.close();
    bot.close();
  }

  private static JsonNode ran(String code) {
    return RunTest.answer(ada, ada.command("run", Map.of("code", code)), "run:again");
  }

  private static String words(JsonNode message) {
    return message.get("components").findValuesAsText("content").stream()
        .reduce("", (all, text) -> all + text + "\n");
  }

  /** What stands outside of all blocks and spans of code. */
  private static String outside(JsonNode message) {
    return words(message).replaceAll("(?s)```.*?```", "").replaceAll("`[^`\n]*`", "");
  }

  @Test
  void printedBackticksDoNotEndTheBlock() {
    JsonNode answer = ran("console.log('```\\n# escaped\\n```'); console.log('``````')");
    assertThat(words(answer).split("```", -1)).as("one block").hasSize(3);
    assertThat(outside(answer)).doesNotContain("escaped");
  }

  @Test
  void backticksAcrossTwoLinesDoNotEndTheBlock() {
    JsonNode answer = ran("console.log('`'); console.log('``'); console.log('`')");
    assertThat(words(answer).split("```", -1)).hasSize(3);
  }

  @Test
  void everyoneIsNotMentionedByOutput() {
    JsonNode answer = ran("console.log('@everyone @here <@1> <@&2>')");
    assertThat(answer.get("mention_everyone").asBoolean()).isFalse();
    assertThat(answer.get("mentions")).isEmpty();
    assertThat(outside(answer)).doesNotContain("@everyone").doesNotContain("<@");
  }

  @Test
  void everyoneIsNotMentionedByAnException() {
    JsonNode answer = ran("throw new Error('@everyone @here <@1>')");
    assertThat(answer.get("mention_everyone").asBoolean()).isFalse();
    assertThat(outside(answer))
        .contains("everyone")
        .doesNotContain("@everyone")
        .doesNotContain("@here")
        .doesNotContain("<@1>");
  }

  @Test
  void theWordsOfAnExceptionAreNoMarkdown() {
    JsonNode answer = ran("throw new Error('**a** [b](https://evil.example) ||c|| `d` ```e')");
    assertThat(outside(answer))
        .contains("\\*\\*a\\*\\*", "\\[b\\](https\\://", "\\|\\|c")
        .doesNotContain("```");
  }

  @Test
  void theLineOfAnErrorDoesNotEndItsBlock() {
    JsonNode answer = ran("const t = '```'; t.nothing() // ``` **out**");
    assertThat(outside(answer)).doesNotContain("out");
    assertThat(words(answer).split("```", -1).length % 2).isEqualTo(1);
  }

  @Test
  void aNameInAnErrorIsNoMarkdown() {
    JsonNode answer = ran("__bold__()");
    assertThat(outside(answer)).doesNotContain("__bold__");
  }

  @Test
  void charactersThatReorderAreShown() {
    JsonNode answer = ran("console.log('a\\u202Eb\\u2066c\\u200Fd')");
    assertThat(words(answer)).contains("a\ufffdb\ufffdc\ufffdd");
  }

  @Test
  void charactersThatHideAreShown() {
    JsonNode answer = ran("console.log('a\\u200Bb\\u00ADc\\uFEFFd\\u{E0041}e\\u0000f\\u001B[31m')");
    assertThat(words(answer)).contains("a\ufffdb\ufffdc\ufffdd\ufffde\ufffdf\ufffd[31m");
  }

  @Test
  void otherBreaksOfALineDoNotForgeANumberedLine() {
    JsonNode answer = ran("console.log('one\\u2028two\\rthree\\u0085four')");
    assertThat(words(answer)).contains("1 │ one\n2 │ two\n3 │ three\n4 │ four");
  }

  @Test
  void theFileOfLongOutputHidesNothingEither() {
    JsonNode answer = ran("for (let i = 0; i < 999; i++) console.log('a\\u202Eb ```')");
    String url = answer.findPath("file").get("url").asText();
    assertThat(new String(ada.download(url), StandardCharsets.UTF_8))
        .startsWith("a\ufffdb ```\n")
        .doesNotContain("\u202e");
  }

  @Test
  void progressIsNoMarkdown() {
    String asked =
        ada.command("run", Map.of("code", "console.log('```\\n@everyone **x**'); while (true) {}"));
    JsonNode live = RunTest.answer(ada, asked, "run:cancel", "everyone");
    assertThat(outside(live)).doesNotContain("@everyone").doesNotContain("**x**");
    ada.press(live, "Cancel");
    RunTest.answer(ada, asked, "run:again");
  }

  @Test
  void thePictureOfASnippetNamesNothingHidden() {
    JsonNode answer = ran("plot.line([1, 2, 3], {title: 'a\\u202Eb @everyone'}); 'drawn'");
    JsonNode item = answer.findParents("items").getFirst().get("items").get(0);
    assertThat(item.get("description").asText()).doesNotContain("\u202e");
    assertThat(answer.get("mention_everyone").asBoolean()).isFalse();
  }

  @Test
  void theSharedCodeDoesNotEndItsBlock() {
    JsonNode answer = ran("'```' + ' @everyone **x** \u202e'");
    JsonNode shared = RunTest.answer(ada, ada.press(answer, "Share"), "Shared by Ada");
    assertThat(outside(shared)).doesNotContain("everyone").doesNotContain("**x**");
    assertThat(words(shared)).doesNotContain("\u202e");
    assertThat(shared.get("mention_everyone").asBoolean()).isFalse();
  }

  @Test
  void loneHalvesOfCharactersAreAnswered() {
    assertThat(words(ran("'\\uD83D' + 'x'"))).contains("✅ Done");
  }

  @Test
  void codeOfMessagesInOtherScriptsIsKeptAsItIs() {
    JsonNode answer = ran("'שלום ' + 'مرحبا 你好 😀'");
    assertThat(words(answer)).contains("שלום مرحبا 你好 😀");
    JsonNode form = ada.modal(ada.press(answer, "Edit & run"));
    assertThat(form.toString()).contains("שלום");
  }
}
