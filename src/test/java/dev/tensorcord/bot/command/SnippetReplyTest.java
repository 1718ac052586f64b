package dev.tensorcord.bot.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tensorcord.bot.Reply;
import dev.tensorcord.fault.Excerpt;
import dev.tensorcord.jobs.Run;
import dev.tensorcord.sandbox.Ending;
import dev.tensorcord.sandbox.Failure;
import dev.tensorcord.sandbox.Line;
import dev.tensorcord.sandbox.SandboxLimits;
import dev.tensorcord.sandbox.Usage;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The words of each ending. */
final class SnippetReplyTest {
  private static final SandboxLimits LIMITS =
      new SandboxLimits(10, 256, 64, 1 << 20, 4, 1 << 20, 100_000, 1 << 23, 30, 100);
  private static final Usage USAGE = new Usage(1240, 3 << 20, 40L << 20, 5000, 2);
  private static final Run RUN =
      new Run(
          "k7qm2x",
          "1001",
          Optional.of("7"),
          "run",
          SnippetJson.write(SnippetAsked.of("1 + 1")),
          42,
          Run.State.DONE,
          Optional.empty(),
          Instant.EPOCH,
          Optional.empty());

  private final SnippetReply words = new SnippetReply(new SnippetUse(LIMITS, "cpu"));

  private Reply.Figure of(Ending ending, Printed printed) {
    SnippetResult result = SnippetResult.of(ending, printed);
    return words.figure(RUN, result, SnippetReply.Beside.NOTHING);
  }

  private Reply.Figure failed(Failure failure) {
    return of(new Ending.Failed(failure, USAGE), Printed.NONE);
  }

  private static Printed printed(String... lines) {
    Transcript transcript = new Transcript();
    for (String line : lines) {
      transcript.add(new Line(Line.Level.LOG, line));
    }
    return transcript.printed();
  }

  @Test
  void theStatusSaysWhatWasUsedOfWhatIsAllowed() {
    Reply.Figure figure = of(new Ending.Done(USAGE, Map.of()), printed("hello"));
    assertThat(figure.title()).isEqualTo("✅ Done · 1.2 s of 10 s · tensors 3.0 of 64 MB · cpu");
    assertThat(figure.markdown())
        .isEqualTo("```\n1 │ hello\n```\n-# run `k7qm2x` · seed 42 · heap 40 of 256 MB");
    assertThat(figure.failed()).isFalse();
    assertThat(figure.controls())
        .map(control -> ((Reply.Control.Button) control).label())
        .containsExactly("Edit & run", "Run again", "Share", "Delete");
  }

  @Test
  void anErrorIsShownWithItsPlaceAndWhatToTry() {
    Excerpt where = Excerpt.of("let a = 1;\na.foo();", 13, 3);
    Reply.Figure figure =
        failed(
            new Failure.Thrown(
                "TypeError: a.foo is not a function", Optional.of(where), "Did you mean `floor`?"));
    assertThat(figure.title()).startsWith("❌ Stopped by an error · 1.2 s of 10 s");
    assertThat(figure.markdown())
        .startsWith(
            """
            **TypeError: a.foo is not a function**
            line 2, column 3
            ```
            a.foo();
              ^^^
            ```
            Did you mean `floor`?
            """);
    assertThat(figure.failed()).isTrue();
  }

  @Test
  void eachLimitIsNamedWithWhatWasUsedOfIt() {
    assertThat(failed(new Failure.OutOfTime(10)).markdown())
        .contains("-# limit `run.seconds` · used 1.2 s of 10 s");
    assertThat(failed(new Failure.OutOfMemory(256)).markdown())
        .contains("-# limit `run.worker_megabytes` · used 40 of 256 MB");
    assertThat(failed(new Failure.TensorBudget("m", Optional.empty(), "h")).markdown())
        .contains("-# limit `run.tensor_megabytes` · used 3.0 of 64 MB");
    assertThat(failed(new Failure.TooMuchOutput("run.output_bytes", "x")).markdown())
        .contains("-# limit `run.output_bytes` · used 5,000 of 1,048,576 bytes");
    assertThat(failed(new Failure.TooMuchOutput("run.pictures", "x")).markdown())
        .contains("-# limit `run.pictures` · used 2 of 4");
  }

