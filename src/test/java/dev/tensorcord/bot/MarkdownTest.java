package dev.tensorcord.bot;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class MarkdownTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '→',
      textBlock =
          """
          **bold** → \\*\\*bold\\*\\*
          __under__ → \\_\\_under\\_\\_
          ~~gone~~ → \\~\\~gone\\~\\~
          ||spoiler|| → \\|\\|spoiler\\|\\|
          `code` → \\`code\\`
          [text](http) → \\[text\\](http)
          https://evil.example → https\\://evil.example
          - one → \\- one
          3 - 1 and 4:5 → 3 - 1 and 4:5
          -# small → \\-# small
          <@1> → \\<@\u200b1\\>
          # big → \\# big
          a plain word → a plain word
          """)
  void formattingFromMembersShowsAsTyped(String typed, String escaped) {
    assertThat(Markdown.plain(typed)).isEqualTo(escaped);
  }

  @ParameterizedTest
  @ValueSource(strings = {"@everyone", "@here", "hi @everyone!"})
  void nobodyIsPingedByMembersText(String typed) {
    assertThat(Markdown.plain(typed)).doesNotContain("@everyone").doesNotContain("@here");
  }

  @ParameterizedTest
  @ValueSource(strings = {"```", "a```b", "````js\nx\n````", "``````", "`", "x`"})
  void codeBlocksCannotBeBrokenOutOf(String typed) {
    String block = Markdown.block("js", typed);
    String inside = block.substring("```js\n".length(), block.length() - "\n```".length());
    assertThat(inside + "\n").doesNotContain("```").doesNotContain("``");
  }

  @Test
  void sentencesKeepTheirSpansOfCodeAndNothingElse() {
    assertThat(Markdown.sentence("Try `lr:0.03` or **this** `x"))
        .isEqualTo("Try `lr:0.03` or \\*\\*this\\*\\* \\`x");
  }

  @Test
  void aSpanOfCodeHoldsNoBacktick() {
    assertThat(Markdown.code("a`b\nc")).isEqualTo("`a'b c`");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u202e", "\u200f", "\u2066", "\u0000", "\u001b", "\u00ad", "\ufeff"})
  void charactersThatHideOrReorderAreShown(String unseen) {
    assertThat(Markdown.visible("a" + unseen + "b")).isEqualTo("a\ufffdb");
  }

  @Test
  void linesAndTabsStayInCode() {
    assertThat(Markdown.visible("a\n\tb")).isEqualTo("a\n\tb");
  }
}
