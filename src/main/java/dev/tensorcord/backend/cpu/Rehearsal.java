package dev.tensorcord.backend.cpu;

import java.util.function.Consumer;

/**
 * Writes loops of passes that are worth it, and runs them in {@link Turns} on memory of their own
 * until they are compiled. One goes into service only once it is measured to be faster than the
 * interpreted primitives: lanes that the compiler does not put into registers are a thousand times
 * slower.
 */
final class Rehearsal implements Turns.Turn {
  private static final int MOST_WAITING = 64;
  private static final int TRIES = 10;
  private static final int MOST_TURNS = 600;
  private static final int ENOUGH_WINS = 4;

  private final CompiledLoop loop;
  private final Consumer<CompiledLoop> ready;
  private final Frame fast;
  private final Frame slow;
  private final int n;
  private int wins;

  private Rehearsal(Code code, CompiledLoop loop, int n, Consumer<CompiledLoop> ready) {
    this.loop = loop;
    this.ready = ready;
    this.n = n;
    fast = new Frame(code, loop);
    slow = new Frame(code, null);
  }

  /**
   * Asks for the loop of a pass.
   *
   * @param longest how many places a run has
   * @return whether it will be looked at
   */
  static boolean ask(Code code, int longest, Consumer<CompiledLoop> ready) {
    if (Turns.waiting() >= MOST_WAITING) {
      return false;
    }
    CompiledLoop loop = LoopWriter.write(code);
    if (loop != null) {
      Turns.give(new Rehearsal(code, loop, Math.min(longest, Register.BLOCK), ready));
    }
    return true;
  }

  @Override
  public boolean take(int turns) {
    fast.rehearse();
    slow.rehearse();
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
    if (wins == ENOUGH_WINS) {
      ready.accept(loop);
    }
    return wins == ENOUGH_WINS || turns == MOST_TURNS;
  }
}
