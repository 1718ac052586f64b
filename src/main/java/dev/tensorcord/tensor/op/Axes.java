package dev.tensorcord.tensor.op;

import dev.tensorcord.fault.Fault;
import dev.tensorcord.tensor.Shape;
import java.util.Arrays;

/** Axes as people give them: from the end when negative, all when none are given. */
final class Axes {
  private Axes() {}

  /** Sizes as TensorFlow.js's messages have them: {@code 2,3}. */
  static String sizes(Shape shape) {
    String text = shape.toString();
    return text.substring(1, text.length() - 1);
  }

  /** One axis, counted from the front. */
  static int one(String op, Shape shape, int axis) {
    int counted = axis < 0 ? axis + shape.rank() : axis;
    if (counted < 0 || counted >= shape.rank()) {
      throw Fault.of(
          "%s: there is no axis %d in a tensor of shape %s.".formatted(op, axis, shape),
          shape.rank() == 0
              ? "A single number has no axes."
              : "Axes run from 0 to %d, or from -%d to -1."
                  .formatted(shape.rank() - 1, shape.rank()));
    }
    return counted;
  }

  /** Where a new axis goes, counted from the front: from the end when negative. */
  static int gap(String op, Shape shape, int axis) {
    int counted = axis < 0 ? axis + shape.rank() + 1 : axis;
    if (counted < 0 || counted > shape.rank()) {
      throw Fault.of(
          "%s: there is no place %d for a new axis in a shape of %s.".formatted(op, axis, shape),
          "Places run from 0 to %d, or from -%d to -1.".formatted(shape.rank(), shape.rank() + 1));
    }
    return counted;
  }

  /** Whether a call names a list of no axes, which joins nothing; none at all stands for all. */
  static boolean none(Call call) {
    return call.has("axis") && call.ints("axis").length == 0;
  }

  /** The axes in ascending order; all of them where none is given. */
  static int[] some(String op, Shape shape, int... axes) {
    int[] counted = new int[axes.length == 0 ? shape.rank() : axes.length];
    for (int i = 0; i < counted.length; i++) {
      counted[i] = axes.length == 0 ? i : one(op, shape, axes[i]);
    }
    Arrays.sort(counted);
    for (int i = 1; i < counted.length; i++) {
      if (counted[i] == counted[i - 1]) {
        throw Fault.of(
            "%s: axis %d is given twice.".formatted(op, counted[i]), "Name each axis once.");
      }
    }
    return counted;
  }
}
