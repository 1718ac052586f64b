package dev.tensorcord.data.digits;

/**
 * What happens to ink on its way to us: thick and thin pens, sharp edges of a picture that was cut
 * into black and white, blur, faint and grainy pencil, specks, gaps, coarse pixels. Each by chance.
 */
final class Wear {
  private Wear() {}

  /**
   * Wears ink.
   *
   * @param hard 1 for all that may happen; less, where a shape must stay what it is
   */
  static Ink of(Ink ink, Dice dice, double hard) {
    Ink worn = ink;
    if (dice.chance(0.25 * hard)) {
      worn = coarse(worn, 11 + dice.below(14), dice.chance(0.6));
    }
    if (dice.chance(0.25 * hard)) {
      worn = blurred(worn, ink.side() < 44 || dice.chance(0.6) ? 1 : 2);
    }
    double thickness = dice.chance(0.55 * hard) ? dice.from(-1, 1) : 0;
    if (thickness > 0.15) {
      worn = grown(worn, 2.2 * thickness * worn.side() / 48.0, false);
    } else if (thickness < -0.4) {
      worn = grown(worn, -1.0 * thickness * worn.side() / 48.0, true);
    }
    if (dice.chance(0.2)) {
      grain(worn, dice);
    }
    if (dice.chance(0.12)) {
      gaps(worn, dice);
    }
    if (dice.chance(0.45)) {
      cut(worn, dice.from(0.3, 0.6), dice.chance(0.6) ? 12 : 3);
    }
    if (dice.chance(0.15)) {
      specks(worn, dice);
    }
    return worn;
  }

  /** As a picture of so few pixels, enlarged again: blocks, or straight lines between them. */
  private static Ink coarse(Ink ink, int pixels, boolean blocks) {
    Ink small = new Ink(pixels);
    double step = (double) ink.side() / pixels;
    int taps = Math.max(1, (int) Math.ceil(step));
    for (int y = 0; y < pixels; y++) {
      for (int x = 0; x < pixels; x++) {
        float sum = 0;
        for (int k = 0; k < taps * taps; k++) {
          double dx = (k % taps + 0.5) / taps;
          double dy = (k / taps + 0.5) / taps;
          sum += ink.at((int) ((x + dx) * step), (int) ((y + dy) * step));
        }
        small.values()[y * pixels + x] = sum / (taps * taps);
      }
    }
    Ink large = new Ink(ink.side());
    for (int y = 0; y < ink.side(); y++) {
      for (int x = 0; x < ink.side(); x++) {
        double u = (x + 0.5) / step;
        double v = (y + 0.5) / step;
        large.values()[y * ink.side() + x] =
            blocks ? small.at((int) u, (int) v) : small.between(u - 0.5, v - 0.5);
      }
    }
    return large;
  }

  /** The mean over a square of so many pixels to each side. */
  private static Ink blurred(Ink ink, int reach) {
    Ink result = new Ink(ink.side());
    Ink rows = new Ink(ink.side());
    float part = 1f / (2 * reach + 1);
    for (int pass = 0; pass < 2; pass++) {
      Ink from = pass == 0 ? ink : rows;
      Ink to = pass == 0 ? rows : result;
      for (int y = 0; y < ink.side(); y++) {
        for (int x = 0; x < ink.side(); x++) {
          float sum = 0;
          for (int k = -reach; k <= reach; k++) {
            sum += pass == 0 ? from.at(x + k, y) : from.at(x, y + k);
          }
          to.values()[y * ink.side() + x] = sum * part;
        }
      }
    }
    return result;
  }

