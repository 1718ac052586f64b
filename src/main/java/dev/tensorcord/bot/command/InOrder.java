package dev.tensorcord.bot.command;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * Lets each member's answers be shown in the order in which they asked, whichever is drawn first.
 * Members do not wait for each other. Thread-safe.
 */
final class InOrder {
  private final Duration patience;
  private final Map<String, CompletableFuture<Void>> last = new ConcurrentHashMap<>();

  /**
   * An order in which nobody has asked.
   *
   * @param patience how long one answer waits for the one before it
   */
  InOrder(Duration patience) {
    this.patience = patience;
  }

  /** The member's next place; whoever takes one uses it or gives it up. */
  Place place(String member) {
    CompletableFuture<Void> mine = new CompletableFuture<>();
    CompletableFuture<Void> before = last.put(member, mine);
    mine.thenRun(() -> last.remove(member, mine));
    return new Place(before == null ? CompletableFuture.completedFuture(null) : before, mine);
  }

  /** One answer's place. */
  record Place(CompletableFuture<Void> before, CompletableFuture<Void> mine) {
    /** Nothing will be shown in this place. */
    void giveUp() {
      mine.complete(null);
    }
  }

  /** Shows an answer once the one before it is there. */
  void show(Place place, Runnable answer) {
    try {
      place.before().completeOnTimeout(null, patience.toMillis(), TimeUnit.MILLISECONDS).join();
      answer.run();
    } finally {
      place.mine().complete(null);
    }
  }
}
