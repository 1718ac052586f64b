package dev.tensorcord.nn.layers;

import dev.tensorcord.tensor.Tensor;

/**
 * Where the channels of images lie: along the last axis, as all ops here have it, or along axis 1.
 */
record Channels(boolean first) {

  String setting() {
    return first ? "channelsFirst" : "channelsLast";
  }

  /** The images with their channels along the last axis. */
  Tensor toLast(Tensor x) {
    if (!first || x.rank() < 3) {
      return x;
    }
    int[] order = new int[x.rank()];
    for (int axis = 1; axis < order.length; axis++) {
      order[axis] = axis + 1 < order.length ? axis + 1 : 1;
    }
    return x.transpose(order);
  }

  /** A result with channels along the last axis, laid out as what came in. */
  Tensor fromLast(Tensor y) {
    if (!first || y.rank() < 3) {
      return y;
    }
    int[] order = new int[y.rank()];
    for (int axis = 1; axis < order.length; axis++) {
      order[axis] = axis == 1 ? order.length - 1 : axis - 1;
    }
    return y.transpose(order);
  }

  /** The shape with its channels last. */
  BatchShape toLast(BatchShape shape) {
    return first ? shape.without(1).and(shape.dim(1)) : shape;
  }

  /** The shape laid out as what came in. */
  BatchShape fromLast(BatchShape shape) {
    int rank = shape.rank();
    return first
        ? shape.part(0, 1).and(shape.dim(-1)).and(shape.part(1, rank - 1).toArray())
        : shape;
  }
}
