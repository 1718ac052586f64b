package dev.tensorcord.backend.cpu;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Whether code that names lanes is worth calling yet. Until the compiler has been through it, such
 * code runs a thousand times slower than a plain loop: a first product would take seconds. So
 * kernels begin with a plain loop that gives the same bits, while a thread warms the lanes up, and
 * change over when those are the faster ones.
 *
 * <p>All kernels take turns on one thread: what they need is the compiler's time, not theirs.
 */
final class Warm {
  private static final int TRIES = 50;

  /** Lanes that are still slow after so many turns are tried less and less often. */
  private static final int PATIENCE = 200;

  private static final long LONGEST_REST_MILLIS = 1000;

  private static final ThreadPoolExecutor THREAD =
      new ThreadPoolExecutor(
          0,
          1,
          1,
          TimeUnit.SECONDS,
          new LinkedBlockingQueue<>(),
          Thread.ofPlatform().daemon().name("compute-warm-up").factory());

  private final Runnable lanes;
  private final Runnable plain;
  private final AtomicBoolean begun = new AtomicBoolean();
  private volatile boolean up;
  private int turns;

  /**
   * The same work in both ways. A little of it: the compiler counts calls, and in the beginning
   * each step in lanes takes microseconds.
   */
  Warm(Runnable lanes, Runnable plain) {
    this.lanes = lanes;
    this.plain = plain;
  }

  /** Whether the lanes are the faster ones; the first call begins to warm them up. */
  boolean up() {
    if (!up && begun.compareAndSet(false, true)) {
      THREAD.execute(this::warm);
    }
    return up;
  }

  private void warm() {
    if (++turns > PATIENCE) {
      rest(Math.min(turns - PATIENCE, LONGEST_REST_MILLIS));
    }
    long fast = Long.MAX_VALUE;
    long slow = Long.MAX_VALUE;
    for (int i = 0; i < TRIES; i++) {
      long start = System.nanoTime();
      lanes.run();
      long middle = System.nanoTime();
      plain.run();
      fast = Math.min(fast, middle - start);
      slow = Math.min(slow, System.nanoTime() - middle);
    }
    up = fast <= slow;
    if (!up) {
      THREAD.execute(this::warm);
    }
  }

  private static void rest(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
