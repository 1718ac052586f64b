package dev.tensorcord.tensor;

import dev.tensorcord.fault.Fault;

/**
 * What one op may ask for beside memory; {@code config/limits.yaml} names them {@code
 * tensor.fft_row} and so on.
 *
 * @param fftRow numbers of a row that a Fourier transform runs along
 * @param boxPairs pairs of boxes that are held against each other
 * @param pattern steps of a regular expression, repetitions written out
 * @param patternSteps steps that a regular expression may take over all texts of an op
 * @param texts texts that an op may make
 * @param textChars characters that they may have together
 */
public record TensorLimits(
    int fftRow, int boxPairs, int pattern, int patternSteps, int texts, int textChars) {
  /** Good values for a community on one small machine: none takes more than some seconds. */
  public static final TensorLimits DEFAULT =
      new TensorLimits(1 << 20, 1_000_000_000, 10_000, 50_000_000, 2_000_000, 50_000_000);

  /** Checks that every limit lets something through. */
  public TensorLimits {
    if (fftRow < 1 || boxPairs < 1 || pattern < 10 || patternSteps < 100) {
      throw new IllegalArgumentException("a limit of tensor lets nothing through");
    }
    if (texts < 1 || textChars < 1) {
      throw new IllegalArgumentException("a limit of tensor lets no text through");
    }
  }

  /**
   * Refuses what goes over a limit.
   *
   * @param key the limit's, without {@code tensor.}
   * @param asked what was asked for, such as {@code "fft: a row of 2,000,000 numbers"}
   * @param given how much that is
   * @throws Fault if it is more than the limit allows; it names the limit
   */
  public static void check(String key, String asked, long given, int most, String remedy) {
    if (given > most) {
      throw exceeded(key, asked, most, remedy);
    }
  }

  /** A limit was met: what {@link #check} throws. */
  public static Fault exceeded(String key, String asked, int most, String remedy) {
    return Fault.limit("tensor." + key, asked, "%,d".formatted(most), remedy);
  }
}
