package dev.tensorcord.tensor.op;

import dev.tensorcord.fault.Fault;

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
   * @throws Fault if it is none
   */
  static Padding read(String op, Object given) {
    return switch (given) {
      case String word when word.equals("valid") -> VALID;
      case String word when word.equals("same") -> SAME;
      case Number number when number.intValue() == number.doubleValue() -> of(number.intValue());
      case null, default ->
          throw Fault.of(
              "%s: there is no padding %s."
                  .formatted(op, given instanceof String ? "'" + given + "'" : "of that kind"),
              "Use 'same', 'valid' or a number from 0.");
    };
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
}
