package dev.tensorcord.store;

import dev.tensorcord.fault.Fault;
import dev.tensorcord.jobs.Run;
import dev.tensorcord.jobs.RunStore;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.mapper.RowMapper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs in the database. Thread-safe. */
public final class JdbiRunStore implements RunStore {
  private static final Logger LOG = LoggerFactory.getLogger(JdbiRunStore.class);

  /** With a million runs kept, one attempt in a thousand meets an id that is taken. */
  private static final int ATTEMPTS = 20;

  static final RowMapper<Run> MAPPER =
      (row, context) ->
          new Run(
              row.getString("id"),
              row.getString("member"),
              Optional.ofNullable(row.getString("guild")),
              row.getString("command"),
              row.getString("parameters"),
              row.getLong("seed"),
              Run.State.valueOf(row.getString("state")),
              Optional.ofNullable(row.getString("result")),
              row.getObject("asked", Instant.class),
              Optional.ofNullable(row.getObject("ended", Instant.class)));

  private final Jdbi jdbi;
  private final Durable durable;
  private final StoreLimits limits;
  private final RunIds ids;

  JdbiRunStore(Jdbi jdbi, Durable durable, StoreLimits limits) {
    this(jdbi, durable, limits, new SecureRandom());
  }

  JdbiRunStore(Jdbi jdbi, Durable durable, StoreLimits limits, RandomGenerator random) {
    this.jdbi = jdbi;
    this.durable = durable;
    this.limits = limits;
    this.ids = new RunIds(random);
  }

  /**
   * {@inheritDoc}
   *
   * <p>Of the member's older runs, those above the limit {@code store.runs_per_member} are dropped,
   * the oldest first; unfinished ones stay.
   *
   * @throws Fault if the parameters are longer than {@code store.json_chars}
   */
  @Override
  public Run begin(Run.Draft draft) {
    if (draft.parameters().length() > limits.jsonChars()) {
      throw Fault.limit(
          "store.json_chars",
          String.format(
              Locale.ROOT,
              "The values of this run are %,d characters long",
              draft.parameters().length()),
          String.format(Locale.ROOT, "%,d", limits.jsonChars()),
          "Try it with fewer points or shorter texts.");
    }
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Run run = run(ids.next(), draft);
      try {
        return durable.write(handle -> insert(handle, run));
      } catch (JdbiException e) {
        if (!TakenKey.causes(e)) {
          throw e;
        }
      }
    }
    throw new IllegalStateException("no free run id in " + ATTEMPTS + " attempts");
  }

  /**
   * {@inheritDoc}
   *
   * <p>The first end counts. A run that is no longer kept, because its member was forgotten, is
   * passed over. A result longer than {@code store.json_chars} is left out, and the log says so.
   */
  @Override
  public void end(String id, Run.State state, String result) {
    if (state == Run.State.QUEUED) {
      throw new IllegalArgumentException("QUEUED is no end");
    }
    boolean fits = result == null || result.length() <= limits.jsonChars();
    if (!fits) {
      LOG.warn(
          "the result of run {} is not kept: {} characters, limit store.json_chars {}",
          id,
          result.length(),
          limits.jsonChars());
    }
    durable.write(handle ->
        handle
            .createUpdate(
                """
                UPDATE runs SET state = :state, result = :result, ended = :ended
                WHERE id = :id AND state = 'QUEUED'
                """)
            .bind("id", id)
            .bind("state", state.name())
            .bind("result", fits ? result : null)
            .bind("ended", Instants.now())
            .execute());
  }

  @Override
  public void delete(String id) {
    durable.write(handle -> handle.execute("DELETE FROM runs WHERE id = ?", id));
  }

  /** {@inheritDoc} Look-alike characters are read as the ones that were meant. */
  @Override
  public Optional<Run> find(String id) {
    return RunIds.read(id)
        .flatMap(exact ->
            jdbi.withHandle(handle ->
                handle
                    .createQuery("SELECT * FROM runs WHERE id = :id")
                    .bind("id", exact)
                    .map(MAPPER)
                    .findOne()));
  }

  @Override
  public List<Run> recent(String member, int most) {
    return jdbi.withHandle(handle -> recent(handle, member, most));
  }

  @Override
  public int interruptUnfinished() {
    return durable.write(handle ->
        handle
            .createUpdate(
                "UPDATE runs SET state = 'INTERRUPTED', ended = :now WHERE state = 'QUEUED'")
            .bind("now", Instants.now())
            .execute());
  }

  static List<Run> recent(Handle handle, String member, int most) {
    return handle
        .createQuery(
            "SELECT * FROM runs WHERE member = :member ORDER BY nr DESC FETCH FIRST :most ROWS ONLY")
        .bind("member", member)
        .bind("most", most)
        .map(MAPPER)
        .list();
  }

  private static Run run(String id, Run.Draft draft) {
    return new Run(
        id,
        draft.member(),
        draft.guild(),
        draft.command(),
        draft.parameters(),
        draft.seed(),
        Run.State.QUEUED,
        Optional.empty(),
        Instants.now(),
        Optional.empty());
  }

  private Run insert(Handle handle, Run run) {
    handle
        .createUpdate(
            """
            INSERT INTO runs (id, member, guild, command, parameters, seed, state, asked)
            VALUES (:id, :member, :guild, :command, :parameters, :seed, :state, :asked)
            """)
        .bind("id", run.id())
        .bind("member", run.member())
        .bind("guild", run.guild().orElse(null))
        .bind("command", run.command())
        .bind("parameters", run.parameters())
        .bind("seed", run.seed())
        .bind("state", run.state().name())
        .bind("asked", run.asked())
        .execute();
    handle
        .createUpdate(
            """
            DELETE FROM runs WHERE member = :member AND state <> 'QUEUED' AND nr <= (
              SELECT nr FROM runs WHERE member = :member
              ORDER BY nr DESC OFFSET :keep ROWS FETCH FIRST 1 ROW ONLY)
            """)
        .bind("member", run.member())
        .bind("keep", limits.runsPerMember())
        .execute();
    return run;
  }
}
