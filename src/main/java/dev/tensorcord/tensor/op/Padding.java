package dev.tensorcord.tensor.op;

import dev.tensorcord.fault.Fault;
import java.util.List;

/** What surrounds an image while a window slides over it. */
public sealed interface Padding {
  /** Nothing: the window stays within the image. TensorFlow.js's {@code 'valid'}. */
  Padding VALID = new Pixels(0);

  /** As much as it takes for the result to have the image's size over the stride. */
  Padding SAME = new Same();

  /**
   * So many empty pixels on each side.
   *
   * @throws Fault if the number is negative
   */
  static Padding of(int pixels) {
    return pixels == 0 ? VALID : new Pixels(pixels);
  }

  /**
   * The padding as a script gives it.
   *
   * @param rows the axis of the rows, where there is a pair of numbers for each axis
   * @throws Fault if it is none
   */
  static Padding read(String op, Object given, int rows) {
    return switch (given) {
      case List<?> pairs when pairs.size() == 4 -> {
        int[] high = pair(op, pairs.get(rows));
        int[] wide = pair(op, pairs.get(rows + 1));
        yield new Sides(high[0], high[1], wide[0], wide[1]);
      }
      case String word when word.equals("valid") -> VALID;
      case String word when word.equals("same") -> SAME;
      case Number number when number.intValue() == number.doubleValue() -> of(number.intValue());
      case null, default ->
          throw Fault.of(
              "%s: there is no padding %s."
                  .formatted(op, given instanceof String ? "'" + given + "'" : "of that kind"),
              "Use 'same', 'valid', a number from 0, or [[0,0],[top,bottom],[left,right],[0,0]].");
    };
  }

  private static int[] pair(String op, Object given) {
    int[] pair = (int[]) Kind.INTS.read(op, "pad", given);
    if (pair.length != 2) {
      throw Fault.of(
          "%s: a padding has two numbers for each axis, not %d.".formatted(op, pair.length),
          "Give [[0,0],[top,bottom],[left,right],[0,0]].");
    }
    return pair;
  }

  /** TensorFlow.js's {@code 'same'}; where the padding is odd, the larger half lies behind. */
  record Same() implements Padding {
    @Override
    public String toString() {
      return "same";
    }
  }

  /** So many empty pixels on each side. */
  record Pixels(int count) implements Padding {
    /** Checks the number. */
    public Pixels {
      if (count < 0) {
        throw Fault.of(
            "A padding of %d pixels is none.".formatted(count),
            "Use 'same', 'valid' or a number from 0.");
      }
    }

    @Override
    public String toString() {
      return count == 0 ? "valid" : Integer.toString(count);
    }
  }

  /** So many empty pixels on each of the four sides. */
  record Sides(int top, int bottom, int left, int right) implements Padding {
    /** Checks the numbers. */
    public Sides {
      if (Math.min(Math.min(top, bottom), Math.min(left, right)) < 0) {
        throw Fault.of(
            "A padding of %d,%d and %d,%d pixels is none.".formatted(top, bottom, left, right),
            "Use numbers from 0.");
      }
    }

    @Override
    public String toString() {
      return "[[%d,%d],[%d,%d]]".formatted(top, bottom, left, right);
    }
  }
}
