package dev.tensorcord.tensor.op;

import dev.tensorcord.backend.Backends;
import dev.tensorcord.backend.Kernel;
import dev.tensorcord.backend.View;
import dev.tensorcord.fault.Fault;
import dev.tensorcord.tensor.Shape;
import dev.tensorcord.tensor.Tensor;
import dev.tensorcord.tensor.grad.Tape;
import java.util.Arrays;
import java.util.List;

/** A tensor placed in a larger one that is filled with one number. */
public final class Pad implements Op {
  static final Pad OP = new Pad();

  private Pad() {}

  @Override
  public String name() {
    return "pad";
  }

  @Override
  public Doc doc() {
    return new Doc(
        "A border of one number, 0 if none is given: before and after, for each axis.",
        "tf.tensor1d([1, 2]).pad([[1, 2]]).print()");
  }

  /**
   * Places x into a tensor of shape {@code whole}, its first element at {@code begin}.
   *
   * @throws Fault if it does not fit in
   */
  public static Tensor apply(Tensor x, int[] begin, Shape whole, double fill) {
    for (int axis = 0; axis < x.rank(); axis++) {
      if (begin[axis] < 0 || begin[axis] + x.shape().dim(axis) > whole.dim(axis)) {
        throw Fault.of(
            "pad: %s at %s does not fit into %s."
                .formatted(x.shape(), Arrays.toString(begin).replace(" ", ""), whole),
            "Borders have a width of 0 or more.");
      }
    }
    Tensor y = Tensor.allocate(whole, x.dtype());
    var element = x.dtype().element();
    Backends.active().run(new Kernel.Fill(whole.size(), element, fill), y.buffer());
    put(x, y, begin);
    Tape.record((input, dy, in, out) -> Slice.apply(dy, begin, in[0].shape().toArray()), y, x);
    return y;
  }

  /** Writes x into a part of y, which no op has seen yet. */
  static void put(Tensor x, Tensor y, int[] begin) {
    List<Integer> strides = View.denseStrides(y.shape().dims());
    int offset = 0;
    for (int axis = 0; axis < begin.length; axis++) {
      offset += begin[axis] * strides.get(axis);
    }
    var element = x.dtype().element();
    View from = View.dense(element, x.shape().dims());
    View to = new View(element, offset, strides);
    Backends.active().run(new Kernel.Copy(x.shape().dims(), from, to), y.buffer(), x.buffer());
  }

  @Override
  public List<Sample> samples() {
    return List.of(
        new Sample(
            "pad",
            List.of(Shape.of(2, 3)),
            List.of(Domain.ANY),
            x -> apply(x[0], new int[] {1, 0}, Shape.of(4, 5), 3)));
  }
}
