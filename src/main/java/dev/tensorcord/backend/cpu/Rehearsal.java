package dev.tensorcord.backend.cpu;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Writes loops of passes that are worth it, on a thread of its own, and runs them on memory of its
 * own until they are compiled. One goes into service only once it is measured to be faster than the
 * interpreted primitives: lanes that the compiler does not put into registers are a thousand times
 * slower.
 */
final class Rehearsal {
  private static final int MOST_WAITING = 64;
  private static final int TRIES = 40;
  private static final long PATIENCE_NANOS = 5_000_000_000L;

  private static final ThreadPoolExecutor THREAD =
      new ThreadPoolExecutor(
          0,
          1,
          10,
          TimeUnit.SECONDS,
          new LinkedBlockingQueue<>(MOST_WAITING),
          Thread.ofPlatform().daemon().name("compute-loops").factory());

  private Rehearsal() {}

  /**
   * Asks for the loop of a pass.
   *
   * @param longest how many places a run has
   * @return whether it will be looked at
   */
  static boolean ask(Code code, int longest, Consumer<CompiledLoop> ready) {
    try {
      THREAD.execute(() -> {
        CompiledLoop loop = LoopWriter.write(code);
        if (loop != null && isFaster(code, loop, Math.min(longest, Register.BLOCK))) {
          ready.accept(loop);
        }
      });
      return true;
    } catch (RejectedExecutionException e) {
      return false;
    }
  }

  private static boolean isFaster(Code code, CompiledLoop loop, int n) {
    Frame fast = new Frame(code, loop);
    Frame slow = new Frame(code, null);
    fast.rehearse();
    slow.rehearse();
    long end = System.nanoTime() + PATIENCE_NANOS;
    int wins = 0;
    while (wins < 2 && System.nanoTime() < end) {
      long ours = Long.MAX_VALUE;
      long theirs = Long.MAX_VALUE;
      for (int i = 0; i < TRIES; i++) {
        long start = System.nanoTime();
        fast.rehearse(n);
        long middle = System.nanoTime();
        slow.rehearse(n);
        ours = Math.min(ours, middle - start);
        theirs = Math.min(theirs, System.nanoTime() - middle);
        // Whole vectors alone, and a part of one alone: the compiler should have seen both.
        fast.rehearse(n - n % Lanes.WIDTH);
        fast.rehearse(Math.min(n, Lanes.WIDTH - 1));
      }
      wins = ours < theirs ? wins + 1 : 0;
    }
    return wins == 2;
  }
}
