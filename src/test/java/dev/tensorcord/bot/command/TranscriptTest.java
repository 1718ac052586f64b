package dev.tensorcord.bot.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tensorcord.sandbox.Line;
import dev.tensorcord.sandbox.Line.Level;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class TranscriptTest {
  private final Transcript transcript = new Transcript();

  private void print(String text) {
    transcript.add(new Line(Level.LOG, text));
  }

  private String shown(int most) {
    return transcript.printed().fitting(most).markdown();
  }

  @Test
  void rowsAreNumberedAndMarkedByHowTheyWerePrinted() {
    print("a");
    transcript.add(new Line(Level.WARN, "careful"));
    transcript.add(new Line(Level.ERROR, "bad"));
    transcript.add(new Line(Level.VALUE, "2"));
    assertThat(shown(1000)).isEqualTo("```\n1 │ a\n2 ! careful\n3 × bad\n4 = 2\n```");
  }

  @Test
  void everyBreakOfALineBeginsARow() {
    print("a\nb\r\nc\rd\u2028e");
    assertThat(shown(1000)).isEqualTo("```\n1 │ a\n2 │ b\n3 │ c\n4 │ d\n5 │ e\n```");
  }

  @Test
  void ofMuchTheBeginningAndTheEndAreShown() {
    IntStream.rangeClosed(1, 5000).forEach(i -> print("step " + i));
    Printed.Block block = transcript.printed().fitting(600);
    assertThat(block.markdown())
        .hasSizeLessThanOrEqualTo(600)
        .startsWith("```\n   1 │ step 1\n   2 │ step 2\n")
        .endsWith("4999 │ step 4999\n5000 │ step 5000\n```")
        .contains("… %,d more lines\n".formatted(block.left()));
    assertThat(block.markdown().lines().count() - 3).isEqualTo(5000 - block.left());
    assertThat(transcript.whole().orElseThrow().lines()).hasSize(5000);
  }

  @Test
  void ofWorkUnderWayTheEndIsShown() {
    IntStream.rangeClosed(1, 5000).forEach(i -> print("step " + i));
    assertThat(transcript.printed().end(200).markdown())
        .hasSizeLessThanOrEqualTo(200)
        .doesNotContain("step 1\n")
        .endsWith("step 5000\n```");
  }

  @Test
  void aLongRowIsCutAndWholeInTheFile() {
    print("x".repeat(100_000));
    assertThat(transcript.printed().cut()).isTrue();
    assertThat(shown(3000)).contains("xx…").hasSizeLessThan(300);
    assertThat(transcript.whole().orElseThrow()).hasSize(100_001);
  }

  @Test
  void aCutNeverHalvesACharacter() {
    print("😀".repeat(500));
    assertThat(shown(3000).chars().filter(c -> Character.isHighSurrogate((char) c)).count())
        .isEqualTo(shown(3000).chars().filter(c -> Character.isLowSurrogate((char) c)).count());
  }

  @Test
  void backticksAreCountedAsTheyAreEscaped() {
    IntStream.rangeClosed(1, 300).forEach(i -> print("`".repeat(200)));
    assertThat(shown(3000)).hasSizeLessThanOrEqualTo(3000).hasSizeGreaterThan(2000);
  }

  @Test
  void marksThatPileUpAreThinnedOut() {
    print("e" + "\u0301".repeat(300) + "!");
    assertThat(transcript.printed().head().getFirst().text())
        .isEqualTo("e" + "\u0301".repeat(4) + "!");
  }

  @Test
  void whereNothingFitsOnlyTheGapIsShown() {
    IntStream.rangeClosed(1, 10).forEach(i -> print("a row that is longer than the room"));
    Printed.Block block = transcript.printed().fitting(40);
    assertThat(block.left()).isEqualTo(10);
    assertThat(block.markdown()).isEqualTo("```\n  … 10 more lines\n```");
  }
}
