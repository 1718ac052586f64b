package dev.tensorcord.jobs;

import java.time.Duration;
import java.util.Optional;

/**
 * The queue at one moment.
 *
 * @param workers how many jobs can run at once
 * @param running how many do
 * @param waiting how many wait, of all members together
 * @param finished how many have ended since the start, in whatever way
 * @param abandoned how many threads still run a job that would not stop
 * @param medianRun the median time of the newest jobs that ran to their end
 */
public record QueueSnapshot(
    int workers,
    int running,
    int waiting,
    long finished,
    int abandoned,
    Optional<Duration> medianRun) {

  /**
   * About how long a job at {@code place}, from 1, waits: one median run for every round of the
   * workers before it. Empty while nothing has run yet.
   */
  public Optional<Duration> estimatedWait(int place) {
    int rounds = (place + workers - 1) / workers;
    return medianRun.map(median -> median.multipliedBy(rounds));
  }
}
