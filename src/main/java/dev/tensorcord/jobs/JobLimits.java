package dev.tensorcord.jobs;

import java.time.Duration;

/**
 * The limits of the queue that a member can meet; {@code config/limits.yaml} names them {@code
 * jobs.seconds}, {@code jobs.waiting} and {@code jobs.waiting_per_member}.
 *
 * @param seconds how long one job may run
 * @param waiting how many jobs may wait, of all members together
 * @param waitingPerMember how many jobs of one member may wait, beside the one that runs
 */
public record JobLimits(double seconds, int waiting, int waitingPerMember) {
  /** Checks that every limit lets something through. */
  public JobLimits {
    if (!(seconds > 0) || waiting < 1 || waitingPerMember < 1) {
      throw new IllegalArgumentException("limits of the queue must be above zero");
    }
  }

  /** How long one job may run. */
  public Duration time() {
    return Duration.ofNanos(Math.round(seconds * 1e9));
  }
}
