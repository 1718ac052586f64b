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
 * away, so that a member's training meets code that the JVM has compiled. Has enough after so much
 * time of the processor, but for a piece now and then that the worker wishes for; makes way as soon
 * as a snippet comes. It has the priority of snippets and no lower one: the JVM's pauses wait for
 * all of its threads, so that one that gets no time holds back all.
 */
final class Practice {
  static final List<String> SCRIPTS =
      List.of(
          "practice-curve.js",
          "practice-digits.js",
          "practice-curve.js",
          "practice-digits.js",
          "practice-ops.js");

  private static final Snippet CURVE = Rehearsal.read("practice-curve.js");

  /** Tells the bot what {@link dev.tensorcord.sandbox.wire.FromWorker.Practised} says. */
  @FunctionalInterface
  interface Report {
    void tell(boolean enough) throws IOException;
  }

  private final WorldLimits limits;
  private final long budget;
  private final Report report;
  private Piece piece;
  private boolean paused = true;
  private boolean enough;

  /**
   * Does not begin before {@link #resume}.
   *
   * @param seconds of the processor's time; 0 for no practice
   */
  Practice(WorldLimits limits, int seconds, Report report) {
    this.limits = limits;
    this.report = report;
    budget = TimeUnit.SECONDS.toNanos(seconds);
    if (seconds > 0) {
      Thread.ofPlatform().daemon().name("practice").stackSize(4L << 20).start(this::run);
    }
  }

  private void run() {
    try {
      practiseWhole(Rehearsal.snippet());
      spendBudget();
      awaitTurn();
      System.gc();
      while (true) {
        practiseWhole(CURVE);
        tellEnough();
      }
    } catch (IOException | InterruptedException e) {
      // The bot is gone, and with it this process.
      e.printStackTrace();
    }
  }

  private void spendBudget() throws InterruptedException {
    long spent = 0;
    for (int turn = 0; spent < budget; turn++) {
      Snippet snippet = Rehearsal.read(SCRIPTS.get(turn % SCRIPTS.size()));
      awaitTurn();
      long before = processorTime();
      boolean whole = practise(snippet);
      // What a member's snippet takes meanwhile is not ours.
      spent += whole ? processorTime() - before : 0;
    }
  }

  private void practiseWhole(Snippet snippet) throws InterruptedException {
    do {
      awaitTurn();
    } while (!practise(snippet));
  }

  /**
   * One piece in a world of its own. A failure of it is told and no more: without practice a worker
   * is slower at first, and nothing else.
   *
   * @return whether it was left to come to its end
   */
  private boolean practise(Snippet snippet) {
    try (Interpreter world = Interpreter.open(limits)) {
      Piece begun = new Piece(world);
      if (!begin(begun)) {
        return false;
      }
      Ending ending;
      try {
        ending = world.run(snippet, Rehearsal.NOWHERE);
      } finally {
        end(begun);
      }
      if (ending instanceof Ending.Failed(var failure, _) && !begun.isStopped()) {
        System.err.println(snippet.name() + ": " + failure);
      }
      return !begun.isStopped();
    } catch (RuntimeException e) {
      e.printStackTrace();
      return true;
    }
  }

  private synchronized boolean begin(Piece begun) {
    if (paused) {
      return false;
    }
    piece = begun;
    return true;
  }

  private void end(Piece ended) {
    synchronized (this) {
      piece = null;
    }
    ended.end();
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

  /** The bot gives no turn after this before it has heard a wish. */
  private void tellEnough() throws IOException {
    synchronized (this) {
      paused = true;
      enough = true;
    }
    report.tell(true);
  }

  /**
   * Asks the bot for one piece more, where there was enough: after a collection compiled code is
   * slow the first time it is met.
   */
  void wish() throws IOException {
    boolean mayWish;
    synchronized (this) {
      mayWish = enough;
    }
    if (mayWish) {
      report.tell(false);
    }
  }

  /** There is other work: what is practised ends at once. */
  synchronized void pause() {
    paused = true;
    if (piece != null) {
      piece.stop();
    }
  }

  /** Nothing else is to be done. */
  synchronized void resume() {
    paused = false;
    notifyAll();
  }
}
