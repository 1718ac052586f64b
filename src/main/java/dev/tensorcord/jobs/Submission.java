package dev.tensorcord.jobs;

import dev.tensorcord.fault.Fault;
import java.io.Serializable;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/**
 * One job on its way through the queue: the ticket that its owner holds and the context that the
 * job itself sees. Fields without a word of their own are guarded by the queue's lock.
 */
final class Submission<R extends Serializable> implements Ticket, JobContext {
  /** Makes the job when its turn has come: what waits may be much smaller than what runs. */
  final Supplier<? extends Job<R>> source;

  final Lane lane;
  final Herald<R> herald;

  /** The job, once it is made; fails if it cannot be, or if nobody waits for it any more. */
  final CompletableFuture<Job<R>> made = new CompletableFuture<>();

  /** The place last told, from 1. */
  int place;

  /** The time in nanoseconds at which a worker was given to it. */
  long startedAt;

  /** Where it is done; null while it waits. */
  Turn turn;

  /** The thread that makes it, where that is not the turn's own, or null. */
  Thread maker;

  /** Ends the job when its time is over. */
  Future<?> deadline;

  /** How it ended, for whoever asked; its thread may still be busy. */
  Outcome<R> outcome;

  /** What its own work has come to, before anybody is told; touched by the thread at work alone. */
  Outcome<R> reached;

  /** Read by the job at every checkpoint, without the lock. */
  volatile boolean stopped;

  private final JobQueue queue;
  private final String member;
  private final String run;

  Submission(
      JobQueue queue,
      Lane lane,
      String member,
      String run,
      Supplier<? extends Job<R>> source,
      Herald<R> herald) {
    this.queue = queue;
    this.lane = lane;
    this.member = member;
    this.run = run;
    this.source = source;
    this.herald = herald;
  }

  /** How long it has had a worker. */
  Duration ran() {
    return Duration.ofNanos(System.nanoTime() - startedAt);
  }

  /** Does the job's work and notes what it comes to. */
  void reach(Callable<R> work) {
    try {
      R result = work.call();
      reached =
          result == null
              ? new Outcome.Broken<>(new IllegalStateException("the job returned no result"))
              : new Outcome.Done<>(result, ran());
    } catch (Fault fault) {
      reached = new Outcome.Faulted<>(fault);
    } catch (Throwable thrown) {
      reached = new Outcome.Broken<>(thrown);
    }
  }

  /** Notes that its work broke, unless it has come to something before. */
  void breakAt(Throwable thrown) {
    if (reached == null) {
      reached = new Outcome.Broken<>(thrown);
    }
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
