package dev.tensorcord.bot.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tensorcord.bot.SentFile;
import dev.tensorcord.fault.Fault;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class SnippetCodeTest {
  private static final String FENCE = "```";

  @Test
  void marksOfABlockThatWerePastedAlongAreTakenOff() {
    assertThat(SnippetCode.typed("```js\nlet a = 1;\na\n```")).isEqualTo("let a = 1;\na");
    assertThat(SnippetCode.typed(" ```1 + 1``` ")).isEqualTo("1 + 1");
    assertThat(SnippetCode.typed("let a = `b`")).isEqualTo("let a = `b`");
    assertThat(SnippetCode.typed("`${1}`")).isEqualTo("`${1}`");
    assertThat(SnippetCode.typed("a\r\nb")).isEqualTo("a\nb");
  }

  @Test
  void ofAMessageTheBlocksOfJavaScriptAreTaken() {
    String message = "do\n```js\n1\n```\nit prints\n```\n1\n```\nor\n```TypeScript\n2\n```";
    assertThat(SnippetCode.blocks(message)).containsExactly("1", "2");
  }

  @Test
  void withoutSuchBlocksThePlainOnesAreTaken() {
    assertThat(SnippetCode.blocks("```\na\n``` and ```b = 2``` ```python\nimport os\n```"))
        .containsExactly("a", "b = 2");
    assertThat(SnippetCode.blocks("no code, `not this` either")).isEmpty();
    assertThat(SnippetCode.blocks("``````\n")).isEmpty();
  }

  @Test
  void aWordThatDoesNotEndItsLineIsCode() {
    assertThat(SnippetCode.blocks(FENCE + "js(1)" + FENCE)).containsExactly("js(1)");
  }

  @Test
  void filesOfOtherKindsAreRefusedByName() {
    assertThatThrownBy(() -> SnippetCode.read(file("a.exe", "x"), 100))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("a.exe");
    assertThat(SnippetCode.read(file("A.JS", "\ufeff1\r\n2"), 100)).isEqualTo("1\n2");
  }

  @Test
  void aFileThatIsTooLargeNamesTheLimit() {
    assertThatThrownBy(() -> SnippetCode.read(file("a.js", "x".repeat(101)), 100))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("run.snippet_bytes");
  }

  @Test
  void aFileThatIsNoTextIsRefused() {
    SentFile file = new SentFile("a.txt", new byte[] {(byte) 0xff, (byte) 0xfe, 0});
    assertThatThrownBy(() -> SnippetCode.read(file, 100))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("UTF-8");
  }

  private static SentFile file(String name, String text) {
    return new SentFile(name, text.getBytes(StandardCharsets.UTF_8));
  }
}
