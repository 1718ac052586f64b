package dev.tensorcord.localguild.state;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** Everything the local guild is made of, handed to each of its doors. */
public record World(
    Limits limits,
    Address address,
    String token,
    Snowflakes snowflakes,
    Roster roster,
    Journal journal,
    Faults faults,
    Files files,
    Messages messages,
    CommandBook commands,
    Modals modals,
    Interactions interactions,
    Dispatch.Sink bots) {

  /** Assembles a guild around these. */
  public static World of(
      Limits limits,
      Address address,
      String token,
      Roster roster,
      Journal journal,
      Faults faults,
      Dispatch.Sink bots) {
    Snowflakes snowflakes = new Snowflakes();
    Files files = new Files(limits.storedFileBytes());
    Messages messages = new Messages(limits.messagesPerChannel(), roster, files, journal, bots);
    return new World(
        limits,
        address,
        token,
        snowflakes,
        roster,
        journal,
        faults,
        files,
        messages,
        new CommandBook(snowflakes, journal),
        new Modals(),
        new Interactions(limits, journal, messages),
        bots);
  }

  /** Whether this is the bot's token; takes the same time whatever was offered. */
  public static boolean same(String token, String offered) {
    return offered != null
        && MessageDigest.isEqual(
            token.getBytes(StandardCharsets.UTF_8), offered.getBytes(StandardCharsets.UTF_8));
  }
}
