package dev.tensorcord.jobs;

import java.io.Serializable;

/**
 * Hears of one job: any number of {@code waiting}, one {@code started}, any number of {@code
 * progress}, and exactly one {@code ended}, in that order and never two at once. Called on a thread
 * of the queue's that may block without holding back a job.
 *
 * @param <R> the job's result
 */
public interface JobListener<R extends Serializable> {
  /** The job's place in the queue, from 1, first when submitted and again whenever it changes. */
  default void waiting(int place) {}

  /** The job has a worker. */
  default void started() {}

  /** The newest progress; older ones may have been left out. */
  default void progress(Progress progress) {}

  /** The end, always told once. */
  void ended(Outcome<R> outcome);
}
