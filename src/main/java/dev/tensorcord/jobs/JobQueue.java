package dev.tensorcord.jobs;

import dev.tensorcord.fault.Fault;
import java.io.Serializable;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The shared engine's queue: a fixed number of workers, one running job per member, round robin
 * between members ({@link FairOrder}).
 *
 * <p>A job that is cancelled or out of time ends at once for whoever asked. Its thread is
 * interrupted and meets {@link Stopped} at its next checkpoint; until it is out of the job, its
 * worker and its member's turn stay taken. One that heeds neither for the time of grace is
 * abandoned: another thread takes the worker's place, and the log says where the old one hangs.
 *
 * <p>Thread-safe. All threads are daemons. One lock guards all state; no foreign code runs under
 * it.
 */
public final class JobQueue implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(JobQueue.class);
  private static final Duration GRACE = Duration.ofSeconds(5);
  private static final Duration CLOSING = Duration.ofSeconds(3);

  private final JobLimits limits;
  private final Duration grace;
  private final Thread[] workers;
  private final ScheduledThreadPoolExecutor clock;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition work = lock.newCondition();
  private final Condition toldAll = lock.newCondition();

  private final FairOrder<Submission<?>> order = new FairOrder<>();
  private final Map<String, Submission<?>> unfinished = new HashMap<>();

  /** Have a worker, ended or not. */
  private final Set<Submission<?>> running = new LinkedHashSet<>();

  /** Those of {@link #running} that no thread has picked up yet. */
  private final Deque<Submission<?>> assigned = new ArrayDeque<>();

  private final RunTimes times = new RunTimes();
  private long finished;
  private int abandoned;
  private int untold;
  private boolean closed;

  /** A queue that gives a stopped job five seconds to heed it. */
  public JobQueue(int workers, JobLimits limits) {
    this(workers, limits, GRACE);
  }

  /**
   * Starts the workers.
   *
   * @param workers how many jobs run at once
   * @param grace how long a stopped job may go on before its thread is given up
   */
  public JobQueue(int workers, JobLimits limits, Duration grace) {
    if (workers < 1) {
      throw new IllegalArgumentException("the queue needs at least one worker");
    }
    this.limits = limits;
    this.grace = grace;
    this.clock =
        new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("engine-clock").factory());
    clock.setRemoveOnCancelPolicy(true);
    this.workers = new Thread[workers];
    for (int i = 0; i < workers; i++) {
      this.workers[i] = startWorker("engine-" + (i + 1));
    }
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
    Herald<R> herald = new Herald<>(run, listener, this::told);
    Submission<R> submission = new Submission<>(this, member, run, job, herald);
    lock.lock();
    try {
      admit(member, run);
      unfinished.put(run, submission);
      untold++;
      order.add(member, submission);
      dispatch();
    } finally {
      lock.unlock();
    }
    return submission;
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
          workers.length, running.size(), order.size(), finished, abandoned, times.median());
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
      order.order().forEach(this::interrupt);
      List.copyOf(running).forEach(this::interrupt);
      work.signalAll();
      threads = new ArrayList<>(List.of(workers));
    } finally {
      lock.unlock();
    }
    try {
      awaitToldAll(end);
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

  private void admit(String member, String run) {
    if (closed) {
      throw Fault.of(
          "The engine is shutting down and takes no new work.", "Try again in a minute.");
    }
    if (unfinished.containsKey(run)) {
      throw new IllegalArgumentException("run " + run + " is in the queue already");
    }
    if (running.size() < workers.length && !order.busy(member)) {
      return;
    }
    if (order.size(member) >= limits.waitingPerMember()) {
      throw Fault.limit(
          "jobs.waiting_per_member",
          String.format(Locale.ROOT, "You have %,d jobs waiting already", order.size(member)),
          String.format(Locale.ROOT, "%,d", limits.waitingPerMember()),
          "Wait for one of them to finish, or cancel one.");
    }
    if (order.size() >= limits.waiting()) {
      throw Fault.limit(
          "jobs.waiting",
          String.format(
              Locale.ROOT, "The engine is busy, with %,d jobs waiting already", order.size()),
          String.format(Locale.ROOT, "%,d", limits.waiting()),
          "Try again in a minute or two.");
    }
  }

  /** Gives free workers to those whose turn it is, and tells the others their place. */
  private void dispatch() {
    while (running.size() < workers.length) {
      Optional<Submission<?>> next = order.next();
      if (next.isEmpty()) {
        break;
      }
      start(next.get());
    }
    int place = 1;
    for (Submission<?> waiting : order.order()) {
      if (waiting.place != place) {
        waiting.place = place;
        waiting.herald.waiting(place);
      }
      place++;
    }
  }

  private <R extends Serializable> void start(Submission<R> submission) {
    submission.startedAt = System.nanoTime();
    submission.deadline =
        clock.schedule(
            () -> stop(submission, ran -> new Outcome.TimedOut<>("jobs.seconds", limits.time())),
            limits.time().toNanos(),
            TimeUnit.NANOSECONDS);
    running.add(submission);
    assigned.add(submission);
    submission.herald.started();
    work.signal();
  }

  /** Ends a job from outside, waiting or running, with the outcome for the time that it ran. */
  private <R extends Serializable> void stop(
      Submission<R> submission, Function<Duration, Outcome<R>> outcome) {
    lock.lock();
    try {
      if (submission.outcome != null) {
        return;
      }
      if (order.remove(submission.member(), submission)) {
        end(submission, outcome.apply(Duration.ZERO));
        dispatch();
        return;
      }
      submission.stopped = true;
      end(submission, outcome.apply(since(submission)));
      if (submission.thread != null) {
        submission.thread.interrupt();
      }
      clock.schedule(() -> abandon(submission), grace.toNanos(), TimeUnit.NANOSECONDS);
    } finally {
      lock.unlock();
    }
  }

  /** The one place where a job gets its outcome; false if it had one. */
  private <R extends Serializable> boolean end(Submission<R> submission, Outcome<R> outcome) {
    if (submission.outcome != null) {
      return false;
    }
    submission.outcome = outcome;
    if (submission.deadline != null) {
      submission.deadline.cancel(false);
    }
    if (outcome instanceof Outcome.Done<R> done) {
      times.add(done.took());
    }
    unfinished.remove(submission.run());
    finished++;
    submission.herald.ended(outcome);
    return true;
  }

  /** Gives up a thread that does not come back, if it has not come back meanwhile. */
  private void abandon(Submission<?> submission) {
    lock.lock();
    try {
      Thread stuck = submission.thread;
      if (stuck == null) {
        return;
      }
      LOG.warn(
          "run {} did not stop within {} ms and is abandoned at {}",
          submission.run(),
          grace.toMillis(),
          List.of(stuck.getStackTrace()));
      submission.abandoned = true;
      abandoned++;
      String name = stuck.getName();
      stuck.setName(name + "-abandoned");
      for (int i = 0; i < workers.length; i++) {
        if (workers[i] == stuck && !closed) {
          workers[i] = startWorker(name);
        }
      }
      release(submission);
    } finally {
      lock.unlock();
    }
  }

  private void release(Submission<?> submission) {
    running.remove(submission);
    order.release(submission.member());
    dispatch();
  }

  private Thread startWorker(String name) {
    return Thread.ofPlatform().daemon().name(name).start(this::workOn);
  }

  private void workOn() {
    boolean counted = true;
    while (counted) {
      Submission<?> submission = take();
      if (submission == null) {
        return;
      }
      counted = perform(submission);
    }
  }

  /** The next job for this thread, or null when the queue is closed and nothing is left. */
  private Submission<?> take() {
    lock.lock();
    try {
      while (assigned.isEmpty()) {
        if (closed) {
          return null;
        }
        work.awaitUninterruptibly();
      }
      Submission<?> submission = assigned.remove();
      submission.thread = Thread.currentThread();
      return submission;
    } finally {
      lock.unlock();
    }
  }

  /** Runs one job; false if meanwhile another thread took this one's place. */
  private <R extends Serializable> boolean perform(Submission<R> submission) {
    Outcome<R> outcome;
    try {
      submission.checkpoint();
      R result = submission.job.run(submission);
      outcome =
          result == null
              ? new Outcome.Broken<>(new IllegalStateException("the job returned no result"))
              : new Outcome.Done<>(result, since(submission));
    } catch (Fault fault) {
      outcome = new Outcome.Faulted<>(fault);
    } catch (Throwable thrown) {
      outcome = new Outcome.Broken<>(thrown);
    }
    boolean first;
    lock.lock();
    try {
      submission.thread = null;
      first = end(submission, outcome);
      if (submission.abandoned) {
        abandoned--;
        return false;
      }
      release(submission);
    } finally {
      lock.unlock();
      // Whoever stopped the job interrupted it under the lock: no interrupt can come after this.
      Thread.interrupted();
    }
    if (first && outcome instanceof Outcome.Broken<R> broken) {
      LOG.error("run {} broke", submission.run(), broken.cause());
    }
    return true;
  }

  private static Duration since(Submission<?> submission) {
    return Duration.ofNanos(System.nanoTime() - submission.startedAt);
  }

  private void told() {
    lock.lock();
    try {
      if (--untold == 0) {
        toldAll.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  private void awaitToldAll(long end) throws InterruptedException {
    lock.lock();
    try {
      long left = end - System.nanoTime();
      while (untold > 0 && left > 0) {
        left = toldAll.awaitNanos(left);
      }
      if (untold > 0) {
        LOG.warn("closed before {} listeners had heard of their jobs' end", untold);
      }
    } finally {
      lock.unlock();
    }
  }
}
