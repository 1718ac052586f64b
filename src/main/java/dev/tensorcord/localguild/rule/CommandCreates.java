package dev.tensorcord.localguild.rule;

import java.time.Duration;
import java.time.InstantSource;

/** How many commands an application has made today, in each guild. Thread-safe. */
public final class CommandCreates {
  private static final int PLACES = 1000;

  private final Windows windows;

  /** Nothing made yet. */
  public CommandCreates(InstantSource clock) {
    this.windows = new Windows(clock, PLACES);
  }

  /**
   * Counts commands that are new, not those that replace one of their name.
   *
   * @param place the guild's id, or "global"
   * @throws ApiException 30034, and then counts none of them
   */
  public void take(String place, int count) {
    int most = DiscordLimits.COMMAND_CREATES_PER_DAY;
    if (!windows.take(place, most, Duration.ofDays(1), count).taken()) {
      throw ApiError.tooManyCommandCreates().asException();
    }
  }
}
