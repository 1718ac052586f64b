package dev.tensorcord.bot.command;

import dev.tensorcord.jobs.Run;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** A run in a few words, and times as people say them. */
final class RunText {
  private RunText() {}

  /** For a list to pick from: {@code k7qm · fit · 3 minutes ago · done}. */
  static String line(Run run) {
    String state = run.state().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    return "%s · %s · %s · %s".formatted(run.id(), run.command(), ago(run.asked()), state);
  }

  /** How long ago, as people say it. */
  static String ago(Instant then) {
    Duration since = Duration.between(then, Instant.now());
    if (since.toMinutes() < 1) {
      return "now";
    }
    if (since.toHours() < 1) {
      return count(since.toMinutes(), "minute");
    }
    return since.toDays() < 1 ? count(since.toHours(), "hour") : count(since.toDays(), "day");
  }

  private static String count(long count, String unit) {
    return "%,d %s%s ago".formatted(count, unit, count == 1 ? "" : "s");
  }

  /** A time in milliseconds, seconds or minutes. */
  static String time(Duration time) {
    double millis = time.toNanos() / 1e6;
    if (millis < 1000) {
      return String.format(Locale.ROOT, millis < 10 ? "%.1f ms" : "%.0f ms", millis);
    }
    return millis < 60_000
        ? String.format(Locale.ROOT, "%.1f s", millis / 1000)
        : "%d min %d s".formatted(time.toMinutes(), time.toSecondsPart());
  }
}
