// Where a row of ink goes on a sheet of some size.
package dev.tensorcord.jobs.digits.hands;

import java.util.Random;

/** Places ink on sheets. */
final class Layout {
  private Layout() {}

  /**
   * How wide a sheet must be for a row that is {@code part} of its height, with room at both sides.
   */
  static int width(Ink ink, int height, double part) {
    boolean one = ink.hands().size() == 1;
    double beside = one ? 0.35 : 0.8;
    return (int) (height * Math.max(one ? 0.9 : 1.5, ink.width() * part + beside));
  }

  /** In the middle, give or take. */
  static Ink.Place middle(
      Ink ink, int width, int height, double part, double turn, double pen, Random random) {
    double high = Math.min(height * part, width * 0.86 / Math.max(ink.width(), 0.2));
    double left = (width - high * ink.width()) / 2;
    double top = (height - high) / 2;
    return new Ink.Place(
        left * (1 + 0.5 * (random.nextDouble() - 0.5)),
        top * (1 + 0.5 * (random.nextDouble() - 0.5)),
        high,
        turn,
        pen);
  }

  /** Small and anywhere. */
  static Ink.Place anywhere(
      Ink ink, int width, int height, double part, double pen, Random random) {
    double high = Math.min(height * part, width * 0.7 / Math.max(ink.width(), 0.2));
    double left = width * 0.06 + random.nextDouble() * (width * 0.88 - high * ink.width());
    double top = height * 0.06 + random.nextDouble() * (height * 0.88 - high);
    return new Ink.Place(left, top, high, 0, pen);
  }

  static double between(double low, double high, Random random) {
    return low + (high - low) * random.nextDouble();
  }

  @SafeVarargs
  static <T> T one(Random random, T... values) {
    return values[random.nextInt(values.length)];
  }
}
