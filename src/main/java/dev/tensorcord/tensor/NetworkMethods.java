package dev.tensorcord.tensor;

import dev.tensorcord.tensor.op.Conv2d;
import dev.tensorcord.tensor.op.Gather;
import dev.tensorcord.tensor.op.Padding;
import dev.tensorcord.tensor.op.Pool;
import dev.tensorcord.tensor.op.Softmax;
import dev.tensorcord.tensor.op.Window;

/**
 * What networks are made of as methods, for chains. Images are [batch, height, width, channels], or
 * [height, width, channels] for one; what does not fit throws a {@link dev.tensorcord.fault.Fault}.
 */
public interface NetworkMethods {
  /** The tensor itself. */
  Tensor self();

  /** Filters [height, width, in, out] that slide over images. See {@link Conv2d}. */
  default Tensor conv2d(Tensor filter, int stride, Padding padding) {
    return Conv2d.apply(self(), filter, Window.of(stride, padding));
  }

  /** The largest value in each square window. See {@link Pool#MAX}. */
  default Tensor maxPool(int size, int stride, Padding padding) {
    return Pool.MAX.apply(self(), size, size, Window.of(stride, padding));
  }

  /** The average of each square window. See {@link Pool#AVG}. */
  default Tensor avgPool(int size, int stride, Padding padding) {
    return Pool.AVG.apply(self(), size, size, Window.of(stride, padding));
  }

  /** Scores to probabilities, along the last axis. See {@link Softmax#SOFTMAX}. */
  default Tensor softmax() {
    return Softmax.SOFTMAX.apply(self());
  }

  /** The logarithms of softmax, along the last axis. See {@link Softmax#LOG_SOFTMAX}. */
  default Tensor logSoftmax() {
    return Softmax.LOG_SOFTMAX.apply(self());
  }

  /** The slices at int32 places along the first axis. See {@link Gather}. */
  default Tensor gather(Tensor places) {
    return gather(places, 0);
  }

  /** The slices at int32 places along an axis. See {@link Gather}. */
  default Tensor gather(Tensor places, int axis) {
    return Gather.apply(self(), places, axis);
  }
}
