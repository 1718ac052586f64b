package dev.tensorcord.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tensorcord.jobs.Run;
import java.io.BufferedReader;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A process killed in the middle of writes loses nothing that it had acknowledged. */
@Timeout(120)
final class KilledProcessTest {
  private static final int SIGKILL_STATUS = 128 + 9;

  @TempDir Path folder;

  @RepeatedTest(3)
  void everyAcknowledgedWriteIsThere(RepetitionInfo repetition) throws Exception {
    Map<String, String> begun = new HashMap<>();
    Map<String, String> ended = new HashMap<>();
    Process writer = WriterProcess.start(folder);
    try (BufferedReader output = writer.inputReader()) {
      int words = 0;
      for (String word = WriterProcess.nextWord(output);
          word != null;
          word = WriterProcess.nextWord(output)) {
        String[] parts = word.split(" ", 3);
        (parts[0].equals("begun") ? begun : ended).put(parts[1], parts[2]);
        if (++words == 300 + 77 * repetition.getCurrentRepetition()) {
          // Not by the process itself: that would close what it has said as well.
          writer.toHandle().destroyForcibly();
        }
      }
    }
    assertThat(writer.waitFor(20, TimeUnit.SECONDS)).isTrue();
    assertThat(writer.exitValue()).isEqualTo(SIGKILL_STATUS);
    assertThat(ended).hasSizeGreaterThan(150);

    try (Database database = Database.open(folder)) {
      JdbiRunStore runs = database.runs(Drafts.LIMITS);
      begun.forEach((id, said) -> assertBegun(runs.find(id).orElseThrow(), said));
      ended.forEach((id, said) -> assertEnded(runs.find(id).orElseThrow(), said));
      Set<String> unfinished = new HashSet<>(begun.keySet());
      unfinished.removeAll(ended.keySet());
      runs.interruptUnfinished();
      assertThat(unfinished)
          .allSatisfy(
              id -> assertThat(runs.find(id).orElseThrow().state()).isNotEqualTo(Run.State.QUEUED));
    }
  }

  private static void assertBegun(Run run, String said) {
    String[] numbers = said.split(" ");
    assertThat(run.member()).isEqualTo("member-" + numbers[0]);
    assertThat(run.parameters())
        .isEqualTo(
            WriterProcess.parameters(Integer.parseInt(numbers[0]), Integer.parseInt(numbers[1])));
  }

  private static void assertEnded(Run run, String said) {
    String[] parts = said.split(" ");
    assertThat(run.state().name()).isEqualTo(parts[0]);
    assertThat(run.result()).contains("{\"number\":" + parts[1] + "}");
  }
}
