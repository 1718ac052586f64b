package dev.tensorcord.data.picture;

/**
 * One digit of a picture in MNIST's form.
 *
 * @param x the left edge of its box, in the upright picture's own pixels
 * @param y the upper edge
 * @param width the box's width
 * @param height the box's height
 * @param pixels 28×28 values row after row, 0 ground and 1 ink
 */
public record DigitImage(int x, int y, int width, int height, float[] pixels) {
  /** The side of {@link #pixels}. */
  public static final int SIDE = NormalForm.SIDE;
}
