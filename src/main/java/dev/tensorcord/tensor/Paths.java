package dev.tensorcord.tensor;

import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * All {@link Path}s that sessions took so far: a trie, one op to a step. It is lent to one session
 * at a time, so that nothing in it needs a lock, and outlives the session: the next one's training
 * loop begins with passes that are ready. Members choose ops and shapes, so it must not grow
 * without end.
 */
final class Paths {
  /** Ops and fused ops remembered; beyond that all is forgotten and learnt anew. */
  static final int MOST = 16_384;

  private static final int MOST_IDLE = 8;

  private static final ConcurrentLinkedQueue<Paths> IDLE = new ConcurrentLinkedQueue<>();
  private static final AtomicInteger COUNT = new AtomicInteger();

  private Path start = Path.start();
  private int count;

  /** Paths that nobody uses at the time. */
  static Paths borrow() {
    Paths idle = IDLE.poll();
    if (idle == null) {
      return new Paths();
    }
    COUNT.decrementAndGet();
    return idle;
  }

  /** Gives them back. */
  void giveBack() {
    if (COUNT.incrementAndGet() > MOST_IDLE) {
      COUNT.decrementAndGet();
    } else {
      IDLE.add(this);
    }
  }

  /** Where each trace begins. */
  Path start() {
    if (count > MOST) {
      start = Path.start();
      count = 0;
    }
    return start;
  }

  void grew(int by) {
    count += by;
  }

  int count() {
    return count;
  }
}
