package dev.tensorcord.sandbox.pool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tensorcord.sandbox.Running;
import dev.tensorcord.sandbox.Sandbox;
import dev.tensorcord.sandbox.SandboxLimits;
import dev.tensorcord.sandbox.Snippet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What waiting workers practise takes nothing from members, seen by the processor's time. */
final class PracticeTest {
  private static final SandboxLimits LIMITS =
      new SandboxLimits(20, 256, 64, 1 << 16, 4, 1 << 20, 100_000, 1 << 20, 30, 100);

  private static final String WAITS = "await new Promise(done => setTimeout(done, 3000)); 'over'";

  @Test
  void oneWorkerPractisesAtATimeAndNoneWhileASnippetRuns() throws InterruptedException {
    Set<ProcessHandle> before = Attacked.workers();
    try (Sandbox sandbox = Attacked.open(LIMITS, 2, 0, 60)) {
      // Both are up.
      bothRun(sandbox);
      List<ProcessHandle> workers = new ArrayList<>(Attacked.workers());
      workers.removeAll(before);
      assertThat(workers).hasSize(2);

      List<Duration> alone = spentIn(1500, workers);
      Duration most = alone.stream().max(Duration::compareTo).orElseThrow();
      Duration least = alone.stream().min(Duration::compareTo).orElseThrow();
      assertThat(most).isGreaterThan(Duration.ofMillis(300));
      assertThat(least).isLessThan(most.dividedBy(3));

      Heard heard = new Heard();
      Running running = sandbox.start(Snippet.of(WAITS, 1), heard);
      // What its compiler had begun is brought to an end.
      Thread.sleep(1500);
      assertThat(spentIn(1000, workers))
          .allSatisfy(spent -> assertThat(spent).isLessThan(Duration.ofMillis(300)));
      assertThat(heard.until(running).texts()).containsExactly("'over'");
    }
  }

  private static void bothRun(Sandbox sandbox) throws InterruptedException {
    List<Heard> heard = List.of(new Heard(), new Heard());
    List<Running> running =
        heard.stream().map(each -> sandbox.start(Snippet.of(WAITS, 1), each)).toList();
    for (int i = 0; i < heard.size(); i++) {
      assertThat(heard.get(i).until(running.get(i)).texts()).containsExactly("'over'");
    }
    Thread.sleep(2000);
  }

  /** The processor's time that each took meanwhile. */
  private static List<Duration> spentIn(long millis, List<ProcessHandle> workers)
      throws InterruptedException {
    List<Duration> before = workers.stream().map(PracticeTest::spent).toList();
    Thread.sleep(millis);
    List<Duration> spent = new ArrayList<>();
    for (int i = 0; i < workers.size(); i++) {
      spent.add(spent(workers.get(i)).minus(before.get(i)));
    }
    return spent;
  }

  private static Duration spent(ProcessHandle worker) {
    return worker.info().totalCpuDuration().orElseThrow();
  }
}
