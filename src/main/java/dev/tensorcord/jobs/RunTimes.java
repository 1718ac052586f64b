package dev.tensorcord.jobs;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/** How long the newest runs took. Not thread-safe; its owner locks. */
final class RunTimes {
  private static final int KEPT = 101;

  private final long[] nanos = new long[KEPT];
  private long count;

  void add(Duration took) {
    nanos[(int) (count++ % KEPT)] = took.toNanos();
  }

  /** The median of the newest runs; empty before the first. */
  Optional<Duration> median() {
    if (count == 0) {
      return Optional.empty();
    }
    long[] sorted = Arrays.copyOf(nanos, (int) Math.min(count, KEPT));
    Arrays.sort(sorted);
    return Optional.of(Duration.ofNanos(sorted[sorted.length / 2]));
  }
}
