package dev.tensorcord.backend.cpu;

import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Whether code that names lanes is worth calling yet. Until the compiler has been through it, such
 * code runs a thousand times slower than a plain loop: a first product would take seconds. So
 * kernels begin with a plain loop that gives the same bits, while the lanes are warmed up in {@link
 * Turns}, and change over when those are the faster ones.
 */
final class Warm {
  private static final int TRIES = 50;

  private final Runnable lanes;
  private final Runnable plain;
  private final AtomicBoolean begun = new AtomicBoolean();
  private volatile boolean up;

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
      Turns.give(_ -> warm());
    }
    return up;
  }

  private boolean warm() {
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
    return up;
  }
}
