package dev.tensorcord.bot.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tensorcord.bot.Reply;
import dev.tensorcord.bot.Reply.Field;
import dev.tensorcord.bot.Values;
import dev.tensorcord.jobs.Run;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class SnippetFormTest {
  private static Reply edit(String code) {
    Run run =
        new Run(
            "k7qm2x",
            "1",
            Optional.empty(),
            "run",
            "{}",
            1,
            Run.State.DONE,
            Optional.empty(),
            Instant.EPOCH,
            Optional.empty());
    return SnippetForm.edit(run, SnippetAsked.of(code));
  }

  private static String sent(Reply.Form form) {
    Map<String, String> texts = new HashMap<>();
    for (Field field : form.fields()) {
      Field.Typed typed = (Field.Typed) field;
      assertThat(typed.value()).hasSizeLessThanOrEqualTo(typed.most());
      texts.put(typed.name(), typed.value());
    }
    return SnippetForm.code(Values.of(texts));
  }

  private static String lines(int count) {
    return IntStream.range(0, count)
        .mapToObj("const a%d = tf.scalar(1).add(2);"::formatted)
        .collect(Collectors.joining("\n"));
  }

  @Test
  void codeComesBackAsItWentIn() {
    for (int count : new int[] {1, 60, 110, 130, 300, 500}) {
      Reply.Form form = (Reply.Form) edit(lines(count));
      assertThat(form.fields()).hasSizeBetween(1, 5);
      assertThat(sent(form)).isEqualTo(lines(count));
    }
  }

  @Test
  void whereLittleRoomIsLeftThereIsAnotherField() {
    assertThat(((Reply.Form) edit(lines(10))).fields()).hasSize(1);
    assertThat(((Reply.Form) edit(lines(110))).fields()).hasSize(2);
  }

  @Test
  void codeThatNoFormTakesComesAsAFile() {
    for (String code : new String[] {lines(1000), "x".repeat(5000), "a\n" + "x".repeat(5000)}) {
      Reply.Text text = (Reply.Text) edit(code);
      assertThat(text.markdown()).contains("`/run file:`");
      assertThat(new String(text.files().getFirst().bytes(), StandardCharsets.UTF_8))
          .isEqualTo(code);
    }
  }
}