  /** Grown by a disc of this radius, or what is left where the ground grows. */
  private static Ink grown(Ink ink, double radius, boolean ground) {
    int side = ink.side();
    int reach = (int) Math.ceil(radius + 0.5);
    float[] from = ink.values();
    Ink result = new Ink(side);
    float[] to = result.values();
    System.arraycopy(from, 0, to, 0, to.length);
    for (int dy = -reach; dy <= reach; dy++) {
      for (int dx = -reach; dx <= reach; dx++) {
        float weight = (float) Math.min(1, radius + 0.5 - Math.sqrt(dx * dx + dy * dy));
        if (weight <= 0 || (dx == 0 && dy == 0)) {
          continue;
        }
        int firstX = Math.max(0, -dx);
        int endX = Math.min(side, side - dx);
        for (int y = Math.max(0, -dy); y < Math.min(side, side - dy); y++) {
          int own = y * side;
          int other = (y + dy) * side + dx;
          if (ground) {
            for (int x = firstX; x < endX; x++) {
              to[own + x] = Math.min(to[own + x], 1 - weight * (1 - from[other + x]));
            }
          } else {
            for (int x = firstX; x < endX; x++) {
              to[own + x] = Math.max(to[own + x], weight * from[other + x]);
            }
          }
        }
      }
    }
    return result;
  }

  /** Paper shows through: ink weaker here and there, as a pencil leaves it. */
  private static void grain(Ink ink, Dice dice) {
    double depth = dice.from(0.2, 0.8);
    float full = (float) dice.from(0.45, 1);
    float[] values = ink.values();
    for (int i = 0; i < values.length; i++) {
      if (values[i] > 0) {
        values[i] *= full * (float) (1 - depth * dice.from(0, 1));
      }
    }
  }

  /** The pen left the paper: small discs without ink. */
  private static void gaps(Ink ink, Dice dice) {
    int count = 1 + dice.below(3);
    for (int i = 0; i < count; i++) {
      spot(ink, dice, dice.from(0.015, 0.045), 0, true);
    }
  }

  private static void specks(Ink ink, Dice dice) {
    int count = 1 + dice.below(3);
    for (int i = 0; i < count; i++) {
      spot(ink, dice, dice.from(0.008, 0.025), (float) dice.from(0.4, 1), false);
    }
  }

  /** A disc of one strength. On ink, a place with ink is looked for, in vain at last. */
  private static void spot(Ink ink, Dice dice, double size, float strength, boolean onInk) {
    int side = ink.side();
    int x = 0;
    int y = 0;
    for (int attempt = 0; attempt < 30; attempt++) {
      x = side / 6 + dice.below(2 * side / 3);
      y = side / 6 + dice.below(2 * side / 3);
      if (!onInk || ink.at(x, y) > 0.5) {
        break;
      }
    }
    double radius = Math.max(0.6, size * side);
    int reach = (int) Math.ceil(radius);
    for (int dy = -reach; dy <= reach; dy++) {
      for (int dx = -reach; dx <= reach; dx++) {
        boolean inside = x + dx >= 0 && y + dy >= 0 && x + dx < side && y + dy < side;
        if (inside && dx * dx + dy * dy <= radius * radius) {
          ink.values()[(y + dy) * side + x + dx] = strength;
        }
      }
    }
  }

  /** What a disc of this radius adds around it: the outline of hollow type. */
  static Ink outline(Ink ink, double thickness) {
    Ink outer = grown(ink, thickness, false);
    for (int i = 0; i < outer.values().length; i++) {
      outer.values()[i] = Math.max(0, outer.values()[i] - ink.values()[i]);
    }
    return outer;
  }

  /** Black or white, with a passage as narrow as {@code sharpness} is large. */
  private static void cut(Ink ink, double threshold, double sharpness) {
    float[] values = ink.values();
    float peak = 0;
    for (float each : values) {
      peak = Math.max(peak, each);
    }
    float middle = (float) threshold * peak;
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) Math.clamp((values[i] - middle) * sharpness + 0.5, 0, 1);
    }
    if (middle * sharpness < 0.5) {
      float ground = 0.5f - middle * (float) sharpness;
      for (int i = 0; i < values.length; i++) {
        values[i] = Math.max(0, values[i] - ground);
      }
    }
  }
}
