package dev.tensorcord.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.tensorcord.fault.Fault;
import dev.tensorcord.jobs.Run;
import java.io.BufferedReader;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

final class DatabaseTest {
  @TempDir Path folder;

  @Test
  void anEmptyFolderGetsItsTablesWithoutAWarning() {
    Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
    ListAppender<ILoggingEvent> log = new ListAppender<>();
    log.start();
    root.addAppender(log);
    try (Database database = Database.open(folder.resolve("not/there/yet"))) {
      List<String> tables =
          database
              .jdbi()
              .withHandle(handle ->
                  handle
                      .createQuery(
                          "SELECT lower(table_name) FROM information_schema.tables"
                              + " WHERE table_schema = 'PUBLIC'")
                      .mapTo(String.class)
                      .list());
      assertThat(tables).contains("members", "guilds", "runs");
    } finally {
      root.detachAppender(log);
    }
    assertThat(log.list).noneMatch(event -> event.getLevel().isGreaterOrEqual(Level.WARN));
  }

  @Test
  void whatWasKeptIsThereWhenOpenedAgain() {
    Run run;
    try (Database database = Database.open(folder)) {
      run = database.runs(Drafts.LIMITS).begin(Drafts.of("ann"));
      database.members().seen("ann", "Ann");
      database.guilds().save("guild-1", new GuildSettings(false));
    }
    try (Database database = Database.open(folder)) {
      assertThat(database.runs(Drafts.LIMITS).find(run.id())).contains(run);
      assertThat(database.members().find("ann")).isPresent();
      assertThat(database.guilds().settings("guild-1")).isEqualTo(new GuildSettings(false));
    }
  }

  @Test
  void closingTwiceDoesNoHarm() {
    Database database = Database.open(folder);
    database.close();
    database.close();
    Database.open(folder).close();
  }

  @Test
  void aFolderThatCannotBeMadeIsNamed() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "in the way");
    Path inside = file.resolve("data");

    assertThatThrownBy(() -> Database.open(inside))
        .isInstanceOf(Fault.class)
        .hasMessageStartingWith("The data folder " + inside + " cannot be written to: ")
        .satisfies(thrown -> assertThat(((Fault) thrown).remedy()).contains("name another folder"));
  }

  @Test
  void aFolderThatTheDatabaseCannotTakeIsNamed() {
    Path odd = folder.resolve("a;b");

    assertThatThrownBy(() -> Database.open(odd))
        .isInstanceOf(Fault.class)
        .hasMessageContaining(odd.toString())
        .hasMessageContaining("semicolon");
  }

  @Test
  void aFolderWithAnyOtherNameWorks() {
    Path odd = folder.resolve("my dätä & Co (2) %20 #1");
    Database.open(odd).close();

    assertThat(odd.resolve("tensorcord.mv.db")).exists();
  }

  @Test
  void aDatabaseThatAnotherProcessHoldsSaysSoAtOnce() throws Exception {
    Process other = WriterProcess.start(folder);
    try (BufferedReader output = other.inputReader()) {
      assertThat(WriterProcess.nextWord(output)).startsWith("begun");

      assertThatThrownBy(() -> Database.open(folder))
          .isInstanceOf(Fault.class)
          .hasMessage(
              "Another process already uses the database in the data folder " + folder + ".")
          .satisfies(thrown ->
              assertThat(((Fault) thrown).remedy())
                  .isEqualTo("Stop the other bot, or give this one a data folder of its own."));
    } finally {
      other.destroyForcibly().waitFor();
    }
    Database.open(folder).close();
  }

  @Test
  void aFileThatIsNoDatabaseSaysWhatToDo() throws Exception {
    Files.writeString(folder.resolve("tensorcord.mv.db"), "not a database".repeat(1000));

    assertThatThrownBy(() -> Database.open(folder))
        .isInstanceOf(Fault.class)
        .hasMessageContaining(folder.toString())
        .satisfies(thrown -> assertThat(((Fault) thrown).remedy()).contains("newest backup"));
  }

  @Test
  void aDatabaseOfANewerVersionIsLeftAlone() {
    try (Database database = Database.open(folder)) {
      database
          .jdbi()
          .useHandle(handle ->
              handle.execute(
                  """
                  INSERT INTO "flyway_schema_history" ("installed_rank", "version",
                    "description", "type", "script", "installed_by", "execution_time", "success")
                  VALUES (99, '999', 'from the future', 'SQL', 'V999__x.sql', 'sa', 1, TRUE)
                  """));
    }
    assertThatThrownBy(() -> Database.open(folder))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("does not fit this version");
  }

  @Test
  void aBackupTakenWhileOthersWriteIsRestoredByUnpackingIt(@TempDir Path elsewhere)
      throws Exception {
    Path zip = elsewhere.resolve("it's a backup.zip");
    List<Run> before = new ArrayList<>();
    try (Database database = Database.open(folder)) {
      JdbiRunStore runs = database.runs(Drafts.LIMITS);
      for (int i = 0; i < 100; i++) {
        before.add(runs.begin(Drafts.of("ann")));
      }
      Thread writer =
          Thread.startVirtualThread(() -> {
            for (int i = 0; i < 200; i++) {
              runs.begin(Drafts.of("bob"));
            }
          });
      database.backup(zip);
      database.backup(zip);
      writer.join();
      assertThat(runs.recent("bob", 1000)).hasSize(200);
    }
    assertThat(elsewhere).isDirectoryNotContaining("glob:**.part");

    Path restored = Files.createDirectory(elsewhere.resolve("restored"));
    try (InputStream file = Files.newInputStream(zip);
        ZipInputStream entries = new ZipInputStream(file)) {
      for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
        assertThat(entry.getName()).isEqualTo("tensorcord.mv.db");
        Files.copy(entries, restored.resolve(entry.getName()));
      }
    }
    try (Database database = Database.open(restored)) {
      JdbiRunStore runs = database.runs(Drafts.LIMITS);
      assertThat(before).allSatisfy(run -> assertThat(runs.find(run.id())).contains(run));
    }
  }

  @Test
  void aBackupIntoAFolderThatIsNotThereSaysSo() {
    try (Database database = Database.open(folder)) {
      assertThatThrownBy(() -> database.backup(folder.resolve("none/backup.zip")))
          .isInstanceOf(Fault.class)
          .hasMessageContaining("backup.zip cannot be written");
    }
  }
}
