package dev.tensorcord.backend.cpu;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Work beside the work: code that is run until the compiler has been through it takes turns on one
 * thread. What it needs is the compiler's time, not its own, and none of that of those who compute.
 * What takes many turns gets them less and less often.
 */
final class Turns {
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

  private Turns() {}

  /** One turn. */
  interface Turn {
    /**
     * Does a little of the work.
     *
     * @param turns how many there have been before
     * @return whether it was the last one
     */
    boolean take(int turns);
  }

  /** Begins to give turns. */
  static void give(Turn work) {
    give(work, 0);
  }

  private static void give(Turn work, int turns) {
    THREAD.execute(() -> {
      if (turns > PATIENCE) {
        rest(Math.min(turns - PATIENCE, LONGEST_REST_MILLIS));
      }
      if (!work.take(turns)) {
        give(work, turns + 1);
      }
    });
  }

  /** How many pieces of work wait for a turn. */
  static int waiting() {
    return THREAD.getQueue().size();
  }

  private static void rest(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
