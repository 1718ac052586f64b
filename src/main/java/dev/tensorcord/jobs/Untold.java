package dev.tensorcord.jobs;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Counts the listeners that have not heard of their job's end yet, under the queue's lock. */
final class Untold {
  private final ReentrantLock lock;
  private final Condition toldAll;
  private int count;

  Untold(ReentrantLock lock) {
    this.lock = lock;
    toldAll = lock.newCondition();
  }

  /** One more listener, counted by a thread that holds the lock. */
  void add() {
    count++;
  }

  /** A listener has heard of the end. */
  void told() {
    lock.lock();
    try {
      if (--count == 0) {
        toldAll.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits until all have heard.
   *
   * @param end when to wait no longer, by {@link System#nanoTime}
   * @return how many have not
   */
  int await(long end) throws InterruptedException {
    lock.lock();
    try {
      long left = end - System.nanoTime();
      while (count > 0 && left > 0) {
        left = toldAll.awaitNanos(left);
      }
      return count;
    } finally {
      lock.unlock();
    }
  }
}
