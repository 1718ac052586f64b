package dev.tensorcord.localguild.state;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * The open interactions: by id until they fail, by token until it dies. One clock thread watches
 * both times. Safe for many threads.
 */
public final class Interactions implements AutoCloseable {
  private static final int MOST_OPEN = 10_000;

  private final Limits limits;
  private final Journal journal;
  private final Messages messages;
  private final SecureRandom random = new SecureRandom();
  private final Map<String, Interaction> byId = new ConcurrentHashMap<>();
  private final Map<String, Interaction> byToken = new ConcurrentHashMap<>();
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("localguild-clock").factory());

  /** No interactions yet. */
  public Interactions(Limits limits, Journal journal, Messages messages) {
    this.limits = limits;
    this.journal = journal;
    this.messages = messages;
  }

  /** A token nobody can guess. */
  public String newToken() {
    byte[] bytes = new byte[72];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /**
   * Starts an interaction's two clocks.
   *
   * @return false where too many are open
   */
  public boolean open(Interaction interaction) {
    if (byToken.size() >= MOST_OPEN) {
      return false;
    }
    byId.put(interaction.id(), interaction);
    byToken.put(interaction.token(), interaction);
    after(limits.acknowledgeWithin(), () -> giveUp(interaction));
    after(limits.tokenLife(), () -> expire(interaction));
    return true;
  }

  private void after(Duration time, Runnable task) {
    clock.schedule(task, time.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void giveUp(Interaction interaction) {
    if (interaction.fail()) {
      failed(interaction, "The application did not respond in time.");
    }
  }

  private void expire(Interaction interaction) {
    byId.remove(interaction.id());
    byToken.remove(interaction.token());
    interaction
        .original()
        .flatMap(id -> messages.find(interaction.channel().id(), id))
        .filter(message -> (message.flags() & Message.LOADING) != 0)
        .ifPresent(message -> failed(interaction, "The application stopped answering."));
  }

  private void failed(Interaction interaction, String reason) {
    ObjectNode event = Json.object();
    event.put("interaction", interaction.id());
    event.put("channel", interaction.channel().id());
    event.put("member", interaction.member().id());
    event.put("kind", interaction.kind().number());
    event.put("reason", reason);
    journal.append("interaction_failed", event);
  }

  /** The interaction with this id whose token this is. */
  public Optional<Interaction> find(String id, String token) {
    return Optional.ofNullable(byId.get(id)).filter(found -> found.token().equals(token));
  }

  /** The interaction whose living token this is. */
  public Optional<Interaction> byToken(String token) {
    return Optional.ofNullable(byToken.get(token));
  }

  @Override
  public void close() {
    clock.shutdownNow();
    byToken.values().forEach(Interaction::fail);
  }
}
