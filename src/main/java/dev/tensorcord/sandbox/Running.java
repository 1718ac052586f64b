package dev.tensorcord.sandbox;

import java.util.concurrent.CompletableFuture;

/** A snippet that waits for a worker or runs in one. */
public interface Running {
  /**
   * Completes with how it ended, after the listener has heard all that came before; never
   * exceptionally.
   */
  CompletableFuture<Ending> ending();

  /** Waits for the end. */
  default Ending await() throws InterruptedException {
    try {
      return ending().get();
    } catch (java.util.concurrent.ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  /**
   * Ends it, waiting or running: it fails with {@link Failure.Cancelled} unless it had ended. Does
   * no harm twice.
   */
  void cancel();
}
