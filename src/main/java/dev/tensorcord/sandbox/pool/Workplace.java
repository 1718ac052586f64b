package dev.tensorcord.sandbox.pool;

import dev.tensorcord.sandbox.SandboxLimits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where workers start: their jars and noted start in a folder that stays, their channels and the
 * empty folder that they work in, in one that goes with this process.
 */
final class Workplace implements AutoCloseable {
  private final Launch launch;
  private final StartCache cache;
  private final SandboxLimits limits;
  private final Path passing;
  private final Path empty;

  Workplace(Launch launch, SandboxLimits limits, Path folder) throws IOException {
    this.launch = launch;
    this.limits = limits;
    cache = new StartCache(launch, folder);
    // The name of a channel must be short, so that it cannot lie in any folder.
    passing = Files.createTempDirectory("tensorcord");
    empty = Files.createDirectory(passing.resolve("empty"));
  }

  static Workplace open(SandboxLimits limits, Path folder) {
    try {
      Path made = Files.createDirectories(folder.toAbsolutePath().normalize());
      return new Workplace(Launch.of(WorkerFiles.jars(made), limits), limits, made);
    } catch (IOException e) {
      throw new UncheckedIOException("the sandbox's folder cannot be used: " + folder, e);
    }
  }

  WorkerProcess start() throws IOException {
    return WorkerProcess.start(launch, cache.file(), empty, passing, limits);
  }

  /** A worker has started, and with it all that the first snippet waits for. */
  void warmed() {
    cache.make();
  }

  @Override
  public void close() {
    cache.close();
    Folders.delete(passing);
  }
}
