package dev.tensorcord.plot;

import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Optional;

/**
 * What the picture of read digits is drawn from.
 *
 * @param original the picture as sent, small; empty where it is no longer there
 * @param width of the original in the units of the boxes, so with {@code height}
 * @param digits at least one, in reading order
 * @param read what was read, in words
 */
public record DigitFigure(
    Optional<BufferedImage> original, int width, int height, List<Digit> digits, String read) {
  /** Pixels of a digit's side. */
  public static final int SIDE = 28;

  public DigitFigure {
    digits = List.copyOf(digits);
  }

  /**
   * One digit.
   *
   * @param x of its box in the original, so with the others
   * @param pixels 28×28, 0 ground to 255 ink
   * @param guesses what it may be, the best first
   * @param sure whether the best is more than a guess
   */
  public record Digit(
      int x, int y, int width, int height, byte[] pixels, List<Guess> guesses, boolean sure) {
    public Digit {
      guesses = List.copyOf(guesses);
    }
  }

  /** What a digit may be, and how probable that is. */
  public record Guess(String word, double probability) {}
}
