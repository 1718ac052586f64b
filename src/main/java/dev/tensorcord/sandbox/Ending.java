package dev.tensorcord.sandbox;

import java.util.Map;
import java.util.Objects;

/** How a snippet ended. */
public sealed interface Ending {
  /** What it used; after a kill, what is known from outside. */
  Usage usage();

  /**
   * It ran to its end.
   *
   * @param figures results to compare the next run with, by name, such as {@code loss} and {@code
   *     accuracy} of the last training; at most 16
   */
  record Done(Usage usage, Map<String, Double> figures) implements Ending {
    /** Checks the figures. */
    public Done {
      Objects.requireNonNull(usage);
      figures = Map.copyOf(figures);
    }
  }

  /** It did not; what it printed and drew before stands. */
  record Failed(Failure failure, Usage usage) implements Ending {
    /** Checks that nothing is missing. */
    public Failed {
      Objects.requireNonNull(failure);
      Objects.requireNonNull(usage);
    }
  }
}
