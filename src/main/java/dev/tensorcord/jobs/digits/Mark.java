package dev.tensorcord.jobs.digits;

import dev.tensorcord.data.picture.DigitImage;
import java.io.Serializable;

/**
 * A mark that may be a digit, as the network sees it and as it is kept.
 *
 * @param x of its box in the upright picture; so with the others
 * @param pixels 28×28 of them row after row, 0 ground to 255 ink
 */
public record Mark(int x, int y, int width, int height, byte[] pixels) implements Serializable {
  /** Pixels of a mark's side. */
  public static final int SIDE = DigitImage.SIDE;

  /** How many pixels a mark has. */
  public static final int SIZE = SIDE * SIDE;

  public Mark {
    if (pixels.length != SIZE) {
      throw new IllegalArgumentException(pixels.length + " pixels of a mark");
    }
  }

  /** The mark of what was found; a pixel is rounded to one of 256 shades. */
  public static Mark of(DigitImage found) {
    byte[] pixels = new byte[SIZE];
    for (int i = 0; i < SIZE; i++) {
      pixels[i] = (byte) Math.round(255 * Math.clamp(found.pixels()[i], 0f, 1f));
    }
    return new Mark(found.x(), found.y(), found.width(), found.height(), pixels);
  }

  /** The pixels from 0 to 1. */
  public float[] values() {
    float[] values = new float[SIZE];
    for (int i = 0; i < SIZE; i++) {
      values[i] = (pixels[i] & 255) / 255f;
    }
    return values;
  }
}
