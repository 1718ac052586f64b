package dev.tensorcord.tensor.op;

import dev.tensorcord.fault.Fault;
import dev.tensorcord.tensor.Shape;
import dev.tensorcord.tensor.Tensor;
import dev.tensorcord.tensor.grad.Tape;
import dev.tensorcord.tensor.op.Op.Domain;
import dev.tensorcord.tensor.op.Op.Sample;
import java.util.Arrays;
import java.util.List;

/** The same values in another shape; nothing is copied. */
public final class Reshape {
  static final Operation OP =
      Operation.of("reshape", "x: any, shape: ints")
          .does(call -> apply(call.tensor("x"), call.ints("shape")))
          .samples(samples())
          .doc(
              "The same values in another shape; -1 stands for what is left.",
              "tf.tensor1d([1, 2, 3, 4]).reshape([2, -1]).print()");

  private Reshape() {}

  /**
   * Reshapes.
   *
   * @param dims the new sizes; one may be -1, for what is left
   * @throws Fault if the new shape does not hold as many values
   */
  public static Tensor apply(Tensor x, int... dims) {
    Tensor y = x.alias(shape(x.shape(), dims));
    Tape.record((input, dy, in, out) -> dy.reshape(in[0].shape()), y, x);
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

  private static List<Sample> samples() {
    return List.of(
        new Sample(
            "reshape", List.of(Shape.of(3, 4)), List.of(Domain.ANY), x -> apply(x[0], 2, -1)));
  }
}
