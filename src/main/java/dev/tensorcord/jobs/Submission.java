package dev.tensorcord.jobs;

import java.io.Serializable;
import java.util.concurrent.Future;

/**
 * One job on its way through the queue: the ticket that its owner holds and the context that the
 * job itself sees. Fields without a word of their own are guarded by the queue's lock.
 */
final class Submission<R extends Serializable> implements Ticket, JobContext {
  final Job<R> job;
  final Herald<R> herald;

  /** The place last told, from 1. */
  int place;

  /** The time in nanoseconds at which a worker was given to it. */
  long startedAt;

  /** The thread that is in the job now, or null. */
  Thread thread;

  /** Ends the job when its time is over. */
  Future<?> deadline;

  /** How it ended, for whoever asked; its thread may still be busy. */
  Outcome<R> outcome;

  /** The queue no longer counts on its thread. */
  boolean abandoned;

  /** Read by the job at every checkpoint, without the lock. */
  volatile boolean stopped;

  private final JobQueue queue;
  private final String member;
  private final String run;

  Submission(JobQueue queue, String member, String run, Job<R> job, Herald<R> herald) {
    this.queue = queue;
    this.member = member;
    this.run = run;
    this.job = job;
    this.herald = herald;
  }

  @Override
  public String run() {
    return run;
  }

  @Override
  public String member() {
    return member;
  }

  @Override
  public void cancel() {
    queue.cancel(this);
  }

  @Override
  public void report(Progress progress) {
    herald.progress(progress);
  }

  @Override
  public void checkpoint() {
    if (stopped) {
      throw new Stopped();
    }
  }
}
