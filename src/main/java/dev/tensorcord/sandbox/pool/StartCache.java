package dev.tensorcord.sandbox.pool;

import dev.tensorcord.sandbox.worker.WorkerMain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The classes of a worker's start, loaded and linked beforehand (JEP 483, 514): made once for each
 * build and Java runtime, in the background. Workers start without it until it is there.
 */
final class StartCache {
  private static final Logger LOG = LoggerFactory.getLogger(StartCache.class);
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final Launch launch;
  private final Path folder;
  private final Path file;
  private final AtomicBoolean asked = new AtomicBoolean();
  private volatile Process making;
  private volatile boolean closed;

  StartCache(Launch launch, Path folder) throws IOException {
    this.launch = launch;
    this.folder = folder;
    file = folder.resolve("start-" + launch.fingerprint() + ".aot");
  }

  /** The file, once it is there. */
  Optional<Path> file() {
    return Files.exists(file) ? Optional.of(file) : Optional.empty();
  }

  /** Makes it in the background, where it is missing; asks are heard once. */
  void make() {
    if (file().isEmpty() && asked.compareAndSet(false, true)) {
      Thread.ofVirtual().name("worker-cache").start(this::makeNow);
    }
  }

  private void makeNow() {
    long start = System.nanoTime();
    try {
      Path made = Files.createTempDirectory(folder, "making-");
      try {
        Path part = made.resolve("start.aot");
        Process process =
            launch
                .command(made, List.of("-XX:AOTCacheOutput=" + part), List.of(WorkerMain.REHEARSE))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        making = process;
        if (closed || !process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
          kill(process);
        } else if (process.exitValue() == 0 && Files.exists(part)) {
          Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
          LOG.info(
              "Workers start faster from now on: {} MB noted in {} ms",
              Files.size(file) >> 20,
              TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
        } else {
          LOG.warn("No notes for the workers' start were made (exit {})", process.exitValue());
        }
      } finally {
        Folders.delete(made);
      }
    } catch (IOException e) {
      LOG.warn("No notes for the workers' start were made: {}", e.toString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  void close() {
    closed = true;
    Process process = making;
    if (process != null) {
      kill(process);
    }
  }

  private static void kill(Process process) {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }
}
