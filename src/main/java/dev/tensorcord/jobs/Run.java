package dev.tensorcord.jobs;

import java.time.Instant;
import java.util.Optional;

/**
 * One run of a command that trains: who asked, with what, and what came of it.
 *
 * @param id short id that members see and type
 * @param command the command's name, such as {@code fit}
 * @param parameters the job's record as JSON, enough to run it again
 * @param seed fixes every random number of the run
 * @param result the result's record as JSON, once done
 */
public record Run(
    String id,
    String member,
    Optional<String> guild,
    String command,
    String parameters,
    long seed,
    State state,
    Optional<String> result,
    Instant asked,
    Optional<Instant> ended) {

  /** What is known of a run before it has an id. */
  public record Draft(
      String member, Optional<String> guild, String command, String parameters, long seed) {}

  /** Where a run stands. */
  public enum State {
    QUEUED,
    DONE,
    CANCELLED,
    TIMED_OUT,
    FAILED,
    /** The process ended while the run waited or ran. */
    INTERRUPTED
  }
}
