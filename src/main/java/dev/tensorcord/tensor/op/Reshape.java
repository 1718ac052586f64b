package dev.tensorcord.tensor.op;

import dev.tensorcord.fault.Fault;
import dev.tensorcord.tensor.Shape;
import dev.tensorcord.tensor.Tensor;
import dev.tensorcord.tensor.grad.Partials;
import dev.tensorcord.tensor.grad.Tape;
import java.util.Arrays;
import java.util.List;

/** The same values in another shape; nothing is copied. */
public final class Reshape implements Op {
  static final Reshape OP = new Reshape();

  private static final Partials GRADIENT = (input, dy, in, out) -> apply(dy, in[0].shape());

  private Reshape() {}

  @Override
  public String name() {
    return "reshape";
  }

  @Override
  public Doc doc() {
    return new Doc(
        "The same values in another shape; -1 stands for what is left.",
        "tf.tensor1d([1, 2, 3, 4]).reshape([2, -1]).print()");
  }

  /**
   * Reshapes.
   *
   * @param dims the new sizes; one may be -1, for what is left
   * @throws Fault if the new shape does not hold as many values
   */
  public static Tensor apply(Tensor x, int... dims) {
    return apply(x, shape(x.shape(), dims));
  }

  /** Reshapes to a shape of as many values. */
  static Tensor apply(Tensor x, Shape shape) {
    Tensor y = x.alias(shape);
    Tape.record(GRADIENT, y, x);
    return y;
  }

  private static Shape shape(Shape from, int[] dims) {
    int[] filled = dims.clone();
    long known = 1;
    int open = -1;
    for (int axis = 0; axis < dims.length; axis++) {
      if (dims[axis] == -1 && open < 0) {
        open = axis;
      } else {
        known *= dims[axis];
      }
    }
    if (open >= 0 && known > 0 && from.size() % known == 0) {
      filled[open] = (int) (from.size() / known);
      known = from.size();
    }
    if (known != from.size() || Arrays.stream(filled).anyMatch(dim -> dim < 0)) {
      throw Fault.of(
          "reshape: %s holds %d values, which do not fill %s."
              .formatted(from, from.size(), Arrays.toString(dims).replace(" ", "")),
          "The product of the new sizes must be %d; one size may be -1.".formatted(from.size()));
    }
    return Shape.of(filled);
  }

  @Override
  public List<Sample> samples() {
    return List.of(
        new Sample(
            "reshape", List.of(Shape.of(3, 4)), List.of(Domain.ANY), x -> apply(x[0], 2, -1)));
  }
}
