package dev.tensorcord.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.tensorcord.fault.Fault;
import dev.tensorcord.jobs.digits.SampleStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.h2.api.ErrorCode;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The database in the data folder: one file, {@code tensorcord.mv.db}, held by one process at a
 * time. Thread-safe.
 *
 * <p>A change is in the file when the call that makes it returns, so that a killed process loses
 * none, and runs and settings are on the disk ({@link Durable}). The file is reached in a way that
 * stands an interrupt: H2's usual one would close the file under all threads when one of them is
 * interrupted.
 *
 * <p><b>Backup</b>: {@link #backup} writes a zip file while the bot runs. <b>Restore</b>: stop the
 * bot, move {@code tensorcord.mv.db} out of the data folder, unpack the zip file there, start the
 * bot. A backup of an older version is brought up to date by the start.
 */
public final class Database implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Database.class);
  private static final String NAME = "tensorcord";
  private static final String USER = "sa";
  private static final int CONNECTIONS = 4;
  private static final long WAIT_MILLIS = 5_000;

  private final HikariDataSource pool;
  private final Jdbi jdbi;
  private final Durable durable;
  private final GuildStore guilds;

  private Database(HikariDataSource pool) {
    this.pool = pool;
    this.jdbi = Jdbi.create(pool);
    Instants.register(jdbi);
    this.durable = new Durable(jdbi);
    this.guilds = new GuildStore(jdbi, durable);
  }

  /**
   * Opens the database in this folder, made where there is none, and brings its tables up to date.
   *
   * @throws Fault if the folder is not writable, another process holds the database, or it cannot
   *     be read
   */
  public static Database open(Path folder) {
    Path absolute = folder.toAbsolutePath().normalize();
    checkWritable(absolute);
    String url = url(absolute);
    checkReadable(absolute, url);
    HikariDataSource pool = new HikariDataSource(config(url));
    try {
      migrate(absolute, pool);
      return new Database(pool);
    } catch (RuntimeException e) {
      pool.close();
      throw e;
    }
  }

  /** The runs, bounded by these limits. */
  public JdbiRunStore runs(StoreLimits limits) {
    return new JdbiRunStore(jdbi, durable, limits);
  }

  /** The members. */
  public MemberStore members() {
    return new MemberStore(jdbi, durable);
  }

  /** The digits that members gave. */
  public SampleStore samples() {
    return new JdbiSampleStore(jdbi, durable);
  }

  /** The guilds' settings. */
  public GuildStore guilds() {
    return guilds;
  }

  /** Whether the database answers. */
  public boolean answers() {
    try {
      return jdbi.withHandle(h -> h.createQuery("SELECT 1").mapTo(int.class).one()) == 1;
    } catch (RuntimeException e) {
      LOG.warn("the database does not answer", e);
      return false;
    }
  }

  /**
   * Writes all that is kept into a zip file while others go on reading and writing; the file is
   * there whole or not at all. The class comment says how to restore it.
   *
   * @throws Fault if the file cannot be written
   */
  public void backup(Path zip) {
    Path target = zip.toAbsolutePath();
    try {
      Path part =
          Files.createTempFile(target.getParent(), target.getFileName().toString(), ".part");
      try {
        jdbi.useHandle(handle -> handle.execute("BACKUP TO ?", part.toString()));
        Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(part);
      }
    } catch (IOException e) {
      throw Fault.of(
          "The backup %s cannot be written: %s.".formatted(target, reason(e)),
          "Name a file in a folder that exists and that the bot may write to.");
    }
  }

  /** Closes the file properly. */
  @Override
  public void close() {
    if (pool.isClosed()) {
      return;
    }
    pool.close();
    try (Connection last = connect(pool.getJdbcUrl());
        Statement statement = last.createStatement()) {
      statement.execute("SHUTDOWN");
    } catch (SQLException e) {
      LOG.warn("the database was not closed properly; the next start will look after it", e);
    }
  }

  Jdbi jdbi() {
    return jdbi;
  }

  Durable durable() {
    return durable;
  }

  private static void checkWritable(Path folder) {
    try {
      Files.createDirectories(folder);
      Files.delete(Files.createTempFile(folder, "writable", ".tmp"));
    } catch (IOException e) {
      throw Fault.of(
          "The data folder %s cannot be written to: %s.".formatted(folder, reason(e)),
          "Give the bot's user the right to write there, or name another folder in the"
              + " configuration.");
    }
    if (folder.toString().contains(";")) {
      throw Fault.of(
          "The data folder %s has a semicolon in its name, which the database cannot take."
              .formatted(folder),
          "Name another folder in the configuration.");
    }
  }

  private static void checkReadable(Path folder, String url) {
    // Once without the pool, which would try again for seconds and hide the reason.
    try (Connection first = connect(url)) {
      LOG.debug("{} opened", first.getMetaData().getDatabaseProductVersion());
    } catch (SQLException e) {
      if (e.getErrorCode() == ErrorCode.DATABASE_ALREADY_OPEN_1) {
        throw Fault.of(
            "Another process already uses the database in the data folder %s.".formatted(folder),
            "Stop the other bot, or give this one a data folder of its own.");
      }
      LOG.error("the database in {} cannot be opened", folder, e);
      throw Fault.of(
          "The database in the data folder %s cannot be opened: %s."
              .formatted(folder, e.getMessage().lines().findFirst().orElse("no reason is known")),
          "Move tensorcord.mv.db out of the folder and unpack the newest backup there.");
    }
  }

  private static void migrate(Path folder, HikariDataSource pool) {
    try {
      Flyway.configure()
          .dataSource(pool)
          .locations("classpath:sql")
          .validateMigrationNaming(true)
          .failOnMissingLocations(true)
          // By default a database of a newer version would be taken for one of ours.
          .ignoreMigrationPatterns(new String[0])
          .load()
          .migrate();
    } catch (FlywayException e) {
      LOG.error("the tables in {} cannot be brought up to date: {}", folder, e.getMessage());
      throw Fault.of(
          "The database in the data folder %s does not fit this version of the bot."
              .formatted(folder),
          "If a newer version has used it, start that one; otherwise unpack the newest backup"
              + " there.");
    }
  }

  private static Connection connect(String url) throws SQLException {
    return DriverManager.getConnection(url, USER, "");
  }

  private static String url(Path folder) {
    return "jdbc:h2:async:"
        + folder.resolve(NAME)
        // A commit is written before it returns.
        + ";WRITE_DELAY=0"
        // We close it ourselves, after the last listener was told; not H2's hook, nor an idle pool.
        + ";DB_CLOSE_ON_EXIT=FALSE;DB_CLOSE_DELAY=-1"
        + ";LOCK_TIMEOUT=5000";
  }

  private static HikariConfig config(String url) {
    HikariConfig config = new HikariConfig();
    config.setPoolName("store");
    config.setJdbcUrl(url);
    config.setUsername(USER);
    config.setPassword("");
    config.setMaximumPoolSize(CONNECTIONS);
    config.setConnectionTimeout(WAIT_MILLIS);
    return config;
  }

  private static String reason(IOException e) {
    String kind = e.getClass().getSimpleName().replaceAll("Exception$", "");
    return kind.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
  }
}
