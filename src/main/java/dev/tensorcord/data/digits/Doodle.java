package dev.tensorcord.data.digits;

import dev.tensorcord.data.Mnist;
import java.util.ArrayList;
import java.util.List;

/**
 * What is no digit, by chance: letters and drawings, scribbles, lines, blobs, patterns, noise,
 * nothing, and several digits that were not told apart.
 */
final class Doodle {
  private static final List<Glyph> DRAWINGS = Glyph.of(Glyph.NONE);
  private static final List<Glyph> DIGITS =
      Glyph.ALL.stream().filter(glyph -> glyph.label() != Glyph.NONE).toList();
  private static final Bend.Strength SLIGHT = new Bend.Strength(0.12, 0.2, 1.2, 0.02, 0.02);

  private final Dice dice;

  Doodle(Dice dice) {
    this.dice = dice;
  }

  Ink draw(Mnist mnist) {
    double kind = dice.from(0, 1);
    Hand hand = new Hand(dice);
    return kind < 0.52
        ? hand.draw(dice.of(DRAWINGS))
        : kind < 0.64
            ? scribble(hand, 9 + dice.below(10), true)
            : kind < 0.7
                ? lines(hand)
                : kind < 0.76
                    ? blob(hand.side())
                    : kind < 0.84
                        ? pattern(hand.side())
                        : kind < 0.87
                            ? noise(hand.side())
                            : kind < 0.88 ? new Ink(hand.side()) : several(hand, mnist);
  }

  private Ink scribble(Hand hand, int points, boolean smooth) {
    double[] x = new double[points];
    double[] y = new double[points];
    boolean[] corner = new boolean[points];
    for (int i = 0; i < points; i++) {
      x[i] = dice.from(0, 100);
      y[i] = dice.from(0, 100);
      corner[i] = !smooth;
    }
    return hand.draw(
        new Glyph(Glyph.NONE, "scribble", List.of(new Stroke(dice.chance(0.3), x, y, corner))));
  }

  private Ink lines(Hand hand) {
    List<Stroke> strokes = new ArrayList<>();
    int count = 4 + dice.below(5);
    for (int i = 0; i < count; i++) {
      double[] x = {dice.from(0, 100), dice.from(0, 100)};
      double[] y = {dice.from(0, 100), dice.from(0, 100)};
      strokes.add(new Stroke(false, x, y, new boolean[] {true, true}));
    }
    return hand.draw(new Glyph(Glyph.NONE, "lines", strokes));
  }

  /** A filled shape, never as narrow as a bar. */
  private Ink blob(int side) {
    double wide = dice.from(0.18, 0.34);
    double high = wide * dice.from(0.65, 1.4);
    double[] size = new double[3];
    double[] phase = new double[3];
    for (int i = 0; i < size.length; i++) {
      size[i] = dice.from(0, 0.25);
      phase[i] = dice.from(0, 6.3);
    }
    boolean box = dice.chance(0.25);
    Ink ink = new Ink(side);
    for (int y = 0; y < side; y++) {
      for (int x = 0; x < side; x++) {
        double u = ((x + 0.5) / side - 0.5) / wide;
        double v = ((y + 0.5) / side - 0.5) / high;
        double angle = Math.atan2(v, u);
        double edge = 1;
        for (int i = 0; i < size.length; i++) {
          edge += size[i] * Math.sin((i + 2) * angle + phase[i]);
        }
        double away = box ? Math.max(Math.abs(u), Math.abs(v)) : Math.hypot(u, v);
        ink.values()[y * side + x] = (float) Math.clamp((edge - away) * wide * side, 0, 1);
      }
    }
    return ink;
  }

  /** Hills and valleys of a random landscape, flooded to some height. */
  private Ink pattern(int side) {
    Ink hills = new Ink(3 + dice.below(10));
    for (int i = 0; i < hills.values().length; i++) {
      hills.values()[i] = (float) dice.from(0, 1);
    }
    double level = dice.from(0.45, 0.65);
    Ink ink = new Ink(side);
    for (int y = side / 6; y < side - side / 6; y++) {
      for (int x = side / 6; x < side - side / 6; x++) {
        double height =
            hills.between(
                (double) x / side * (hills.side() - 1), (double) y / side * (hills.side() - 1));
        ink.values()[y * side + x] = (float) Math.clamp((height - level) * 8, 0, 1);
      }
    }
    return ink;
  }

  private Ink noise(int side) {
    Ink ink = new Ink(side);
    double density = dice.log(0.02, 0.6);
    for (int y = side / 6; y < side - side / 6; y++) {
      for (int x = side / 6; x < side - side / 6; x++) {
        ink.values()[y * side + x] = dice.chance(density) ? (float) dice.from(0.3, 1) : 0;
      }
    }
    return ink;
  }

  /** Two or three digits close to each other, as one piece of ink. */
  private Ink several(Hand hand, Mnist mnist) {
    int count = dice.chance(0.75) ? 2 : 3;
    double apart = dice.from(0.3, 0.42) * (count == 2 ? 1 : 0.72);
    double size = count == 2 ? 0.75 : 0.5;
    boolean written = dice.chance(0.5);
    Ink ink = new Ink(hand.side());
    for (int i = 0; i < count; i++) {
      double right = (i - (count - 1) / 2.0) * apart;
      Bend bend = new Bend(dice, SLIGHT);
      if (written) {
        ink.join(hand.draw(dice.of(DIGITS), bend, size, right));
      } else {
        Ink one = new Ink(mnist.image(dice.below(mnist.size())), Mnist.SIDE);
        ink.join(placed(bend.through(one, hand.side()), size, right));
      }
    }
    return ink;
  }

  private static Ink placed(Ink ink, double size, double right) {
    Ink result = new Ink(ink.side());
    for (int y = 0; y < ink.side(); y++) {
      for (int x = 0; x < ink.side(); x++) {
        double u = ((x + 0.5) / ink.side() - 0.5 - right) / size + 0.5;
        double v = ((y + 0.5) / ink.side() - 0.5) / size + 0.5;
        result.values()[y * ink.side() + x] =
            ink.between(u * ink.side() - 0.5, v * ink.side() - 0.5);
      }
    }
    return result;
  }
}
