package dev.tensorcord.backend.cpu;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

/**
 * The one fixed pool that large kernels are split over. The caller works too, so that a job always
 * moves on, however busy the others are.
 *
 * <p>Waking a thread takes longer than many kernels do. So a worker that has finished looks out for
 * the next job for some microseconds, and a caller for the last part; after that they sleep, so
 * that an idle program takes no processor time.
 */
final class WorkPool {
  /** How long a worker looks out before it sleeps: the pause between two kernels of a training. */
  private static final long AWAKE_NANOS = 60_000;

  /** How long a caller looks out for the others' last parts. */
  private static final long WAIT_NANOS = 100_000;

  /** Turns between two looks at the clock. */
  private static final int TURNS = 64;

  private static final AtomicInteger NUMBER = new AtomicInteger();

  private final int threads;
  private final Worker[] workers;

  WorkPool(int threads) {
    this.threads = threads;
    workers = new Worker[threads - 1];
    int number = NUMBER.getAndIncrement();
    for (int i = 0; i < workers.length; i++) {
      Worker worker = new Worker();
      workers[i] = worker;
      worker.thread =
          Thread.ofPlatform().daemon().name("compute-" + number + "-" + i).unstarted(worker::work);
      worker.thread.start();
    }
  }

  /** A part of some work. */
  @FunctionalInterface
  interface Part {
    void run(int index);
  }

  int threads() {
    return threads;
  }

  /** Runs all parts, on the caller's thread alone where that is told to be faster. */
  void run(int parts, boolean alone, Part part) {
    if (!alone) {
      run(parts, part);
      return;
    }
    for (int i = 0; i < parts; i++) {
      part.run(i);
    }
  }

  /** Runs all parts and returns when they are done; which thread takes which is left open. */
  void run(int parts, Part part) {
    int others = Math.min(threads - 1, parts - 1);
    if (others <= 0) {
      for (int i = 0; i < parts; i++) {
        part.run(i);
      }
      return;
    }
    Job job = new Job(part, parts);
    for (int i = 0; i < workers.length && others > 0; i++) {
      if (workers[i].offer(job)) {
        others--;
      }
    }
    job.take();
    job.await();
    switch (job.failure.get()) {
      case null -> {}
      case RuntimeException e -> throw e;
      case Error e -> throw e;
      case Throwable e -> throw new AssertionError(e);
    }
  }

  /** Work that several threads take parts of. */
  private static final class Job {
    private final Part part;
    private final int parts;
    private final Thread caller = Thread.currentThread();
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger left;
    private final AtomicReference<Throwable> failure = new AtomicReference<>();
    private volatile boolean sleeps;

    Job(Part part, int parts) {
      this.part = part;
      this.parts = parts;
      left = new AtomicInteger(parts);
    }

    /** Whether no part is left to begin with. */
    boolean isTaken() {
      return next.get() >= parts;
    }

    void take() {
      for (int i = next.getAndIncrement(); i < parts; i = next.getAndIncrement()) {
        try {
          part.run(i);
        } catch (RuntimeException | Error e) {
          failure.compareAndSet(null, e);
        } finally {
          if (left.decrementAndGet() == 0 && sleeps) {
            LockSupport.unpark(caller);
          }
        }
      }
    }

    /** The parts still write to the buffers: leave only when they are done, interrupted or not. */
    void await() {
      if (lookOut(() -> left.get() == 0, WAIT_NANOS)) {
        return;
      }
      boolean interrupted = false;
      sleeps = true;
      while (left.get() > 0) {
        LockSupport.park(this);
        interrupted |= Thread.interrupted();
      }
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /**
   * A thread of the pool. It has one job at a time, and the next one where all parts of that are
   * taken; a caller passes by those that have more to do.
   */
  private static final class Worker {
    private final AtomicReference<Job> job = new AtomicReference<>();
    private volatile boolean sleeps;
    private Thread thread;

    /** Whether it takes the job on; it may be laying the one before aside at the same moment. */
    boolean offer(Job offered) {
      Job before;
      do {
        before = job.get();
        if (before != null && !before.isTaken()) {
          return false;
        }
      } while (!job.compareAndSet(before, offered));
      if (sleeps) {
        LockSupport.unpark(thread);
      }
      return true;
    }

    void work() {
      while (true) {
        Job found = job.get();
        if (found != null) {
          found.take();
          job.compareAndSet(found, null);
        } else if (!lookOut(() -> job.get() != null, AWAKE_NANOS)) {
          sleeps = true;
          while (job.get() == null) {
            LockSupport.park(this);
            // Nobody has a reason to interrupt a worker; it must not keep it from sleeping.
            Thread.interrupted();
          }
          sleeps = false;
        }
      }
    }
  }

  /** What is waited for. */
  @FunctionalInterface
  private interface Sign {
    boolean isThere();
  }

  /** Looks out for a sign for some time; whether it came. */
  private static boolean lookOut(Sign sign, long nanos) {
    long end = System.nanoTime() + nanos;
    do {
      for (int i = 0; i < TURNS; i++) {
        if (sign.isThere()) {
          return true;
        }
        Thread.onSpinWait();
      }
    } while (System.nanoTime() - end < 0);
    return sign.isThere();
  }
}
