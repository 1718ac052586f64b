package dev.tensorcord.plot;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/**
 * Where pictures are drawn: on threads of their own, one for each core, however many members ask.
 * So little memory is taken at once, and the virtual threads that answer the chat platform, which
 * have but few threads under them and let go of those only to wait, are never behind a drawing.
 */
public final class Easels {
  private static final ExecutorService THREADS =
      Executors.newFixedThreadPool(
          Runtime.getRuntime().availableProcessors(),
          Thread.ofPlatform().daemon().name("easel-", 1).factory());

  private Easels() {}

  /** Draws when an easel is free; waits for it. */
  public static Drawing draw(Supplier<Drawing> work) {
    try {
      return CompletableFuture.supplyAsync(work, THREADS).join();
    } catch (CompletionException e) {
      switch (e.getCause()) {
        case RuntimeException problem -> throw problem;
        case Error error -> throw error;
        default -> throw e;
      }
    }
  }
}
