package dev.tensorcord.sandbox;

import java.util.Objects;

/**
 * How far a snippet has come.
 *
 * @param text such as {@code epoch 3 of 10, loss 0.21}
 * @param part from 0 to 1; NaN where it is not known
 */
public record Progress(String text, double part) {
  /** Checks the part. */
  public Progress {
    Objects.requireNonNull(text);
    if (part < 0 || part > 1) {
      throw new IllegalArgumentException("progress goes from 0 to 1");
    }
  }
}
