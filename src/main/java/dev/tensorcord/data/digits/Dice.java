package dev.tensorcord.data.digits;

import java.util.List;
import java.util.SplittableRandom;

/** Random numbers that depend on three numbers alone, so that samples can be made in any order. */
final class Dice {
  private final SplittableRandom random;

  Dice(long seed, long first, long second) {
    random = new SplittableRandom(mix(mix(mix(seed) + first) + second));
  }

  /** The finisher of SplitMix64 (Steele, Lea and Flood 2014): near keys give far-off results. */
  private static long mix(long key) {
    long z = key + 0x9E3779B97F4A7C15L;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  double from(double low, double high) {
    return low + (high - low) * random.nextDouble();
  }

  /** Around 0, as the sum of three: never further than three times the deviation. */
  double about(double deviation) {
    double sum = random.nextDouble() + random.nextDouble() + random.nextDouble() - 1.5;
    return 2 * sum * deviation;
  }

  /** As likely to be so many times smaller as larger. */
  double log(double low, double high) {
    return low * Math.exp(random.nextDouble() * Math.log(high / low));
  }

  boolean chance(double part) {
    return random.nextDouble() < part;
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  <T> T of(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
