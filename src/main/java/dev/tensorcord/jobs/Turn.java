package dev.tensorcord.jobs;

import java.util.List;
import java.util.function.Consumer;

/**
 * What one worker does at a time: one job, or several of a kind together. Guarded by the queue's
 * lock.
 */
final class Turn {
  private final Lane lane;
  private final List<Submission<?>> jobs;
  private final Consumer<Turn> work;

  /** The worker that is in it now, or null. */
  Thread thread;

  /** The queue no longer counts on its thread. */
  boolean abandoned;

  /**
   * A turn to be given to a worker.
   *
   * @param work does the jobs and lets each reach its outcome; never throws
   */
  Turn(Lane lane, List<Submission<?>> jobs, Consumer<Turn> work) {
    this.lane = lane;
    this.jobs = List.copyOf(jobs);
    this.work = work;
  }

  Lane lane() {
    return lane;
  }

  List<Submission<?>> jobs() {
    return jobs;
  }

  /** Does the jobs on the calling thread, without the lock. */
  void work() {
    work.accept(this);
  }

  /** Whether nobody waits for any of its jobs any more. */
  boolean over() {
    return jobs.stream().allMatch(job -> job.outcome != null);
  }
}
