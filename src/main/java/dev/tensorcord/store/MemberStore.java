package dev.tensorcord.store;

import dev.tensorcord.jobs.Run;
import dev.tensorcord.jobs.digits.Sample;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;

/** Members, and all that is kept of one: to be shown, taken along and forgotten. Thread-safe. */
public final class MemberStore {
  private static final int LONGEST_NAME = 100;

  private static final RowMapper<MemberRecord> MAPPER =
      (row, context) ->
          new MemberRecord(
              row.getString("id"),
              row.getString("name"),
              row.getObject("first_seen", Instant.class),
              row.getObject("last_seen", Instant.class));

  private final Jdbi jdbi;
  private final Durable durable;

  MemberStore(Jdbi jdbi, Durable durable) {
    this.jdbi = jdbi;
    this.durable = durable;
  }

  /** Writes down that the member is here, under this name. */
  public void seen(String id, String name) {
    TakenKey.merge(() -> jdbi.useHandle(handle -> merge(handle, id, name)));
  }

  /** What is known of a member, beside their runs. */
  public Optional<MemberRecord> find(String id) {
    return jdbi.withHandle(handle -> find(handle, id));
  }

  /**
   * All that is kept of a member as JSON, their runs newest first: one text, or several where the
   * runs are many, each a whole document with the member and some of the runs; the digits that they
   * gave stand in the first.
   *
   * @param chars a text is ended by the run that makes it longer than this
   */
  public List<String> export(String id, int chars) {
    return jdbi.inTransaction(handle -> {
      Optional<MemberRecord> member = find(handle, id);
      List<String> texts = new ArrayList<>();
      List<Run> runs = new ArrayList<>();
      List<Sample> samples = JdbiSampleStore.of(handle, id);
      int length = 0;
      for (Run run : JdbiRunStore.recent(handle, id, Integer.MAX_VALUE)) {
        if (length > chars) {
          texts.add(Export.json(id, member, runs, samples));
          samples = List.of();
          runs.clear();
          length = 0;
        }
        runs.add(run);
        length += run.parameters().length() + run.result().map(String::length).orElse(0);
      }
      texts.add(Export.json(id, member, runs, samples));
      return texts;
    });
  }

  /**
   * Forgets a member, all their runs and all the digits that they gave, or nothing. What still runs
   * for them ends without a trace.
   */
  public Forgotten forget(String id) {
    return durable.write(handle -> {
      handle.execute("DELETE FROM members WHERE id = ?", id);
      return new Forgotten(
          handle.execute("DELETE FROM runs WHERE member = ?", id),
          handle.execute("DELETE FROM digit_samples WHERE member = ?", id));
    });
  }

  private static void merge(Handle handle, String id, String name) {
    handle
        .createUpdate(
            """
            MERGE INTO members m
            USING (VALUES (:id, :name, :now)) AS s (id, name, now) ON m.id = s.id
            WHEN MATCHED THEN UPDATE SET name = s.name, last_seen = s.now
            WHEN NOT MATCHED THEN INSERT VALUES (s.id, s.name, s.now, s.now)
            """)
        .bind("id", id)
        .bind("name", shortened(name))
        .bind("now", Instants.now())
        .execute();
  }

  private static Optional<MemberRecord> find(Handle handle, String id) {
    return handle
        .createQuery("SELECT * FROM members WHERE id = :id")
        .bind("id", id)
        .map(MAPPER)
        .findOne();
  }

  private static String shortened(String name) {
    if (name.length() <= LONGEST_NAME) {
      return name;
    }
    boolean splitsPair = Character.isHighSurrogate(name.charAt(LONGEST_NAME - 1));
    return name.substring(0, splitsPair ? LONGEST_NAME - 1 : LONGEST_NAME);
  }
}
