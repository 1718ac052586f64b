package dev.tensorcord.sandbox;

import java.util.Objects;

/**
 * Something that a snippet drew.
 *
 * @param name a file name that ends in {@code .png}
 * @param png the picture's file, not to be changed once given
 * @param width in pixels
 * @param height in pixels
 * @param alt what is to be seen, for those who do not see it
 */
public record Picture(String name, byte[] png, int width, int height, String alt) {
  /** Checks that nothing is missing. */
  public Picture {
    Objects.requireNonNull(name);
    Objects.requireNonNull(png);
    Objects.requireNonNull(alt);
    if (width < 1 || height < 1) {
      throw new IllegalArgumentException("a picture has at least one pixel");
    }
  }
}
