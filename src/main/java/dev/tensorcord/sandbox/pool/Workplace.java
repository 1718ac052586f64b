package dev.tensorcord.sandbox.pool;

import dev.tensorcord.sandbox.wire.ToWorker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where workers start: their jars and noted start in a folder that stays, their channels and the
 * empty folder that they work in, in one that goes with this process.
 */
final class Workplace implements AutoCloseable {
  private final Launch launch;
  private final Optional<StartCache> cache;
  private final ToWorker.Begin begin;
  private final Path passing;
  private final Path empty;

  Workplace(Launch launch, Optional<StartCache> cache, ToWorker.Begin begin) throws IOException {
    this.launch = launch;
    this.cache = cache;
    this.begin = begin;
    // The name of a channel must be short, so that it cannot lie in any folder.
    passing = Files.createTempDirectory("tensorcord");
    empty = Files.createDirectory(passing.resolve("empty"));
  }

  /**
   * Makes the folder and what workers are started from.
   *
   * @throws UncheckedIOException if that cannot be written
   */
  static Workplace open(ToWorker.Begin begin, Path folder) {
    try {
      Path made = Files.createDirectories(folder.toAbsolutePath().normalize());
      Launch launch = Launch.in(made, begin.limits().run());
      return new Workplace(launch, Optional.of(new StartCache(launch, made)), begin);
    } catch (IOException e) {
      throw new UncheckedIOException("the sandbox's folder cannot be used: " + folder, e);
    }
  }

  WorkerProcess start() throws IOException {
    Optional<Path> notes = cache.flatMap(StartCache::file);
    return WorkerProcess.start(launch, notes, empty, passing, begin);
  }

  /** A worker has started, and with it all that the first snippet waits for. */
  void warmed() {
    cache.ifPresent(StartCache::make);
  }

  @Override
  public void close() {
    cache.ifPresent(StartCache::close);
    Folders.delete(passing);
  }
}
