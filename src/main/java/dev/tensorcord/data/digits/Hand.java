package dev.tensorcord.data.digits;

import java.util.ArrayList;
import java.util.List;

/** One writer with one pen, chosen by chance: draws glyphs on a square of paper. */
final class Hand {
  /** How much of the paper's side a glyph's longer side takes. */
  private static final double REACH = 0.62;

  private static final Bend.Strength WRITING = new Bend.Strength(0.3, 0.38, 1.9, 0.02, 0.022);

  private final Dice dice;
  private final int side;
  private final double width;
  private final double flatness;
  private final double unsteady;

  Hand(Dice dice) {
    this(dice, false);
  }

  /**
   * A writer.
   *
   * @param broad whether the pen is one of the broad ones, on a large sheet
   */
  Hand(Dice dice, boolean broad) {
    this.dice = dice;
    this.side = broad ? 56 : 34 + 2 * dice.below(12);
    this.width =
        broad
            ? dice.log(0.12, 0.24)
            : dice.chance(0.75) ? dice.log(0.05, 0.16) : dice.log(0.02, 0.3);
    this.flatness = dice.chance(0.3) ? dice.from(1.2, 3) : 1;
    this.unsteady = dice.chance(0.25) ? 0.6 : dice.from(1, 4.5);
  }

  int side() {
    return side;
  }

  /** The glyph in the middle of the paper. */
  Ink draw(Glyph glyph) {
    return draw(glyph, new Bend(dice, WRITING), 1, 0);
  }

  /**
   * The glyph in another size and place.
   *
   * @param size 1 is as large as alone
   * @param right how far from the middle, where the paper is 1
   */
  Ink draw(Glyph glyph, Bend bend, double size, double right) {
    List<List<double[]>> paths = new ArrayList<>();
    double[] box = {Double.MAX_VALUE, Double.MAX_VALUE, -Double.MAX_VALUE, -Double.MAX_VALUE};
    for (Stroke stroke : glyph.strokes()) {
      List<double[]> path = stroke.jittered(dice, unsteady).path();
      paths.add(path);
      for (double[] point : path) {
        box[0] = Math.min(box[0], point[0]);
        box[1] = Math.min(box[1], point[1]);
        box[2] = Math.max(box[2], point[0]);
        box[3] = Math.max(box[3], point[1]);
      }
    }
    double longest = Math.max(box[2] - box[0], box[3] - box[1]);
    double scale = REACH * size / longest;
    // On a nib several times as long as narrow, the width asked for lies between the two.
    double radius = Math.max(0.3, width * REACH * size * side / 2 / Math.sqrt(flatness));
    Pen pen =
        new Pen(
            radius,
            flatness,
            dice.from(-0.9, 0.9),
            dice.chance(0.5) ? 0 : dice.from(0, 0.3),
            dice.from(0, 6));
    Ink ink = new Ink(side);
    double[] place = new double[2];
    for (List<double[]> path : paths) {
      for (double[] point : path) {
        double x = 0.5 + (point[0] - (box[0] + box[2]) / 2) * scale;
        double y = 0.5 + (point[1] - (box[1] + box[3]) / 2) * scale;
        bend.apply(x, y, place);
        point[0] = (place[0] + right) * side - 0.5;
        point[1] = place[1] * side - 0.5;
      }
      pen.draw(ink, path);
    }
    return ink;
  }
}
