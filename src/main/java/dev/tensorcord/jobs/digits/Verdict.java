package dev.tensorcord.jobs.digits;

import java.util.List;

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

  /**
   * Where so large a part of the marks is none, the others are hardly digits: a word, a drawing.
   */
  private static final double MOSTLY_NONE = 0.4;

  /** What to say of marks that belong together, as those of a number do. */
  public static Verdict of(List<Opinion> opinions) {
    long none = opinions.stream().filter(opinion -> opinion.verdict() == NO_DIGIT).count();
    if (none >= MOSTLY_NONE * opinions.size()) {
      return NO_DIGIT;
    }
    boolean sure = opinions.stream().allMatch(opinion -> opinion.verdict() == SURE);
    return sure ? SURE : NOT_SURE;
  }

  static Verdict of(Opinion opinion) {
    return opinion.none() > NONE
        ? NO_DIGIT
        : opinion.sureness() >= LEAST_SURENESS ? SURE : NOT_SURE;
  }
}
