package dev.tensorcord.discord;

import java.util.Optional;
import java.util.Set;

/**
 * Which Discord the bot talks to.
 *
 * @param token the bot's token; never logged
 * @param rest base URL of the REST API, empty for Discord's own
 * @param gateway URL of the gateway, empty for Discord's own
 * @param files the only hosts from which attachments are fetched
 */
public record Endpoint(
    String token, Optional<String> rest, Optional<String> gateway, Set<String> files) {
  /** Discord itself. Attachments come from its two file hosts and from nowhere else. */
  public static Endpoint discord(String token) {
    return new Endpoint(
        token,
        Optional.empty(),
        Optional.empty(),
        Set.of("cdn.discordapp.com", "media.discordapp.net"));
  }

  /** Another server that speaks Discord's protocol, such as the local guild. */
  public static Endpoint other(String token, String rest, String gateway, String fileHost) {
    return new Endpoint(token, Optional.of(rest), Optional.of(gateway), Set.of(fileHost));
  }

  @Override
  public String toString() {
    return rest.orElse("Discord");
  }
}