  @Test
  void whatWasPrintedStandsBesideTheFailure() {
    Reply.Figure figure =
        of(new Ending.Failed(new Failure.OutOfTime(10), USAGE), printed("epoch 1", "epoch 2"));
    assertThat(figure.markdown()).contains("Look for a loop", "1 │ epoch 1\n2 │ epoch 2");
  }

  @Test
  void theWordsOfAnExceptionAreNoMarkdown() {
    Failure failure =
        new Failure.Thrown("Error: **x** @everyone\n# big", Optional.empty(), "`a` ```b");
    assertThat(failed(failure).markdown())
        .startsWith("**Error: \\*\\*x\\*\\* @\u200beveryone # big**\n`a` \\`\\`\\`b\n");
  }

  @Test
  void aHugeExceptionLeavesRoomForAllElse() {
    String huge = "*".repeat(100_000);
    Excerpt where = new Excerpt(huge, 1, 50_000, 90_000);
    String[] many = IntStream.range(0, 900).mapToObj(i -> "line").toArray(String[]::new);
    Reply.Figure figure =
        of(
            new Ending.Failed(new Failure.Thrown(huge, Optional.of(where), huge), USAGE),
            printed(many));
    assertThat(figure.markdown()).hasSizeLessThan(3600).contains("line 1, column 50,000");
  }

  @Test
  void runningAgainSaysWhatChanged() {
    SnippetResult before =
        SnippetResult.of(
            new Ending.Done(USAGE, Map.of("loss", 0.0314, "accuracy", 0.9)), Printed.NONE);
    SnippetResult now =
        SnippetResult.of(
            new Ending.Done(USAGE, Map.of("loss", 0.0121, "accuracy", 0.9, "new", 2.0)),
            Printed.NONE);
    assertThat(SnippetChange.words(Optional.of(before), now))
        .isEqualTo("accuracy **0.9**, as before · loss 0.0314 → **0.0121** · new **2**");
    assertThat(SnippetChange.words(Optional.empty(), now))
        .isEqualTo("accuracy **0.9** · loss **0.0121** · new **2**");
  }

  @Test
  void withoutFiguresTheSameOutputIsSaidToBeTheSame() {
    SnippetResult once = SnippetResult.of(new Ending.Done(USAGE, Map.of()), printed("a"));
    SnippetResult other = SnippetResult.of(new Ending.Done(USAGE, Map.of()), printed("b"));
    assertThat(SnippetChange.words(Optional.of(once), once)).startsWith("The same output");
    assertThat(SnippetChange.words(Optional.of(once), other)).isEmpty();
  }

  @Test
  void namesOfFiguresAreNoMarkdown() {
    SnippetResult now =
        SnippetResult.of(new Ending.Done(USAGE, Map.of("**@everyone** <@1>", 1.0)), Printed.NONE);
    assertThat(SnippetChange.words(Optional.empty(), now))
        .isEqualTo("\\*\\*@\u200beveryone\\*\\* \\<@\u200b1\\> **1**");
  }

  @Test
  void resultsAreKeptAsTheyWere() {
    Excerpt where = Excerpt.of("a\nb", 2, 1);
    for (Ending ending :
        List.of(
            new Ending.Done(USAGE, Map.of("loss", Double.NaN)),
            new Ending.Failed(new Failure.Syntax("m", Optional.of(where), "h"), USAGE),
            new Ending.Failed(new Failure.Cancelled(), Usage.NONE))) {
      SnippetResult result = SnippetResult.of(ending, printed("x", "\ud800 \" \\ `"));
      Run kept =
          new Run(
              RUN.id(),
              RUN.member(),
              RUN.guild(),
              RUN.command(),
              RUN.parameters(),
              RUN.seed(),
              result.state(),
              Optional.of(SnippetJson.write(result)),
              RUN.asked(),
              RUN.ended());
      assertThat(SnippetJson.result(kept)).contains(result);
    }
  }

  @Test
  void theKeptEndsOfTheMostOutputFitTheStore() {
    String[] worst =
        IntStream.range(0, 3000).mapToObj(i -> "\"\\".repeat(400)).toArray(String[]::new);
    SnippetResult result = SnippetResult.of(new Ending.Done(USAGE, Map.of()), printed(worst));
    assertThat(SnippetJson.write(result)).hasSizeLessThan(400_000);
  }
}
