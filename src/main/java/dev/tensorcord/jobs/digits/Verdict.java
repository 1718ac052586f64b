package dev.tensorcord.jobs.digits;

/** How firmly an answer is given. */
public enum Verdict {
  /** The digit is named. */
  SURE,
  /** The likeliest digits are named, and that it is not sure. */
  NOT_SURE,
  /** It is said that there is no digit. */
  NO_DIGIT;

  /** "No digit" is said where it is likelier than all digits together. */
  private static final double NONE = 0.5;

  /** With probabilities that are calibrated, at most three of ten such answers are wrong. */
  private static final double LEAST_SURENESS = 0.7;

  static Verdict of(Opinion opinion) {
    return opinion.none() > NONE
        ? NO_DIGIT
        : opinion.sureness() >= LEAST_SURENESS ? SURE : NOT_SURE;
  }
}
