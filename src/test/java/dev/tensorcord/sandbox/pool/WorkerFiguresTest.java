package dev.tensorcord.sandbox.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tensorcord.sandbox.Ending;
import dev.tensorcord.sandbox.Snippet;
import dev.tensorcord.sandbox.wire.FromWorker;
import dev.tensorcord.sandbox.wire.ToWorker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How quick and how small workers are; the bounds are the design's. */
final class WorkerFiguresTest {
  private static final String BOMB =
      "const a = []; for (;;) a.push(new Float64Array(1e6).fill(1));";

  private static final String MUCH =
      "const a = []; while (a.length < 60) a.push(new Float64Array(2.5e5).fill(1)); a.length";

  /** As the settings have it. */
  private static final int PRACTICE_SECONDS = 30;

  private static final Path STATUS = Path.of("/proc/self/status");

  @Test
  void aWarmSnippetIsAnsweredWithin150Milliseconds() throws InterruptedException {
    double[] millis = new double[15];
    for (int i = 0; i < millis.length; i++) {
      long start = System.nanoTime();
      assertThat(Attacked.run("1+1").texts()).containsExactly("2");
      millis[i] = (System.nanoTime() - start) / 1e6;
    }
    Arrays.sort(millis);
    System.out.printf("A warm 1+1: %.1f ms, %.1f at best%n", millis[7], millis[0]);
    // The quickest: whatever else the machine does can only add to it.
    assertThat(millis[0]).isLessThan(150);
  }

  @Test
  void aWorkerIsReadyWithinASecondOfAKill() throws InterruptedException {
    var _ = Attacked.run("1");
    Thread.sleep(2_000);
    assertThat(Attacked.run(BOMB).ending()).isInstanceOf(Ending.Failed.class);
    long start = System.nanoTime();
    assertThat(Attacked.run("1+1").texts()).containsExactly("2");
    double seconds = (System.nanoTime() - start) / 1e9;
    System.out.printf("The next answer after a kill: %.3f s%n", seconds);
    assertThat(seconds).isLessThan(1);
  }

  @Test
  void anIdleWorkerTakesLessThan200Megabytes() throws InterruptedException, IOException {
    assumeTrue(Files.exists(STATUS), "only Linux tells a process's memory here");
    Attacked.theNextRunsAsUsual();
    // It tidies up half a second later; the system gets back what is free two seconds after that.
    Thread.sleep(4_000);
    Set<ProcessHandle> workers = Attacked.workers();
    assertThat(workers).isNotEmpty();
    for (ProcessHandle worker : workers) {
      idles("An idle worker", worker.pid());
    }
  }

  @Test
  @Timeout(180)
  void oneThatHasPractisedTakesNoMoreEvenAfterASnippetThatTookMuch()
      throws InterruptedException, IOException {
    assumeTrue(Files.exists(STATUS), "only Linux tells a process's memory here");
    WorkerProcess worker = Attacked.alone(Attacked.limits(20), PRACTICE_SECONDS);
    try {
      List<ProcessHandle> only = List.of(ProcessHandle.of(worker.pid()).orElseThrow());
      assertThat(worker.wire().read()).isInstanceOf(FromWorker.Ready.class);
      practise(worker);
      Spent.awaitQuiet(only);
      Thread.sleep(3_000);
      idles("One that has practised", worker.pid());

      worker.wire().write(new ToWorker.Run(false, Snippet.of(MUCH, 1)));
      while (!(worker.wire().read() instanceof FromWorker.Ready)) {
        assertThat(only).allMatch(ProcessHandle::isAlive);
      }
      // It has collected, after which compiled code is slow the first time.
      assertThat(worker.wire().read()).isEqualTo(new FromWorker.Practised(false));
      practise(worker);
      Spent.awaitQuiet(only);
      Thread.sleep(3_000);
      idles("It again, after a snippet that took 120 MB", worker.pid());
    } finally {
      worker.kill();
      var _ = worker.end();
    }
  }

  private static void practise(WorkerProcess worker) throws IOException {
    worker.wire().write(new ToWorker.Practise());
    assertThat(worker.wire().read()).isEqualTo(new FromWorker.Practised(true));
  }

  private static void idles(String who, long pid) throws IOException {
    String status = Files.readString(Path.of("/proc/" + pid + "/status"));
    long kilobytes =
        Long.parseLong(
            status
                .lines()
                .filter(line -> line.startsWith("VmRSS:"))
                .findFirst()
                .orElseThrow()
                .replaceAll("\\D", ""));
    System.out.printf("%s: %d MB%n", who, kilobytes >> 10);
    assertThat(kilobytes >> 10).isLessThan(200);
  }
}
