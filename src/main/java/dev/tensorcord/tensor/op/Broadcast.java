package dev.tensorcord.tensor.op;

import dev.tensorcord.backend.Element;
import dev.tensorcord.backend.View;
import dev.tensorcord.fault.Fault;
import dev.tensorcord.tensor.Shape;
import dev.tensorcord.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The rule of broadcasting: shapes are aligned at their last axes, and a size of 1 repeats. */
final class Broadcast {
  private Broadcast() {}

  /**
   * The shape that both fill.
   *
   * @throws Fault where two sizes differ and neither is 1
   */
  static Shape shape(String op, Shape a, Shape b) {
    if (a.equals(b)) {
      return a;
    }
    int rank = Math.max(a.rank(), b.rank());
    int[] dims = new int[rank];
    for (int axis = 0; axis < rank; axis++) {
      int x = dim(a, axis - rank + a.rank());
      int y = dim(b, axis - rank + b.rank());
      if (x != y && x != 1 && y != 1) {
        throw Fault.of(
            "%s: the shapes %s and %s do not fit together: %d is not %d, and neither is 1."
                .formatted(op, a, b, x, y),
            "Shapes are lined up at their last axes; reshape one, or add an axis of size 1.");
      }
      dims[axis] = x == 1 ? y : x;
    }
    return Shape.of(dims);
  }

  private static int dim(Shape shape, int axis) {
    return axis < 0 ? 1 : shape.dim(axis);
  }

  /** How a dense tensor of one shape is walked to fill another. */
  static View view(Element element, Shape from, Shape to) {
    List<Integer> own = View.denseStrides(from.dims());
    List<Integer> strides = new ArrayList<>();
    for (int axis = 0; axis < to.rank(); axis++) {
      int mine = axis - to.rank() + from.rank();
      strides.add(mine < 0 || from.dim(mine) == 1 ? 0 : own.get(mine));
    }
    return new View(element, 0, strides);
  }

  /** Sums a tensor over the axes along which {@code shape} was repeated to fill it. */
  static Tensor undo(Tensor x, Shape shape) {
    if (x.shape().equals(shape)) {
      return x;
    }
    if (shape.size() == 1 && shape.rank() == 0) {
      return x.sum();
    }
    int extra = x.rank() - shape.rank();
    int[] axes = new int[x.rank()];
    int count = 0;
    for (int axis = 0; axis < x.rank(); axis++) {
      if (axis < extra || (shape.dim(axis - extra) == 1 && x.shape().dim(axis) != 1)) {
        axes[count++] = axis;
      }
    }
    return Reshape.apply(x.sum(Arrays.copyOf(axes, count)), shape);
  }
}
