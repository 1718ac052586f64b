package dev.tensorcord.sandbox.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tensorcord.fault.Fault;
import dev.tensorcord.sandbox.Ending;
import dev.tensorcord.sandbox.Failure;
import dev.tensorcord.sandbox.Line;
import dev.tensorcord.sandbox.Running;
import dev.tensorcord.sandbox.Sandbox;
import dev.tensorcord.sandbox.SandboxLimits;
import dev.tensorcord.sandbox.Snippet;
import dev.tensorcord.sandbox.SnippetListener;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** One worker, and those who want it. */
final class SandboxTest {
  private static final SandboxLimits LIMITS =
      new SandboxLimits(30, 256, 64, 10_000, 4, 1 << 20, 1_000, 1_000, 30, 2);

  private static Set<ProcessHandle> others;
  private static Sandbox sandbox;

  @BeforeAll
  static void open() {
    others = Attacked.workers();
    sandbox = Attacked.open(LIMITS, 1, 0);
  }

  @AfterAll
  static void close() {
    sandbox.close();
  }

  private Heard run(String code) throws InterruptedException {
    Heard heard = new Heard();
    return heard.until(sandbox.start(Snippet.of(code, 1), heard));
  }

  private static Failure failure(Heard heard) {
    return ((Ending.Failed) heard.ending()).failure();
  }

  @Test
  void theLastValueIsShownAndWhatWasUsedIsTold() throws InterruptedException {
    Heard heard = run("console.log('hello'); 1 + 1");
    assertThat(heard.lines())
        .containsExactly(new Line(Line.Level.LOG, "hello"), new Line(Line.Level.VALUE, "2"));
    assertThat(heard.ending()).isInstanceOf(Ending.Done.class);
    assertThat(heard.ending().usage().outputBytes()).isEqualTo(32);
    assertThat(heard.ending().usage().heapBytes()).isPositive();
    assertThat(heard.ending().usage().millis()).isLessThan(30_000);
  }

  @Test
  void anErrorHasItsPlace() throws InterruptedException {
    Failure failure = failure(run("const a = 1;\nb.c;"));
    assertThat(failure).isInstanceOf(Failure.Thrown.class);
    assertThat(failure.message()).contains("b is not defined");
    assertThat(failure.where().orElseThrow().line()).isEqualTo(2);
    assertThat(failure.where().orElseThrow().text()).isEqualTo("b.c;");
    assertThat(failure(run("const = 1;"))).isInstanceOf(Failure.Syntax.class);
  }

  @Test
  void aCancelledSnippetEndsAndItsWorkerLivesOn() throws InterruptedException {
    Heard heard = new Heard();
    Running running = sandbox.start(Snippet.of("console.log('on'); for (;;);", 1), heard);
    while (heard.texts().isEmpty()) {
      Thread.sleep(5);
    }
    long asked = System.nanoTime();
    running.cancel();
    running.cancel();
    heard.until(running);
    assertThat(failure(heard)).isEqualTo(new Failure.Cancelled());
    assertThat(System.nanoTime() - asked).isLessThan(1_000_000_000L);
    assertThat(run("1").texts()).containsExactly("1");
  }

  @Test
  void thoseWhoWaitAreToldTheirPlace() throws InterruptedException {
    Heard first = new Heard();
    Heard second = new Heard();
    Heard third = new Heard();
    Running loop = sandbox.start(Snippet.of("for (;;);", 1), first);
    while (!first.hasStarted()) {
      Thread.sleep(5);
    }
    Running waits = sandbox.start(Snippet.of("2", 1), second);
    Running waitsLonger = sandbox.start(Snippet.of("3", 1), third);
    assertThatThrownBy(() -> sandbox.start(Snippet.of("4", 1), new Heard()))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("run.waiting");
    waits.cancel();
    assertThat(failure(second.until(waits))).isEqualTo(new Failure.Cancelled());
    assertThat(second.hasStarted()).isFalse();
    loop.cancel();
    first.until(loop);
    assertThat(third.until(waitsLonger).texts()).containsExactly("3");
    assertThat(second.places()).containsExactly(1);
    assertThat(third.places()).containsExactly(2, 1);
  }

  @Test
  void aWorkerThatDiesWhileItWaitsLeavesNobodyWithoutAnEnding() throws InterruptedException {
    for (int wait = 0; wait < 3; wait++) {
      assertThat(run("1").texts()).containsExactly("1");
      Attacked.workers().stream()
          .filter(worker -> !others.contains(worker))
          .forEach(ProcessHandle::destroyForcibly);
      Thread.sleep(wait);
      Heard heard = run("2");
      if (heard.ending() instanceof Ending.Failed(var failure, var _)) {
        assertThat(failure).isInstanceOf(Failure.WorkerLost.class);
      } else {
        assertThat(heard.texts()).containsExactly("2");
      }
    }
  }

  @Test
  void whatIsTooLargeIsRefused() {
    assertThatThrownBy(() -> sandbox.start(Snippet.of("é".repeat(501), 1), new Heard()))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("1,002 bytes")
        .hasMessageContaining("run.snippet_bytes");
    Snippet snippet = new Snippet("1", "a.js", 1, Map.of("weights.bin", new byte[1_001]));
    assertThatThrownBy(() -> sandbox.start(snippet, new Heard()))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("run.file_bytes");
  }

  @Test
  void aListenerThatFailsHarmsNobody() throws InterruptedException {
    Heard heard = new Heard();
    SnippetListener failing =
        new SnippetListener() {
          @Override
          public void printed(Line line) {
            throw new IllegalStateException("on purpose");
          }

          @Override
          public void drew(dev.tensorcord.sandbox.Picture picture) {}

          @Override
          public void progressed(dev.tensorcord.sandbox.Progress progress) {}
        };
    heard.until(sandbox.start(Snippet.of("1", 1), failing));
    assertThat(heard.ending()).isInstanceOf(Ending.Done.class);
    assertThat(run("2").texts()).containsExactly("2");
  }

  @Test
  void aClosedSandboxEndsWhatRunsAndWaits() throws InterruptedException {
    Heard first = new Heard();
    Heard second = new Heard();
    Sandbox own = Attacked.open(LIMITS, 1, 0);
    try (own) {
      Running runs = own.start(Snippet.of("for (;;);", 1), first);
      Running waits = own.start(Snippet.of("2", 1), second);
      while (!first.hasStarted()) {
        Thread.sleep(5);
      }
      own.close();
      assertThat(failure(first.until(runs))).isEqualTo(new Failure.Cancelled());
      assertThat(failure(second.until(waits))).isEqualTo(new Failure.Cancelled());
    }
    assertThatThrownBy(() -> own.start(Snippet.of("4", 1), new Heard())).isInstanceOf(Fault.class);
  }
}
