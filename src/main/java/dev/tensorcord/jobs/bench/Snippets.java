package dev.tensorcord.jobs.bench;

import dev.tensorcord.sandbox.Ending;
import dev.tensorcord.sandbox.Line;
import dev.tensorcord.sandbox.Picture;
import dev.tensorcord.sandbox.Progress;
import dev.tensorcord.sandbox.Sandbox;
import dev.tensorcord.sandbox.SandboxLimits;
import dev.tensorcord.sandbox.SandboxSettings;
import dev.tensorcord.sandbox.Snippet;
import dev.tensorcord.sandbox.SnippetListener;
import dev.tensorcord.sandbox.WorldLimits;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * Members' snippets in the real sandbox, from handing the code over to the end told by the worker:
 * the first one that a waiting worker gets, and the same one again. The sources are resources that
 * TensorFlow.js in Node runs as well ({@code src/test/bench/snippets.cjs}).
 */
final class Snippets implements Workload {
  private static final int RUNS = 7;
  private static final int WARM_RUNS = 3;

  /** Between snippets: a worker tidies up and opens the next one's world. */
  private static final long PAUSE_MILLIS = 1000;

  /** So long a fresh worker is left alone before its first snippet: it practises. */
  private static final long IDLE_MILLIS = 60_000;

  private static final int PRACTICE_SECONDS = 30;

  private static final SandboxLimits LIMITS =
      new SandboxLimits(60, 256, 64, 1 << 20, 4, 1 << 20, 100_000, 1 << 20, 30, 4);

  @Override
  public String name() {
    return "snippets";
  }

  @Override
  public String about() {
    return "a small fit of 200 steps and 150 batches of digits as members' snippets, in the sandbox";
  }

  @Override
  public void run(Meter meter) {
    try {
      for (String snippet : new String[] {"polyfit", "digits"}) {
        measure(meter, snippet, source(snippet));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void measure(Meter meter, String name, String code)
      throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("tensorcord-snippets");
    try (Sandbox sandbox =
        Sandbox.open(WorldLimits.of(LIMITS), new SandboxSettings(1, 0, PRACTICE_SECONDS, folder))) {
      Heard heard = new Heard();
      time(sandbox, "1 + 1", heard);
      Thread.sleep(IDLE_MILLIS);
      double first = time(sandbox, code, heard);
      meter.report("snippets", name + "_first", first, "ms", heard.last);
      for (int i = 0; i < WARM_RUNS; i++) {
        time(sandbox, code, heard);
      }
      double[] times = new double[RUNS];
      for (int i = 0; i < RUNS; i++) {
        times[i] = time(sandbox, code, heard);
      }
      meter.report("snippets", name + "_again", Timing.median(times), "ms", heard.last);
    } finally {
      delete(folder);
    }
  }

  private static double time(Sandbox sandbox, String code, Heard heard)
      throws InterruptedException {
    Thread.sleep(PAUSE_MILLIS);
    long start = System.nanoTime();
    Ending ending = sandbox.start(Snippet.of(code, 1), heard).await();
    double millis = Timing.since(start) * 1e3;
    if (ending instanceof Ending.Failed failed) {
      throw new IllegalStateException(failed.failure().message());
    }
    return millis;
  }

  private static String source(String name) throws IOException {
    try (InputStream in = Snippets.class.getResourceAsStream("/bench/" + name + ".js")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    }
  }

  /** The last line that a snippet printed. */
  private static final class Heard implements SnippetListener {
    private volatile String last = "";

    @Override
    public void printed(Line line) {
      last = line.text();
    }

    @Override
    public void drew(Picture picture) {}

    @Override
    public void progressed(Progress progress) {}
  }
}
