package dev.tensorcord.localguild.state;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Makes ids as Discord does: milliseconds since 2015 above, a counter below.
 *
 * <p>Libraries read the time back out of an id, so ids of interactions must be true to the clock.
 */
public final class Snowflakes {
  private static final long EPOCH = 1_420_070_400_000L;
  private static final int TIME_SHIFT = 22;

  private final AtomicLong last = new AtomicLong();

  /** A new id, later than every id made before. */
  public String next() {
    long now = (System.currentTimeMillis() - EPOCH) << TIME_SHIFT;
    return Long.toString(last.updateAndGet(before -> Math.max(now, before + 1)));
  }

  /** The time at which an id was made, in milliseconds since 1970. */
  public static long time(String id) {
    return (Long.parseLong(id) >>> TIME_SHIFT) + EPOCH;
  }
}
