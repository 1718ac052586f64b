package dev.tensorcord.store;

/**
 * What a guild may set for itself.
 *
 * @param answersPublic whether all in the channel see the answers, or the asker alone
 */
public record GuildSettings(boolean answersPublic) {
  /** What holds in a guild that has set nothing, and in direct messages. */
  public static final GuildSettings DEFAULT = new GuildSettings(true);
}
