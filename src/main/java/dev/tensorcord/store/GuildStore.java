package dev.tensorcord.store;

import org.jdbi.v3.core.Jdbi;

/** Each guild's settings. Thread-safe. */
public final class GuildStore {
  private final Jdbi jdbi;

  GuildStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** The guild's settings; the defaults where it has set none. */
  public GuildSettings settings(String guild) {
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
    TakenKey.merge(() ->
        Durable.write(
            jdbi,
            handle ->
                handle.execute(
                    "MERGE INTO guilds (id, answers_public) KEY (id) VALUES (?, ?)",
                    guild,
                    settings.answersPublic())));
  }

  /** Forgets a guild that the bot has left; members' runs stay theirs. */
  public void forget(String guild) {
    Durable.write(jdbi, handle -> handle.execute("DELETE FROM guilds WHERE id = ?", guild));
  }
}
