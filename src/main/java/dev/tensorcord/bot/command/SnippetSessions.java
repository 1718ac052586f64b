package dev.tensorcord.bot.command;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which members want their variables kept from one snippet to the next. The wish ends with the time
 * that a session has after its last snippet; it outlives a session that its worker lost.
 * Thread-safe.
 */
final class SnippetSessions {
  private final Duration time;
  private final InstantSource clock;
  private final Map<String, Instant> until = new ConcurrentHashMap<>();

  SnippetSessions(Duration time, InstantSource clock) {
    this.time = time;
    this.clock = clock;
  }

  /** From now on, or once more for the whole time. */
  Instant on(String member) {
    until.values().removeIf(end -> !end.isAfter(clock.instant()));
    Instant end = clock.instant().plus(time);
    until.put(member, end);
    return end;
  }

  void off(String member) {
    until.remove(member);
  }

  /** Until when; empty where it is off. */
  Optional<Instant> until(String member) {
    return Optional.ofNullable(until.get(member)).filter(end -> end.isAfter(clock.instant()));
  }

  Duration time() {
    return time;
  }
}
