package dev.tensorcord.data.picture;

import java.util.Arrays;

/** What stands behind a transparent picture: the ground that its ink was meant for. */
final class Ground {
  private static final int SEEN = 0x20;
  private static final int SOLID = 0xc0;

  /** From this part of solid pixels on, the picture has a ground of its own. */
  private static final double OWN = 0.6;

  private Ground() {}

  /**
   * The same picture without transparency. Dark ink is put on white and light ink on black; a
   * picture that is mostly solid is continued in its own most common colour.
   */
  static Pixels fill(Pixels from) {
    int[] argb = from.argb();
    int solid = 0;
    int seen = 0;
    for (int colour : argb) {
      solid += colour >>> 24 >= SOLID ? 1 : 0;
      seen += colour >>> 24 >= SEEN ? 1 : 0;
    }
    if (solid == argb.length && Arrays.stream(argb).allMatch(c -> c >>> 24 == 0xff)) {
      return from;
    }
    int least = solid > OWN * argb.length ? SOLID : SEEN;
    int ground = seen == 0 ? 0xffffff : 0;
    if (seen > 0) {
      int red = median(argb, 16, least);
      int green = median(argb, 8, least);
      int blue = median(argb, 0, least);
      boolean dark = 299 * red + 587 * green + 114 * blue < 128 * 1000;
      ground = least == SOLID ? red << 16 | green << 8 | blue : dark ? 0xffffff : 0;
    }
    int[] filled = new int[argb.length];
    for (int i = 0; i < argb.length; i++) {
      filled[i] = over(argb[i], ground);
    }
    return new Pixels(from.width(), from.height(), filled, from.fullWidth(), from.fullHeight());
  }

  private static int median(int[] argb, int shift, int least) {
    int[] counts = new int[256];
    int all = 0;
    for (int colour : argb) {
      if (colour >>> 24 >= least) {
        counts[colour >> shift & 0xff]++;
        all++;
      }
    }
    int value = 0;
    for (int below = counts[0]; below * 2 < all; below += counts[value]) {
      value++;
    }
    return value;
  }

  private static int over(int colour, int ground) {
    int alpha = colour >>> 24;
    int mixed = 0xff;
    for (int shift = 16; shift >= 0; shift -= 8) {
      int top = colour >> shift & 0xff;
      int below = ground >> shift & 0xff;
      mixed = mixed << 8 | (top * alpha + below * (255 - alpha) + 127) / 255;
    }
    return mixed;
  }
}
