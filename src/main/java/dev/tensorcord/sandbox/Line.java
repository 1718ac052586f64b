package dev.tensorcord.sandbox;

import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * Something that a snippet printed; the text may have several lines and is anything that the member
 * chose, so that whoever shows it must escape it.
 */
public record Line(Level level, String text) {
  /** How it was printed. */
  public enum Level {
    /** {@code console.log}, {@code print}. */
    LOG,
    /** {@code console.info} and {@code console.debug}. */
    INFO,
    /** {@code console.warn}. */
    WARN,
    /** {@code console.error}. */
    ERROR,
    /** The value of the snippet's last expression, shown without a print. */
    VALUE
  }

  private static final int LEAST = 16;

  /** Checks that nothing is missing. */
  public Line {
    Objects.requireNonNull(level);
    Objects.requireNonNull(text);
  }

  /**
   * What it counts for of the output that a snippet may put out: its bytes in UTF-8 and the end of
   * the line; short lines count for 16, so that there is an end to empty ones.
   */
  public int cost() {
    return Math.max(LEAST, text.getBytes(StandardCharsets.UTF_8).length + 1);
  }
}
