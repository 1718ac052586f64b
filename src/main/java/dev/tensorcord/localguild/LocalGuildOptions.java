package dev.tensorcord.localguild;

import dev.tensorcord.localguild.state.Limits;
import dev.tensorcord.localguild.state.Roster;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * How a local guild is started.
 *
 * @param host the address to listen on; anything but loopback lets the network in
 * @param port the port, 0 for any that is free
 * @param dataFolder where messages are kept for the next start, or null to forget them at the end
 * @param token the bot's token
 * @param limits times and sizes
 * @param members how many people there are beside the bot, 5 to 50
 */
public record LocalGuildOptions(
    String host, int port, Path dataFolder, String token, Limits limits, int members) {
  private static final String LOOPBACK = "127.0.0.1";

  /** Loopback, any free port, a token that nobody knows, Discord's own limits. */
  public static LocalGuildOptions defaults() {
    return new LocalGuildOptions(LOOPBACK, 0, null, newToken(), Limits.discord(), Roster.FEWEST);
  }

  /** The same on this port. */
  public LocalGuildOptions withPort(int other) {
    return new LocalGuildOptions(host, other, dataFolder, token, limits, members);
  }

  /** The same on this address. */
  public LocalGuildOptions withHost(String other) {
    return new LocalGuildOptions(other, port, dataFolder, token, limits, members);
  }

  /** The same, keeping messages in this folder. */
  public LocalGuildOptions withDataFolder(Path other) {
    return new LocalGuildOptions(host, port, other, token, limits, members);
  }

  /** The same with this token, for a bot that is started by itself. */
  public LocalGuildOptions withToken(String other) {
    return new LocalGuildOptions(host, port, dataFolder, other, limits, members);
  }

  /** The same with so many members, of whom the first five are always the same. */
  public LocalGuildOptions withMembers(int other) {
    return new LocalGuildOptions(host, port, dataFolder, token, limits, other);
  }

  /** The same with these limits. */
  public LocalGuildOptions withLimits(Limits other) {
    return new LocalGuildOptions(host, port, dataFolder, token, other, members);
  }

  private static String newToken() {
    byte[] bytes = new byte[48];
    new SecureRandom().nextBytes(bytes);
    return "local." + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** Without the token. */
  @Override
  public String toString() {
    return "LocalGuildOptions[%s:%d]".formatted(host, port);
  }
}
