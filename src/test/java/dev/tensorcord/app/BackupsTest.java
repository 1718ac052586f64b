package dev.tensorcord.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tensorcord.store.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BackupsTest {
  private static final Clock NOON =
      Clock.fixed(Instant.parse("2026-01-01T12:00:00Z"), ZoneOffset.UTC);

  @TempDir Path folder;

  private Path once(Database database, Duration later) throws IOException {
    Clock clock = Clock.offset(NOON, later);
    try (Backups backups = new Backups(database, folder.resolve("backups"), 3, clock)) {
      return backups.once();
    }
  }

  @Test
  void aCopyRestoresWhatWasKept() throws IOException {
    Path copy;
    try (Database database = Database.open(folder.resolve("data"))) {
      database.members().seen("1", "Ada");
      copy = once(database, Duration.ZERO);
    }
    Path restored = Files.createDirectories(folder.resolve("restored"));
    try (ZipFile zip = new ZipFile(copy.toFile())) {
      for (var entry : zip.stream().toList()) {
        Files.copy(zip.getInputStream(entry), restored.resolve(entry.getName()));
      }
    }
    try (Database database = Database.open(restored)) {
      assertThat(database.members().find("1").orElseThrow().name()).isEqualTo("Ada");
    }
  }

  @Test
  void onlyTheNewestCopiesAreKept() throws IOException {
    try (Database database = Database.open(folder.resolve("data"))) {
      Files.createDirectories(folder.resolve("backups"));
      Path other = Files.writeString(folder.resolve("backups/notes.txt"), "mine");
      Path first = once(database, Duration.ZERO);
      once(database, Duration.ofDays(1));
      once(database, Duration.ofDays(2));
      Path last = once(database, Duration.ofDays(3));
      assertThat(first).doesNotExist();
      assertThat(last).exists();
      assertThat(other).exists();
    }
  }
}
