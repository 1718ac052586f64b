package dev.tensorcord.app;

import dev.tensorcord.store.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Copies of the database beside it: at the start and every so many hours, the newest few kept. */
final class Backups implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Backups.class);
  private static final String NAME = "tensorcord-%s.zip";
  private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyy-MM-dd-HHmmss");

  private final Database database;
  private final Path folder;
  private final int kept;
  private final Clock clock;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("backups").factory());

  Backups(Database database, Path folder, int kept, Clock clock) {
    this.database = database;
    this.folder = folder;
    this.kept = kept;
    this.clock = clock;
  }

  /** Starts the copies that the settings ask for. */
  static Backups start(Database database, Settings.Data settings) {
    Path folder = Path.of(settings.folder()).resolve("backups");
    Backups backups = new Backups(database, folder, settings.backups(), Clock.systemDefaultZone());
    if (settings.backupHours() > 0) {
      backups.timer.scheduleAtFixedRate(
          backups::tryOnce, 0, settings.backupHours(), TimeUnit.HOURS);
    }
    return backups;
  }

  private void tryOnce() {
    try {
      Path copy = once();
      LOG.info("backup written: {}", copy);
    } catch (IOException | RuntimeException e) {
      LOG.error("no backup was written", e);
    }
  }

  /** Writes one copy, then deletes the oldest ones beyond those kept. */
  Path once() throws IOException {
    Files.createDirectories(folder);
    Path copy = folder.resolve(NAME.formatted(LocalDateTime.now(clock).format(STAMP)));
    database.backup(copy);
    for (Path old : newestFirst().stream().skip(kept).toList()) {
      Files.delete(old);
    }
    return copy;
  }

  private List<Path> newestFirst() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().matches("tensorcord-[0-9-]+\\.zip"))
          .sorted(Comparator.reverseOrder())
          .toList();
    }
  }

  @Override
  public void close() {
    timer.close();
  }
}
