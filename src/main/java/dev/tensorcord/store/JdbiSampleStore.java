package dev.tensorcord.store;

import dev.tensorcord.fault.Fault;
import dev.tensorcord.jobs.digits.Sample;
import dev.tensorcord.jobs.digits.SampleStore;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;

/** The digits that members gave, in the database. Thread-safe. */
final class JdbiSampleStore implements SampleStore {
  private static final RowMapper<Sample> MAPPER =
      (row, context) ->
          new Sample(
              row.getString("member"),
              row.getString("run"),
              row.getInt("position"),
              row.getInt("label"),
              row.getInt("said"),
              row.getBytes("pixels"),
              row.getObject("given", Instant.class));

  private final Jdbi jdbi;
  private final Durable durable;

  JdbiSampleStore(Jdbi jdbi, Durable durable) {
    this.jdbi = jdbi;
    this.durable = durable;
  }

  @Override
  public void keep(List<Sample> samples, int most) {
    TakenKey.merge(() ->
        durable.write(handle -> {
          samples.forEach(sample -> merge(handle, sample));
          for (String member : samples.stream().map(Sample::member).distinct().toList()) {
            int kept = count(handle, member);
            if (kept > most) {
              // Thrown inside the transaction, so that none of these is kept.
              throw Fault.limit(
                  "classify.samples_per_member",
                  "You would have given %,d digits".formatted(kept),
                  "%,d".formatted(most),
                  "Thank you for so many. Delete an answer whose digits are kept to make room.");
            }
          }
          return samples.size();
        }));
  }

  private static void merge(Handle handle, Sample sample) {
    handle
        .createUpdate(
            """
            MERGE INTO digit_samples (run, position, member, label, said, pixels, given)
            KEY (run, position)
            VALUES (:run, :position, :member, :label, :said, :pixels, :given)
            """)
        .bind("run", sample.run())
        .bind("position", sample.position())
        .bind("member", sample.member())
        .bind("label", sample.label())
        .bind("said", sample.said())
        .bind("pixels", sample.pixels())
        .bind("given", sample.given())
        .execute();
  }

  private static int count(Handle handle, String member) {
    return handle
        .createQuery("SELECT COUNT(*) FROM digit_samples WHERE member = :member")
        .bind("member", member)
        .mapTo(int.class)
        .one();
  }

  @Override
  public List<Sample> of(String member) {
    return jdbi.withHandle(handle -> of(handle, member));
  }

  static List<Sample> of(Handle handle, String member) {
    return handle
        .createQuery(
            "SELECT * FROM digit_samples WHERE member = :member ORDER BY given, run, position")
        .bind("member", member)
        .map(MAPPER)
        .list();
  }

  @Override
  public int drop(String run) {
    return durable.write(handle -> handle.execute("DELETE FROM digit_samples WHERE run = ?", run));
  }

  @Override
  public void each(Consumer<Sample> taker) {
    jdbi.useHandle(handle -> {
      try (Stream<Sample> all =
          handle
              .createQuery("SELECT * FROM digit_samples ORDER BY given, run, position")
              .map(MAPPER)
              .stream()) {
        all.forEach(taker);
      }
    });
  }
}
