package dev.tensorcord.data.digits;

import dev.tensorcord.data.Mnist;
import dev.tensorcord.data.picture.NormalForm;
import java.util.Arrays;
import java.util.List;

/**
 * Endless samples to learn digits from. Each depends on the seed, the epoch and its number alone:
 * whoever makes them, in whatever order, they are the same.
 *
 * <p>A part are MNIST's digits nearly as they are; a part MNIST's digits bent and worn; a part our
 * own pen's, in the ways of many hands, countries and kinds of type; the rest is no digit. All but
 * the first part come through {@link NormalForm}, as a member's picture does.
 */
public final class DigitSamples {
  /** The label of what is no digit; the others are 0 to 9. */
  public static final int NONE = Glyph.NONE;

  /** How many labels there are. */
  public static final int LABELS = NONE + 1;

  private static final Bend.Strength SLIGHT = new Bend.Strength(0.2, 0.2, 1.25, 0.07, 0.02);
  private static final Bend.Strength STRONG = new Bend.Strength(0.36, 0.35, 1.7, 0.03, 0.03);

  /** The part of the pen's digits of which only the outline is drawn. */
  private static final double HOLLOW = 0.03;

  private static final List<List<Glyph>> DIGITS =
      List.of(
          Glyph.of(0),
          Glyph.of(1),
          Glyph.of(2),
          Glyph.of(3),
          Glyph.of(4),
          Glyph.of(5),
          Glyph.of(6),
          Glyph.of(7),
          Glyph.of(8),
          Glyph.of(9));

  private final Mnist mnist;
  private final long seed;

  /** Samples made from these digits of MNIST, and from nothing. */
  public DigitSamples(Mnist mnist, long seed) {
    this.mnist = mnist;
    this.seed = seed;
  }

  /** Where a sample comes from. */
  public enum Origin {
    MNIST,
    WORN,
    PEN,
    NO_DIGIT;

    /** Twenty samples in a row. */
    private static final Origin[] TURN = new Origin[20];

    static {
      Arrays.fill(TURN, 0, 6, MNIST);
      Arrays.fill(TURN, 6, 12, WORN);
      Arrays.fill(TURN, 12, 18, PEN);
      Arrays.fill(TURN, 18, 20, NO_DIGIT);
    }

    static Origin of(long index) {
      return TURN[(int) (index % TURN.length)];
    }
  }

  /** Where the sample of this number comes from. */
  public static Origin origin(int index) {
    return Origin.of(index);
  }

  /**
   * Makes one sample.
   *
   * @param pixels where its 28×28 values go, from {@code offset} on
   * @return its label
   */
  public int make(long epoch, int index, float[] pixels, int offset) {
    Dice dice = new Dice(seed, epoch, index);
    Sample sample =
        switch (origin(index)) {
          case MNIST -> mnist(dice);
          case WORN -> worn(dice);
          case PEN -> pen(dice);
          case NO_DIGIT ->
              new Sample(normal(Wear.of(new Doodle(dice).draw(mnist), dice, 0.3)), NONE);
        };
    System.arraycopy(sample.pixels, 0, pixels, offset, Mnist.PIXELS);
    return sample.label;
  }

  private record Sample(float[] pixels, int label) {}

  private Sample mnist(Dice dice) {
    int which = dice.below(mnist.size());
    Ink image = new Ink(mnist.image(which), Mnist.SIDE);
    return new Sample(
        new Bend(dice, SLIGHT).through(image, Mnist.SIDE).values(), mnist.labels()[which]);
  }

  private Sample worn(Dice dice) {
    int which = dice.below(mnist.size());
    Ink image = new Ink(mnist.image(which), Mnist.SIDE);
    Ink bent = new Bend(dice, STRONG).through(image, 36 + 2 * dice.below(8));
    return new Sample(normal(Wear.of(bent, dice, 1)), mnist.labels()[which]);
  }

  private static Sample pen(Dice dice) {
    Glyph glyph = dice.of(DIGITS.get(dice.below(10)));
    boolean hollow = dice.chance(HOLLOW);
    Ink drawn = new Hand(dice, hollow).draw(glyph);
    Ink ink = hollow ? Wear.outline(drawn, dice.from(1, 1.8)) : Wear.of(drawn, dice, 1);
    return new Sample(normal(ink), glyph.label());
  }

  private static float[] normal(Ink ink) {
    return NormalForm.of(ink.values(), ink.side(), ink.side());
  }
}
