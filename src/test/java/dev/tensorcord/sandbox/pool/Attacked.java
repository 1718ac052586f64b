package dev.tensorcord.sandbox.pool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tensorcord.sandbox.Ending;
import dev.tensorcord.sandbox.Failure;
import dev.tensorcord.sandbox.Sandbox;
import dev.tensorcord.sandbox.SandboxLimits;
import dev.tensorcord.sandbox.SandboxSettings;
import dev.tensorcord.sandbox.Snippet;
import dev.tensorcord.sandbox.WorldLimits;
import dev.tensorcord.sandbox.wire.ToWorker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A sandbox with real workers that all attacks are tried on, one after the other; its deadline is
 * short so that they do not take long.
 */
final class Attacked {
  static final int SECONDS = 2;
  static final int OUTPUT = 50_000;

  /** What is given beyond the deadline. */
  private static final double GRACE = 1;

  static final SandboxLimits LIMITS = limits(SECONDS);

  /** Where all tests keep what lets workers start faster. */
  static final Path FOLDER = Path.of("target", "sandbox");

  private static Sandbox shared;

  private Attacked() {}

  /** The limits of all attacks, with another deadline. */
  static SandboxLimits limits(int seconds) {
    return new SandboxLimits(seconds, 256, 64, OUTPUT, 4, 1 << 20, 100_000, 1 << 20, 30, 100);
  }

  /** A sandbox whose workers start quickly: the notes for it are made first, once for all tests. */
  static Sandbox open(SandboxLimits limits, int workers, int spares) {
    return open(limits, workers, spares, 0);
  }

  /** One whose workers practise for so many seconds. */
  static Sandbox open(SandboxLimits limits, int workers, int spares, int practiceSeconds) {
    noteStart(limits);
    return Sandbox.open(
        WorldLimits.of(limits), new SandboxSettings(workers, spares, practiceSeconds, FOLDER));
  }

  /** A single worker without a pool, which may practise for so many seconds. */
  static WorkerProcess alone(SandboxLimits limits, int practiceSeconds) throws IOException {
    noteStart(limits);
    try (Workplace place =
        Workplace.open(new ToWorker.Begin(WorldLimits.of(limits), practiceSeconds), FOLDER)) {
      return place.start();
    }
  }

  private static synchronized void noteStart(SandboxLimits limits) {
    try {
      Path folder = Files.createDirectories(FOLDER.toAbsolutePath());
      try (StartCache cache = new StartCache(Launch.in(folder, limits), folder)) {
        cache.makeNow();
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  static synchronized Sandbox sandbox() {
    if (shared == null) {
      shared = open(LIMITS, 1, 1);
      Runtime.getRuntime().addShutdownHook(new Thread(shared::close));
    }
    return shared;
  }

  /** The processes of all workers that run now. */
  static Set<ProcessHandle> workers() {
    return ProcessHandle.current()
        .children()
        .filter(child -> child.info().commandLine().orElse("").contains("WorkerMain"))
        .collect(Collectors.toSet());
  }

  static Heard run(String code) throws InterruptedException {
    return run(sandbox(), code);
  }

  private static Heard run(Sandbox sandbox, String code) throws InterruptedException {
    Heard heard = new Heard();
    return heard.until(sandbox.start(Snippet.of(code, 1), heard));
  }

  /** The attack ends in time, and for one of these reasons; the next member notices nothing. */
  @SafeVarargs
  static Failure failsBy(String code, Class<? extends Failure>... reasons)
      throws InterruptedException {
    return failsBy(sandbox(), SECONDS, code, reasons);
  }

  /** The same in a sandbox with a deadline of its own. */
  @SafeVarargs
  static Failure failsBy(
      Sandbox sandbox, int seconds, String code, Class<? extends Failure>... reasons)
      throws InterruptedException {
    Heard heard = run(sandbox, code);
    assertThat(heard.ending()).as(code).isInstanceOf(Ending.Failed.class);
    Failure failure = ((Ending.Failed) heard.ending()).failure();
    boolean expected = false;
    for (Class<? extends Failure> reason : reasons) {
      expected |= reason.isInstance(failure);
    }
    assertThat(expected).as(failure.toString()).isTrue();
    assertThat(failure.message()).isNotBlank();
    assertThat(heard.seconds()).isLessThan(seconds + GRACE);
    theNextRunsAsUsual(sandbox);
    return failure;
  }

  /** It is no more than a snippet that ends by itself, having printed this. */
  static void prints(String code, String... expected) throws InterruptedException {
    Heard heard = run(code);
    assertThat(heard.texts()).containsExactly(expected);
    assertThat(heard.seconds()).isLessThan(SECONDS + GRACE);
    theNextRunsAsUsual();
  }

  static void theNextRunsAsUsual() throws InterruptedException {
    theNextRunsAsUsual(sandbox());
  }

  private static void theNextRunsAsUsual(Sandbox sandbox) throws InterruptedException {
    Heard next = run(sandbox, "[1, 2, 3].map(x => x * 14).at(-1)");
    assertThat(next.ending()).isInstanceOf(Ending.Done.class);
    assertThat(next.texts()).containsExactly("42");
  }
}
