package dev.tensorcord.jobs;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The queue's threads: each takes a turn, works it off and comes back for the next. All are
 * daemons. Every method but the threads' own is called under the queue's lock.
 */
final class Workers {
  private static final Logger LOG = LoggerFactory.getLogger(Workers.class);

  private final ReentrantLock lock;
  private final Condition work;
  private final Predicate<Turn> perform;
  private final Thread[] threads;

  /** Turns that have a worker, their jobs ended or not. */
  private final Set<Turn> running = new LinkedHashSet<>();

  /** Those of {@link #running} that no thread has picked up yet. */
  private final Deque<Turn> assigned = new ArrayDeque<>();

  private int abandoned;
  private boolean closed;

  /**
   * Starts the threads.
   *
   * @param perform works a turn off, called without the lock; false if meanwhile another thread
   *     took the place of the calling one
   */
  Workers(int count, ReentrantLock lock, Predicate<Turn> perform) {
    this.lock = lock;
    this.work = lock.newCondition();
    this.perform = perform;
    this.threads = new Thread[count];
    for (int i = 0; i < count; i++) {
      threads[i] = start("engine-" + (i + 1));
    }
  }

  int count() {
    return threads.length;
  }

  int running() {
    return running.size();
  }

  int abandoned() {
    return abandoned;
  }

  boolean free() {
    return running.size() < threads.length;
  }

  List<Turn> turns() {
    return List.copyOf(running);
  }

  List<Thread> threads() {
    return List.of(threads);
  }

  void give(Turn turn) {
    running.add(turn);
    assigned.add(turn);
    work.signal();
  }

  /** The turn's worker is free again. */
  void release(Turn turn) {
    running.remove(turn);
  }

  /** Threads without work end; the others when they are through with theirs. */
  void close() {
    closed = true;
    work.signalAll();
  }

  /** Gives up the thread in this turn: another takes its place. */
  void abandon(Turn turn, Duration grace) {
    Thread stuck = turn.thread;
    LOG.warn(
        "run {} did not stop within {} ms and is abandoned at {}",
        turn.jobs().getFirst().run(),
        grace.toMillis(),
        List.of(stuck.getStackTrace()));
    turn.abandoned = true;
    abandoned++;
    String name = stuck.getName();
    stuck.setName(name + "-abandoned");
    for (int i = 0; i < threads.length; i++) {
      if (threads[i] == stuck && !closed) {
        threads[i] = start(name);
      }
    }
    running.remove(turn);
  }

  /** A thread that was given up came back after all. */
  void cameBack() {
    abandoned--;
  }

  private Thread start(String name) {
    return Thread.ofPlatform().daemon().name(name).start(this::workOn);
  }

  private void workOn() {
    boolean counted = true;
    while (counted) {
      Turn turn = take();
      if (turn == null) {
        return;
      }
      counted = perform.test(turn);
    }
  }

  /** The next turn for this thread, or null when the queue is closed and nothing is left. */
  private Turn take() {
    lock.lock();
    try {
      while (assigned.isEmpty()) {
        if (closed) {
          return null;
        }
        work.awaitUninterruptibly();
      }
      Turn turn = assigned.remove();
      turn.thread = Thread.currentThread();
      return turn;
    } finally {
      lock.unlock();
    }
  }
}
