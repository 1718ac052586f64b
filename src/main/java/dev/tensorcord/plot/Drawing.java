package dev.tensorcord.plot;

/**
 * A finished picture.
 *
 * @param bytes a PNG or a GIF
 * @param alt what it shows, in words, for those who do not see it; up to {@link #LONGEST_ALT}
 *     characters
 */
public record Drawing(byte[] bytes, int width, int height, String alt) {
  /** As much as chat platforms take. */
  public static final int LONGEST_ALT = 1024;

  public Drawing {
    if (alt.length() > LONGEST_ALT) {
      throw new IllegalArgumentException("alt text of " + alt.length() + " characters");
    }
  }
}
