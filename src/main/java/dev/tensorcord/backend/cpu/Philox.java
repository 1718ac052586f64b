package dev.tensorcord.backend.cpu;

/**
 * Philox-4×32-10, a generator that turns a counter and a key into four random words without any
 * state, so that every element of a tensor can be drawn by itself. (Salmon, Moraes, Dror, Shaw:
 * Parallel Random Numbers: As Easy as 1, 2, 3. SC 2011.)
 */
final class Philox {
  private static final long FIRST = 0xD2511F53L;
  private static final long SECOND = 0xCD9E8D57L;
  private static final int FIRST_WEYL = 0x9E3779B9;
  private static final int SECOND_WEYL = 0xBB67AE85;
  private static final int ROUNDS = 10;

  private Philox() {}

  /** The four words of a counter, as two longs, the earlier word in the higher half. */
  static void block(long key, long counter, long[] out) {
    int[] words = words((int) counter, (int) (counter >>> 32), 0, 0, (int) key, (int) (key >>> 32));
    out[0] = ((long) words[0] << 32) | (words[1] & 0xFFFFFFFFL);
    out[1] = ((long) words[2] << 32) | (words[3] & 0xFFFFFFFFL);
  }

  static int[] words(int c0, int c1, int c2, int c3, int key0, int key1) {
    int k0 = key0;
    int k1 = key1;
    for (int round = 0; round < ROUNDS; round++) {
      long first = FIRST * (c0 & 0xFFFFFFFFL);
      long second = SECOND * (c2 & 0xFFFFFFFFL);
      c0 = (int) (second >>> 32) ^ c1 ^ k0;
      c1 = (int) second;
      c2 = (int) (first >>> 32) ^ c3 ^ k1;
      c3 = (int) first;
      k0 += FIRST_WEYL;
      k1 += SECOND_WEYL;
    }
    return new int[] {c0, c1, c2, c3};
  }
}
