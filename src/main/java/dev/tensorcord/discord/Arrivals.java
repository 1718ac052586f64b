package dev.tensorcord.discord;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import net.dv8tion.jda.api.events.GenericEvent;
import net.dv8tion.jda.api.events.interaction.command.GenericCommandInteractionEvent;
import net.dv8tion.jda.api.hooks.InterfacedEventManager;

/**
 * Hands every event to the listeners on a virtual thread of its own, and remembers in which order
 * one member's commands came: answered at once, they are begun in that order. Thread-safe.
 */
final class Arrivals extends InterfacedEventManager {
  /** A command that takes longer to begin lets the member's next one pass. */
  private static final long PATIENCE_SECONDS = 10;

  private final Map<Long, CompletableFuture<Void>> last = new ConcurrentHashMap<>();
  private final Map<Long, Turn> turns = new ConcurrentHashMap<>();

  private record Turn(CompletableFuture<Void> before, CompletableFuture<Void> mine) {}

  /** Called by the gateway's one thread, in the order of the events. */
  @Override
  public void handle(GenericEvent event) {
    if (event instanceof GenericCommandInteractionEvent command) {
      long member = command.getUser().getIdLong();
      CompletableFuture<Void> mine = new CompletableFuture<>();
      CompletableFuture<Void> before = last.put(member, mine);
      mine.thenRun(() -> last.remove(member, mine));
      turns.put(
          command.getIdLong(),
          new Turn(before == null ? CompletableFuture.completedFuture(null) : before, mine));
    }
    Thread.startVirtualThread(() -> {
      try {
        super.handle(event);
      } finally {
        if (event instanceof GenericCommandInteractionEvent command) {
          done(command.getIdLong());
        }
      }
    });
  }

  /** Waits until the member's command before this one has begun. */
  void await(GenericCommandInteractionEvent event) {
    Turn turn = turns.get(event.getIdLong());
    if (turn != null) {
      turn.before().copy().completeOnTimeout(null, PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    }
  }

  private void done(long interaction) {
    Turn turn = turns.remove(interaction);
    if (turn != null) {
      turn.mine().complete(null);
    }
  }
}
