package dev.tensorcord.store;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.Jdbi;

/**
 * Each guild's settings. They are asked for before every command is acknowledged, so what was read
 * once is kept in memory: no other process writes here. Thread-safe.
 */
public final class GuildStore {
  private final Jdbi jdbi;
  private final Durable durable;
  private final Map<String, GuildSettings> known = new ConcurrentHashMap<>();

  GuildStore(Jdbi jdbi, Durable durable) {
    this.jdbi = jdbi;
    this.durable = durable;
  }

  /** The guild's settings; the defaults where it has set none. */
  public GuildSettings settings(String guild) {
    return known.computeIfAbsent(guild, this::read);
  }

  private GuildSettings read(String guild) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery("SELECT answers_public FROM guilds WHERE id = :id")
            .bind("id", guild)
            .map((row, context) -> new GuildSettings(row.getBoolean("answers_public")))
            .findOne()
            .orElse(GuildSettings.DEFAULT));
  }

  /** Keeps the guild's settings in the place of those before. */
  public void save(String guild, GuildSettings settings) {
    known.compute(
        guild,
        (id, before) -> {
          TakenKey.merge(() ->
              durable.write(handle ->
                  handle.execute(
                      "MERGE INTO guilds (id, answers_public) KEY (id) VALUES (?, ?)",
                      id,
                      settings.answersPublic())));
          return settings;
        });
  }

  /** Forgets a guild that the bot has left; members' runs stay theirs. */
  public void forget(String guild) {
    known.compute(
        guild,
        (id, before) -> {
          durable.write(handle -> handle.execute("DELETE FROM guilds WHERE id = ?", id));
          return null;
        });
  }
}
