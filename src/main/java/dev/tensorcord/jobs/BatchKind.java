package dev.tensorcord.jobs;

import java.io.Serializable;
import java.util.List;

/**
 * A kind of job of which many together cost little more than one: those that wait at the same time
 * are taken by one worker, in fair order, and done in one go. One batch of a kind is done at a
 * time; who comes meanwhile makes up the next. Made once and shared; thread-safe if its work is.
 *
 * @param <J> the job
 * @param <R> its result
 */
public final class BatchKind<J extends Job<R>, R extends Serializable> {
  final String name;
  final JobLimits limits;
  final int most;
  final int madeAtOnce;
  final Work<J, R> work;

  /**
   * A kind of job with limits of its own.
   *
   * @param name the section of {@code config/limits.yaml} that holds {@code seconds}, {@code
   *     waiting} and {@code waiting_per_member} of this kind
   * @param limits their values; the time holds for the making of each job, and for the work
   * @param most jobs of one batch
   * @param madeAtOnce jobs that are made from what was submitted at the same time; bounds memory
   */
  public BatchKind(String name, JobLimits limits, int most, int madeAtOnce, Work<J, R> work) {
    if (most < 1 || madeAtOnce < 1) {
      throw new IllegalArgumentException("a batch of " + name + " lets nothing through");
    }
    this.name = name;
    this.limits = limits;
    this.most = most;
    this.madeAtOnce = madeAtOnce;
    this.work = work;
  }

  /** Does several jobs at once. */
  @FunctionalInterface
  public interface Work<J, R> {
    /**
     * Does them on the calling thread.
     *
     * @return one result for each job, in their order
     */
    List<R> run(List<J> jobs, JobContext context);
  }
}
