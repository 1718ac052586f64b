package dev.tensorcord.sandbox.pool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tensorcord.sandbox.Running;
import dev.tensorcord.sandbox.Sandbox;
import dev.tensorcord.sandbox.SandboxLimits;
import dev.tensorcord.sandbox.Snippet;
import dev.tensorcord.sandbox.wire.FromWorker;
import dev.tensorcord.sandbox.wire.ToWorker;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What waiting workers practise takes nothing from members, seen by the processor's time. */
final class PracticeTest {
  private static final SandboxLimits LIMITS =
      new SandboxLimits(20, 256, 64, 1 << 16, 4, 1 << 20, 100_000, 1 << 20, 30, 100);

  private static final String WAITS = "await new Promise(done => setTimeout(done, 3000)); 'over'";

  /** As long as a compiler on a slow machine may take for what practice has left it. */
  private static final String WAITS_LONG = "await new Promise(done => setTimeout(done, 15000))";

  /** Leaves a heap that is worth a collection. */
  private static final String FILLS = "new Float64Array(4e6).length";

  @Test
  @Timeout(60)
  void oneWorkerPractisesAtATimeAndNoneWhileASnippetRuns() throws InterruptedException {
    Set<ProcessHandle> before = Attacked.workers();
    try (Sandbox sandbox = Attacked.open(LIMITS, 2, 0, 60)) {
      // Both are up.
      bothRun(sandbox);
      List<ProcessHandle> workers = new ArrayList<>(Attacked.workers());
      workers.removeAll(before);
      assertThat(workers).hasSize(2);
      Spent.awaitOneQuiet(workers);

      List<Duration> alone = Spent.in(1500, workers);
      Duration most = alone.stream().max(Duration::compareTo).orElseThrow();
      Duration least = alone.stream().min(Duration::compareTo).orElseThrow();
      assertThat(most).isGreaterThan(Duration.ofMillis(300));
      assertThat(least).isLessThan(most.dividedBy(3));

      Heard heard = new Heard();
      Running running = sandbox.start(Snippet.of(WAITS_LONG, 1), heard);
      // What its compiler had begun is brought to an end.
      Spent.awaitQuiet(workers);
      assertThat(Spent.in(1000, workers))
          .allSatisfy(spent -> assertThat(spent).isLessThan(Duration.ofMillis(300)));
      assertThat(running.ending()).isNotDone();
      running.cancel();
      var _ = heard.until(running);
    }
  }

  @Test
  @Timeout(60)
  void aPieceThatIsWishedForWaitsUntilNoSnippetRuns() throws InterruptedException {
    Set<ProcessHandle> before = Attacked.workers();
    try (Sandbox sandbox = Attacked.open(LIMITS, 2, 0, 1)) {
      List<ProcessHandle> workers = new ArrayList<>();
      while (workers.size() < 2) {
        Thread.sleep(100);
        workers = new ArrayList<>(Attacked.workers());
        workers.removeAll(before);
      }
      Spent.awaitQuiet(workers);

      Heard filled = new Heard();
      Heard waited = new Heard();
      Running fills = sandbox.start(Snippet.of(FILLS, 1), filled);
      Running waits = sandbox.start(Snippet.of(WAITS, 1), waited);
      assertThat(filled.until(fills).texts()).containsExactly("4000000");
      // Half a second later it has collected, and wishes to practise.
      Thread.sleep(500);
      assertThat(Spent.in(1200, workers).stream().reduce(Duration.ZERO, Duration::plus))
          .isLessThan(Duration.ofMillis(180));
      assertThat(waits.ending()).isNotDone();
      assertThat(waited.until(waits).texts()).containsExactly("'over'");
    }
  }

  @Test
  @Timeout(60)
  void turnsTakenAwayAtOnceDoNotEndItAndAfterACollectionItWishesForAPieceAndDoesNotTakeIt()
      throws InterruptedException, IOException {
    WorkerProcess worker = Attacked.alone(LIMITS, 1);
    try {
      assertThat(worker.wire().read()).isInstanceOf(FromWorker.Ready.class);
      for (int turn = 0; turn < 100; turn++) {
        worker.wire().write(new ToWorker.Practise());
        Thread.sleep(turn % 20);
        worker.wire().write(new ToWorker.Rest());
      }
      worker.wire().write(new ToWorker.Practise());
      assertThat(worker.wire().read()).isEqualTo(new FromWorker.Practised(true));

      List<ProcessHandle> only = List.of(ProcessHandle.of(worker.pid()).orElseThrow());
      Spent.awaitQuiet(only);
      worker.wire().write(new ToWorker.Run(false, Snippet.of(FILLS, 1)));
      while (!(worker.wire().read() instanceof FromWorker.Ready)) {
        assertThat(only).allMatch(ProcessHandle::isAlive);
      }
      assertThat(worker.wire().read()).isEqualTo(new FromWorker.Practised(false));

      assertThat(Spent.in(1000, only)).allMatch(spent -> spent.toMillis() < 150);
      Duration before = Spent.by(only.getFirst());
      worker.wire().write(new ToWorker.Practise());
      assertThat(worker.wire().read()).isEqualTo(new FromWorker.Practised(true));
      assertThat(Spent.by(only.getFirst()).minus(before)).isGreaterThan(Duration.ofMillis(150));
    } finally {
      worker.kill();
      var _ = worker.end();
    }
  }

  private static void bothRun(Sandbox sandbox) throws InterruptedException {
    List<Heard> heard = List.of(new Heard(), new Heard());
    List<Running> running =
        heard.stream().map(each -> sandbox.start(Snippet.of(WAITS, 1), each)).toList();
    for (int i = 0; i < heard.size(); i++) {
      assertThat(heard.get(i).until(running.get(i)).texts()).containsExactly("'over'");
    }
  }
}
