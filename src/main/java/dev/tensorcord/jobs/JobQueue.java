package dev.tensorcord.jobs;

import dev.tensorcord.fault.Fault;
import java.io.Serializable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The shared engine's queue: a fixed number of workers, one running job per member and kind, round
 * robin between members ({@link FairOrder}) and between kinds. Jobs of a {@link BatchKind} are done
 * together.
 *
 * <p>A job that is cancelled or out of time ends at once for whoever asked. Its thread is
 * interrupted and meets {@link Stopped} at its next checkpoint; until it is out of the job, its
 * worker and its member's turn stay taken. One that heeds neither for the time of grace is
 * abandoned: another thread takes the worker's place, and the log says where the old one hangs.
 *
 * <p>Thread-safe. One lock guards all state; no foreign code runs under it.
 */
public final class JobQueue implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(JobQueue.class);
  private static final Duration GRACE = Duration.ofSeconds(5);
  private static final Duration CLOSING = Duration.ofSeconds(3);
  private static final String JOBS = "jobs";

  private final Duration grace;
  private final ScheduledThreadPoolExecutor clock;

  private final ReentrantLock lock = new ReentrantLock();
  private final Untold untold = new Untold(lock);

  private final Workers workers;

  private final Lanes lanes;
  private final Map<String, Submission<?>> unfinished = new HashMap<>();
  private final RunTimes times = new RunTimes();
  private long finished;
  private boolean closed;

  /** A queue that gives a stopped job five seconds to heed it. */
  public JobQueue(int workers, JobLimits limits) {
    this(workers, limits, GRACE);
  }

  /**
   * Starts the workers.
   *
   * @param workers how many jobs run at once
   * @param limits of all jobs but those of a kind with its own
   * @param grace how long a stopped job may go on before its thread is given up
   */
  public JobQueue(int workers, JobLimits limits, Duration grace) {
    if (workers < 1) {
      throw new IllegalArgumentException("the queue needs at least one worker");
    }
    this.grace = grace;
    this.clock =
        new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("engine-clock").factory());
    clock.setRemoveOnCancelPolicy(true);
    lanes = new Lanes(JOBS, new Lane(JOBS, limits, 1));
    this.workers = new Workers(workers, lock, this::perform);
  }

  /**
   * Takes a job. If a worker is free and no other job of the member runs, it starts at once and its
   * listener hears no {@code waiting}.
   *
   * @param run the run's id, unique among unfinished jobs
   * @throws Fault if the queue is full, the member has too many jobs waiting, or it is closing
   */
  public <R extends Serializable> Ticket submit(
      String member, String run, Job<R> job, JobListener<R> listener) {
    return submit(JOBS, member, run, () -> job, listener);
  }

  /**
   * Takes a job that is done together with others of its kind.
   *
   * @param run the run's id, unique among unfinished jobs
   * @param job makes the job when its turn has come, on a thread that may block; a {@link Fault}
   *     from it ends this job alone
   * @throws Fault if too many of this kind or of this member's wait, or the queue is closing
   */
  public <J extends Job<R>, R extends Serializable> Ticket submit(
      String member, String run, BatchKind<J, R> kind, Supplier<J> job, JobListener<R> listener) {
    return submit((Object) kind, member, run, job, listener);
  }

  private <R extends Serializable> Ticket submit(
      Object kind,
      String member,
      String run,
      Supplier<? extends Job<R>> source,
      JobListener<R> listener) {
    Herald<R> herald = new Herald<>(run, listener, untold::told);
    lock.lock();
    try {
      if (closed) {
        throw Fault.of(
            "The engine is shutting down and takes no new work.", "Try again in a minute.");
      }
      if (unfinished.containsKey(run)) {
        throw new IllegalArgumentException("run " + run + " is in the queue already");
      }
      Lane lane = lanes.of(kind);
      lane.admit(member, workers.free());
      var submission = new Submission<>(this, lane, member, run, source, herald);
      unfinished.put(run, submission);
      untold.add();
      lane.order.add(member, submission);
      dispatch();
      return submission;
    } finally {
      lock.unlock();
    }
  }

  /** Cancels the job of that run; false if there is none that is unfinished. */
  public boolean cancel(String run) {
    Optional<Ticket> ticket = find(run);
    ticket.ifPresent(Ticket::cancel);
    return ticket.isPresent();
  }

  /** The waiting or running job of that run. */
  public Optional<Ticket> find(String run) {
    lock.lock();
    try {
      return Optional.ofNullable(unfinished.get(run));
    } finally {
      lock.unlock();
    }
  }

  /** The queue as it is now. */
  public QueueSnapshot snapshot() {
    lock.lock();
    try {
      return new QueueSnapshot(
          workers.count(),
          workers.running(),
          lanes.size(),
          finished,
          workers.abandoned(),
          times.median());
    } finally {
      lock.unlock();
    }
  }

  /** Closes within three seconds. */
  @Override
  public void close() {
    close(CLOSING);
  }

  /**
   * Takes no more jobs, ends all others as interrupted, and waits until their listeners have heard
   * of it and the workers are done, but no longer than {@code within}.
   */
  public void close(Duration within) {
    long end = System.nanoTime() + within.toNanos();
    List<Thread> threads;
    lock.lock();
    try {
      closed = true;
      lanes.waiting().forEach(this::interrupt);
      workers.turns().forEach(turn -> turn.jobs().forEach(this::interrupt));
      workers.close();
      threads = new ArrayList<>(workers.threads());
    } finally {
      lock.unlock();
    }
    try {
      int left = untold.await(end);
      if (left > 0) {
        LOG.warn("closed before {} listeners had heard of their jobs' end", left);
      }
      for (Thread thread : threads) {
        thread.join(Duration.ofNanos(Math.max(0, end - System.nanoTime())));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      clock.shutdownNow();
    }
  }

  <R extends Serializable> void cancel(Submission<R> submission) {
    stop(submission, Outcome.Cancelled::new);
  }

  private <R extends Serializable> void interrupt(Submission<R> submission) {
    stop(submission, Outcome.Interrupted::new);
  }

  /** Gives free workers to those whose turn it is, and tells the others their place. */
  private void dispatch() {
    for (var next = nextTurn(); next.isPresent(); next = nextTurn()) {
      start(next.get());
    }
    lanes.tellPlaces();
  }

  private Optional<Turn> nextTurn() {
    return workers.free() ? lanes.next(this::work) : Optional.empty();
  }

  private Consumer<Turn> work(Object kind) {
    return kind instanceof BatchKind<?, ?> batch
        ? turn -> new Together<>(this, batch, turn).work()
        : turn -> turn.jobs().forEach(this::run);
  }

  private <R extends Serializable> void run(Submission<R> submission) {
    limitTime(List.of(submission));
    submission.reach(() -> {
      submission.checkpoint();
      return submission.source.get().run(submission);
    });
  }

  private void start(Turn turn) {
    for (Submission<?> submission : turn.jobs()) {
      submission.turn = turn;
      submission.startedAt = System.nanoTime();
      submission.herald.started();
    }
    workers.give(turn);
  }

  /** From now on each of these has the time that its lane allows. */
  void limitTime(List<? extends Submission<?>> submissions) {
    lock.lock();
    try {
      submissions.forEach(this::limitTime);
    } finally {
      lock.unlock();
    }
  }

  private <R extends Serializable> void limitTime(Submission<R> submission) {
    noDeadline(submission);
    if (submission.outcome == null && !closed) {
      Duration time = submission.lane.limits.time();
      String name = submission.lane.name + ".seconds";
      submission.deadline =
          clock.schedule(
              () -> stop(submission, ran -> new Outcome.TimedOut<>(name, time)),
              time.toNanos(),
              TimeUnit.NANOSECONDS);
    }
  }

  private static void noDeadline(Submission<?> submission) {
    if (submission.deadline != null) {
      submission.deadline.cancel(false);
    }
  }

  /** The calling thread makes this job now; false if nobody waits for it any more. */
  boolean beginMaking(Submission<?> submission) {
    lock.lock();
    try {
      if (submission.outcome != null) {
        return false;
      }
      submission.maker = Thread.currentThread();
      limitTime(submission);
      return true;
    } finally {
      lock.unlock();
    }
  }

  /** The job is made, or cannot be, and then it has reached its end. */
  void endMaking(Submission<?> submission) {
    lock.lock();
    try {
      submission.maker = null;
      noDeadline(submission);
      publish(submission);
    } finally {
      lock.unlock();
    }
  }

  /** Ends a job from outside, waiting or running, with the outcome for the time that it ran. */
  private <R extends Serializable> void stop(
      Submission<R> submission, Function<Duration, Outcome<R>> outcome) {
    lock.lock();
    try {
      if (submission.outcome != null) {
        return;
      }
      if (submission.lane.order.remove(submission.member(), submission)) {
        end(submission, outcome.apply(Duration.ZERO));
        dispatch();
        return;
      }
      submission.stopped = true;
      end(submission, outcome.apply(submission.ran()));
      submission.made.completeExceptionally(new Stopped());
      if (submission.maker != null) {
        submission.maker.interrupt();
      }
      Turn turn = submission.turn;
      if (turn.over()) {
        if (turn.thread != null) {
          turn.thread.interrupt();
        }
        clock.schedule(() -> abandon(turn), grace.toNanos(), TimeUnit.NANOSECONDS);
      }
    } finally {
      lock.unlock();
    }
  }

  /** Tells what the job's own work came to, if it has come to anything. */
  private <R extends Serializable> void publish(Submission<R> submission) {
    if (submission.reached != null) {
      end(submission, submission.reached);
    }
  }

  /** The one place where a job gets its outcome, unless it had one. */
  private <R extends Serializable> void end(Submission<R> submission, Outcome<R> outcome) {
    if (submission.outcome != null) {
      return;
    }
    submission.outcome = outcome;
    noDeadline(submission);
    if (outcome instanceof Outcome.Done<R> done) {
      times.add(done.took());
    }
    unfinished.remove(submission.run());
    finished++;
    submission.herald.ended(outcome);
  }

  /** Gives up a thread that does not come back, if it has not come back meanwhile. */
  private void abandon(Turn turn) {
    lock.lock();
    try {
      if (turn.thread != null) {
        workers.abandon(turn, grace);
        turn.lane().release(turn);
        dispatch();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Works a turn off; false if meanwhile another thread took this one's place. */
  private boolean perform(Turn turn) {
    try {
      turn.work();
    } catch (Throwable thrown) {
      turn.jobs().forEach(job -> job.breakAt(thrown));
    }
    lock.lock();
    try {
      turn.thread = null;
      turn.jobs().forEach(this::publish);
      if (turn.abandoned) {
        workers.cameBack();
        return false;
      }
      workers.release(turn);
      turn.lane().release(turn);
      dispatch();
    } finally {
      lock.unlock();
      // Whoever stopped the jobs interrupted it under the lock: no interrupt can come after this.
      Thread.interrupted();
    }
    turn.jobs().forEach(JobQueue::logBroken);
    return true;
  }

  private static <R extends Serializable> void logBroken(Submission<R> submission) {
    if (submission.outcome instanceof Outcome.Broken<R> broken) {
      LOG.error("run {} broke", submission.run(), broken.cause());
    }
  }
}
