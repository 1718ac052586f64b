package dev.tensorcord.jobs.fit;

import dev.tensorcord.data.InputLimits;

/**
 * How much one fit may ask for; {@code config/limits.yaml} names them {@code fit.points} and so on.
 *
 * @param points {@code fit.points}: points of one data set
 * @param text {@code fit.text}: characters of points that are typed
 * @param fileBytes {@code fit.file_bytes}: bytes of an attached file
 * @param equation {@code fit.equation}: characters of an equation
 * @param degree {@code fit.degree}: the highest degree of polynomial
 * @param steps {@code fit.steps}: steps of training
 */
public record FitLimits(int points, int text, int fileBytes, int equation, int degree, int steps) {
  /** Good values for a community on one small machine. */
  public static final FitLimits DEFAULT = new FitLimits(2000, 20_000, 1 << 20, 200, 8, 500_000);

  /** Checks that every limit lets something through. */
  public FitLimits {
    if (points < 2 || text < 10 || fileBytes < 10 || equation < 10 || degree < 0 || steps < 1) {
      throw new IllegalArgumentException("a limit of fit lets nothing through");
    }
    if (degree > 12) {
      throw new IllegalArgumentException("fit.degree above 12 is beyond 32-bit numbers");
    }
  }

  /** Those of reading points. */
  public InputLimits input() {
    return new InputLimits(points, text, fileBytes, equation);
  }
}
