package dev.tensorcord.localguild.rule;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Counters that start anew after a time, one a key. Remembers a bounded number of keys: the one
 * longest unused is forgotten first. Thread-safe.
 */
final class Windows {
  private final InstantSource clock;
  private final Map<String, Window> windows;

  /**
   * A counter as it stands after a request.
   *
   * @param taken whether the request was counted; where not, the limit was reached
   * @param remaining how many more may come before {@code reset}
   * @param reset when the counter starts anew
   */
  record State(boolean taken, int remaining, Instant now, Instant reset) {
    Duration resetAfter() {
      return Duration.between(now, reset);
    }
  }

  private record Window(int used, Instant reset) {}

  Windows(InstantSource clock, int keys) {
    this.clock = clock;
    this.windows =
        new LinkedHashMap<>(16, 0.75f, true) {
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(Map.Entry<String, Window> eldest) {
            return size() > keys;
          }
        };
  }

  /** Counts {@code count} requests for the key, all or none. */
  synchronized State take(String key, int limit, Duration length, int count) {
    Instant now = clock.instant();
    Window window = windows.get(key);
    if (window == null || !now.isBefore(window.reset)) {
      window = new Window(0, now.plus(length));
    }
    boolean fits = window.used + count <= limit;
    if (fits) {
      window = new Window(window.used + count, window.reset);
    }
    windows.put(key, window);
    return new State(fits, limit - window.used, now, window.reset);
  }

  synchronized int size() {
    return windows.size();
  }
}
