package dev.tensorcord.sandbox.worker;

import dev.tensorcord.sandbox.script.Interpreter;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** One piece of practice in its world: it ends by itself, or it is stopped. */
final class Piece {
  private static final long AGAIN_MILLIS = 20;

  private final Interpreter world;
  private final AtomicBoolean stopped = new AtomicBoolean();
  private boolean ended;

  Piece(Interpreter world) {
    this.world = world;
  }

  /** Has it end soon, without waiting for that. */
  void stop() {
    if (stopped.compareAndSet(false, true)) {
      Thread.ofPlatform().daemon().name("stop").start(this::stopWorld);
    }
  }

  /** A wish that comes before the world runs is not heard there, so that it is said again. */
  private synchronized void stopWorld() {
    try {
      while (!ended) {
        world.stop();
        TimeUnit.MILLISECONDS.timedWait(this, AGAIN_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** It has ended: its world is not touched again. */
  synchronized void end() {
    ended = true;
    notifyAll();
  }

  /** Whether it did not end by itself. */
  boolean isStopped() {
    return stopped.get();
  }
}
