package dev.tensorcord.tensor;

import dev.tensorcord.fault.Fault;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The seeds of a session's random ops: a count, mixed with the session's own seed; without one, not
 * to be foreseen.
 */
public final class Seeds {
  /** 2⁶⁴ over the golden ratio: its multiples are spread evenly (Steele, Lea, Flood, 2014). */
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private boolean fixed;
  private long state;

  Seeds() {}

  /**
   * A seed from what a script gives, a number or a word. Of two ops that are given the same, each
   * has its own.
   *
   * @throws Fault if it is neither
   */
  public static long of(String op, Object given) {
    long own =
        switch (given) {
          case Number number when number.doubleValue() == number.longValue() -> number.longValue();
          case Number number -> Double.doubleToLongBits(number.doubleValue());
          case String text ->
              text.chars().asLongStream().reduce(text.length(), (sum, c) -> 31 * sum + c);
          case null, default ->
              throw Fault.of(
                  "%s: the seed must be a number or a word.".formatted(op),
                  "Leave it out for other numbers each time.");
        };
    return mixed(own ^ op.hashCode());
  }

  /** Begins anew from a seed. */
  void start(long seed) {
    fixed = true;
    state = seed;
  }

  long next() {
    if (!fixed) {
      return ThreadLocalRandom.current().nextLong();
    }
    state += GOLDEN;
    return mixed(state);
  }

  /** The finisher of SplitMix64: neighbours come out unlike each other. */
  private static long mixed(long x) {
    long y = (x ^ (x >>> 30)) * 0xBF58476D1CE4E5B9L;
    long z = (y ^ (y >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
