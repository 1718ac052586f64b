package dev.tensorcord.sandbox.worker;

import com.sun.management.OperatingSystemMXBean;
import dev.tensorcord.sandbox.Ending;
import dev.tensorcord.sandbox.Snippet;
import dev.tensorcord.sandbox.WorldLimits;
import dev.tensorcord.sandbox.script.Interpreter;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * What a worker does while it waits and is told to: trains small models in worlds that are thrown
 * away, so that a member's training meets code that the JVM has compiled. Ends for good after so
 * much time of the processor; makes way as soon as a snippet comes. It has the priority of snippets
 * and no lower one: the JVM's pauses wait for all of its threads, so that one that gets no time
 * holds back all.
 */
final class Practice {
  private static final List<String> SCRIPTS =
      List.of(
          "practice-curve.js",
          "practice-digits.js",
          "practice-curve.js",
          "practice-digits.js",
          "practice-ops.js");

  /** Tells the bot that it is over. */
  @FunctionalInterface
  interface Enough {
    void tell() throws IOException;
  }

  private static final Snippet CURVE = Rehearsal.read("practice-curve.js");

  private final WorldLimits limits;
  private final long budget;
  private final Enough enough;
  private Interpreter world;
  private boolean paused = true;
  private boolean over;
  private boolean again;

  /**
   * Does not begin before {@link #resume}.
   *
   * @param seconds of the processor's time; 0 for no practice
   */
  Practice(WorldLimits limits, int seconds, Enough enough) {
    this.limits = limits;
    this.enough = enough;
    budget = TimeUnit.SECONDS.toNanos(seconds);
    if (seconds > 0) {
      Thread.ofPlatform().daemon().name("practice").stackSize(4L << 20).start(this::run);
    }
  }

  private void run() {
    try {
      long spent = 0;
      for (int turn = 0; spent < budget; turn++) {
        Snippet snippet = Rehearsal.read(SCRIPTS.get(turn % SCRIPTS.size()));
        awaitTurn();
        long before = processorTime();
        boolean whole = practise(snippet);
        // What a member's snippet takes meanwhile is not ours.
        spent += whole ? processorTime() - before : 0;
      }
      System.gc();
      practise(CURVE);
      end();
      enough.tell();
      while (true) {
        awaitAgain();
        practise(CURVE);
      }
    } catch (IOException | InterruptedException | RuntimeException e) {
      // Without practice a worker is slower at first, and nothing else.
      e.printStackTrace();
    }
  }

  /** One piece in a world of its own; whether it was left to come to its end. */
  private boolean practise(Snippet snippet) {
    try (Interpreter own = Interpreter.open(limits)) {
      synchronized (this) {
        if (paused) {
          return false;
        }
        world = own;
      }
      Ending ending = own.run(snippet, Rehearsal.NOWHERE);
      synchronized (this) {
        world = null;
        if (ending instanceof Ending.Failed(var failure, _) && !paused) {
          throw new IllegalStateException(snippet.name() + ": " + failure);
        }
        return !paused;
      }
    }
  }

  private static long processorTime() {
    return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  private synchronized void awaitTurn() throws InterruptedException {
    while (paused) {
      wait();
    }
  }

  private synchronized void end() {
    over = true;
  }

  private synchronized void awaitAgain() throws InterruptedException {
    while (!again) {
      wait();
    }
    again = false;
  }

  /**
   * One piece more, where practice is over: after a collection compiled code is slow the first time
   * it is met.
   */
  synchronized void again() {
    if (over) {
      paused = false;
      again = true;
      notifyAll();
    }
  }

  /** There is other work: what is practised ends at once. */
  void pause() {
    Interpreter running;
    synchronized (this) {
      paused = true;
      running = world;
    }
    if (running != null) {
      Thread.ofPlatform().daemon().name("stop").start(running::stop);
    }
  }

  /** Nothing else is to be done. */
  synchronized void resume() {
    paused = false;
    notifyAll();
  }
}
