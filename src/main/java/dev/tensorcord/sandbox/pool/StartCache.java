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
final class StartCache implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(StartCache.class);
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  /** Of each kind, so many files of other builds stay: several may share the folder. */
  private static final int KEPT = 3;

  private final Launch launch;
  private final Path folder;
  private final Path file;
  private final AtomicBoolean asked = new AtomicBoolean();
  private Process making;
  private boolean closed;

  StartCache(Launch launch, Path folder) throws IOException {
    this.launch = launch;
    this.folder = folder;
    file = folder.resolve("start-" + launch.fingerprint() + ".aot");
    Folders.prune(folder, "start-*.aot", KEPT);
    Folders.prune(folder, "worker-*.jar", KEPT);
  }

  /** The file, once it is there. */
  Optional<Path> file() {
    return Files.exists(file) ? Optional.of(file) : Optional.empty();
  }

  /** Makes it in the background, where it is missing; asks are heard once. */
  void make() {
    if (asked.compareAndSet(false, true)) {
      Thread.ofPlatform().daemon().name("worker-cache").start(this::makeNow);
    }
  }

  /** Makes it while the caller waits, where it is missing. */
  void makeNow() {
    if (file().isPresent()) {
      return;
    }
    long start = System.nanoTime();
    try {
      Path made = Files.createTempDirectory("tensorcord");
      try {
        Path part = made.resolve("start.aot");
        int code = rehearse(made, part);
        if (code == 0 && Files.exists(part)) {
          take(part);
          LOG.info(
              "Workers start faster from now on: {} MB noted in {} ms",
              Files.size(file) >> 20,
              TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
        } else if (!isClosed()) {
          LOG.warn("No notes for the workers' start were made (exit {})", code);
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

  private int rehearse(Path folderOfIts, Path part) throws IOException, InterruptedException {
    Process process;
    synchronized (this) {
      if (closed) {
        return -1;
      }
      process =
          launch
              .command(
                  folderOfIts, List.of("-XX:AOTCacheOutput=" + part), List.of(WorkerMain.REHEARSE))
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      making = process;
    }
    if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      kill(process);
    }
    return process.waitFor();
  }

  /** The folder may lie on another disk; the file appears there at once and whole. */
  private void take(Path part) throws IOException {
    Path copy = Files.createTempFile(folder, "start-", ".part");
    Files.copy(part, copy, StandardCopyOption.REPLACE_EXISTING);
    Files.move(copy, file, StandardCopyOption.ATOMIC_MOVE);
  }

  private synchronized boolean isClosed() {
    return closed;
  }

  @Override
  public synchronized void close() {
    closed = true;
    if (making != null) {
      kill(making);
    }
  }

  private static void kill(Process process) {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }
}
