package dev.tensorcord.sandbox.pool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tensorcord.fault.Fault;
import dev.tensorcord.sandbox.Ending;
import dev.tensorcord.sandbox.Failure;
import dev.tensorcord.sandbox.Failure.TooMuchOutput;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/** Snippets that put out, or are, more than anyone can read. */
final class OutputAttackTest {
  private static void floods(String code) throws InterruptedException {
    Failure failure = Attacked.failsBy(code, TooMuchOutput.class);
    assertThat(failure.limit()).contains("run.output_bytes");
  }

  @Test
  void linesWithoutEnd() throws InterruptedException {
    floods("for (let i = 0; ; i++) console.log('line', i);");
  }

  @Test
  void linesWithoutEndThatCatchTheEnd() throws InterruptedException {
    floods("for (;;) { try { console.log('again'); } catch {} }");
  }

  @Test
  void emptyLinesWithoutEnd() throws InterruptedException {
    floods("for (;;) console.log('');");
  }

  @Test
  void oneLongLineOfWhichTheBeginningIsKept() throws InterruptedException {
    Heard heard = Attacked.run("console.log('before'); console.log('é'.repeat(1e6)); for (;;);");
    Ending.Failed failed = (Ending.Failed) heard.ending();
    assertThat(failed.failure()).isInstanceOf(TooMuchOutput.class);
    assertThat(heard.texts().getFirst()).isEqualTo("before");
    assertThat(heard.texts().get(1)).hasSizeGreaterThan(20_000).matches("é+");
    assertThat(failed.usage().outputBytes()).isLessThanOrEqualTo(Attacked.OUTPUT);
    Attacked.theNextRunsAsUsual();
  }

  @Test
  void halvesOfPairsAndControlCharacters() throws InterruptedException {
    Heard heard = Attacked.run("console.log('a\\uD800b\\u0000c\\u202Ed'); 1");
    assertThat(heard.ending()).isInstanceOf(Ending.Done.class);
    assertThat(heard.texts().getFirst()).isEqualTo("a?b\u0000c\u202Ed");
  }

  @Test
  void whatWasPrintedBeforeTheEndIsKept() throws InterruptedException {
    Heard looped = Attacked.run("console.log('one'); console.log('two'); for (;;);");
    assertThat(looped.texts()).containsExactly("one", "two");
    Heard bombed =
        Attacked.run(
            "console.log('three'); const a = []; for (;;) a.push(new Float64Array(1e6).fill(1));");
    assertThat(bombed.texts()).containsExactly("three");
  }

  @Test
  void aSnippetOfFiveMegabytes() throws InterruptedException {
    String code = "1;".repeat(2_500_000);
    Assertions.assertThatThrownBy(() -> Attacked.run(code))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("run.snippet_bytes");
    Attacked.theNextRunsAsUsual();
  }
}
