package dev.tensorcord.data.picture;

import dev.tensorcord.fault.Fault;

/**
 * How a photo must be turned to be upright, as cameras note it: EXIF 2.3, tag 0x0112.
 *
 * @param swapped whether rows become columns, before the mirrors
 * @param mirrorX whether left and right change places
 * @param mirrorY whether top and bottom change places
 */
record Orientation(boolean swapped, boolean mirrorX, boolean mirrorY) {
  static final Orientation UPRIGHT = new Orientation(false, false, false);

  private static final int TAG = 0x0112;
  private static final int SHORT = 3;
  private static final int ENTRY = 12;

  /** The tag's values from 1. */
  private static final Orientation[] VALUES = {
    UPRIGHT,
    new Orientation(false, true, false),
    new Orientation(false, true, true),
    new Orientation(false, false, true),
    new Orientation(true, false, false),
    new Orientation(true, true, false),
    new Orientation(true, true, true),
    new Orientation(true, false, true)
  };

  /** Reads the note in a TIFF structure; whatever is wrong with it, the picture stays as it is. */
  static Orientation read(byte[] file, int from, int end) {
    try {
      Cursor cursor = new Cursor(file, from, end);
      String order = cursor.letters(2);
      boolean little = order.equals("II");
      if (!little && !order.equals("MM") || word(cursor, little) != 42) {
        return UPRIGHT;
      }
      long offset = little ? cursor.little32() : cursor.big32();
      cursor.to(from + offset);
      int count = word(cursor, little);
      for (int i = 0; i < count; i++) {
        int entry = cursor.at();
        if (word(cursor, little) == TAG && word(cursor, little) == SHORT) {
          int value = word(cursor.skip(4), little);
          return value >= 1 && value <= VALUES.length ? VALUES[value - 1] : UPRIGHT;
        }
        cursor.to(entry + ENTRY);
      }
      return UPRIGHT;
    } catch (Fault e) {
      return UPRIGHT;
    }
  }

  private static int word(Cursor cursor, boolean little) {
    return little ? cursor.little16() : cursor.big16();
  }

  /** The picture, upright. */
  Pixels apply(Pixels from) {
    if (equals(UPRIGHT)) {
      return from;
    }
    int width = swapped ? from.height() : from.width();
    int height = swapped ? from.width() : from.height();
    int[] turned = new int[width * height];
    for (int y = 0; y < height; y++) {
      int toY = mirrorY ? height - 1 - y : y;
      for (int x = 0; x < width; x++) {
        int toX = mirrorX ? width - 1 - x : x;
        turned[toY * width + toX] =
            from.argb()[swapped ? x * from.width() + y : y * from.width() + x];
      }
    }
    return swapped
        ? new Pixels(width, height, turned, from.fullHeight(), from.fullWidth())
        : new Pixels(width, height, turned, from.fullWidth(), from.fullHeight());
  }
}
