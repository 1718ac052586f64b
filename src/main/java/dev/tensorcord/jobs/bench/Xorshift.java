package dev.tensorcord.jobs.bench;

/**
 * The generator that every engine in the comparison draws from, so that all of them start from the
 * same weights and see the same data in the same order: 32-bit xorshift (Marsaglia, "Xorshift
 * RNGs", 2003) and Box and Muller's way to normal numbers.
 */
final class Xorshift {
  private int state;

  Xorshift(int seed) {
    state = seed;
  }

  /** Above 0 and below 1, all as likely. */
  double uniform() {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (Integer.toUnsignedLong(state) + 0.5) / 4294967296.0;
  }

  /** Normally distributed, mean 0 and variance 1. */
  double normal() {
    return Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
  }

  /** Numbers from -½ to ½. */
  float[] centred(int count) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) (uniform() - 0.5);
    }
    return values;
  }

  /** Normal numbers of this variance. */
  float[] normals(int count, double variance) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) (normal() * Math.sqrt(variance));
    }
    return values;
  }

  /** The numbers from 0 to {@code count - 1}, shuffled (Fisher and Yates). */
  int[] order(int count) {
    int[] order = new int[count];
    for (int i = 0; i < count; i++) {
      order[i] = i;
    }
    for (int i = count - 1; i > 0; i--) {
      int other = (int) Math.floor(uniform() * (i + 1));
      int held = order[i];
      order[i] = order[other];
      order[other] = held;
    }
    return order;
  }
}
