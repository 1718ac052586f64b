package dev.tensorcord.tensor;

import dev.tensorcord.tensor.op.Reductions;
import dev.tensorcord.tensor.op.Scans;
import dev.tensorcord.tensor.op.Sums;
import dev.tensorcord.tensor.op.TopK;
import dev.tensorcord.tensor.op.Unique;
import java.util.Map;

/**
 * Reductions as methods, for chains: over the given axes, or over all where none is given. An axis
 * that is not there throws a {@link dev.tensorcord.fault.Fault}.
 */
public interface ReductionMethods {
  /** The tensor itself. */
  Tensor self();

  /** The sum; of bool and int32 tensors int32. */
  default Tensor sum(int... axes) {
    return Reductions.SUM.apply(self(), false, axes);
  }

  /** The average, float32. */
  default Tensor mean(int... axes) {
    return Reductions.MEAN.apply(self(), false, axes);
  }

  /** The product. */
  default Tensor prod(int... axes) {
    return Reductions.PROD.apply(self(), false, axes);
  }

  /** The largest value. */
  default Tensor max(int... axes) {
    return Reductions.MAX.apply(self(), false, axes);
  }

  /** The smallest value. */
  default Tensor min(int... axes) {
    return Reductions.MIN.apply(self(), false, axes);
  }

  /** Whether all of this bool tensor hold. */
  default Tensor all(int... axes) {
    return Reductions.ALL.apply(self(), false, axes);
  }

  /** Whether any of this bool tensor holds. */
  default Tensor any(int... axes) {
    return Reductions.ANY.apply(self(), false, axes);
  }

  /** The place of the largest along an axis, int32. */
  default Tensor argMax(int axis) {
    return Reductions.ARG_MAX.apply(self(), false, axis);
  }

  /** The place of the smallest along an axis, int32. */
  default Tensor argMin(int axis) {
    return Reductions.ARG_MIN.apply(self(), false, axis);
  }

  /** log Σ eˣ over the given axes, or over all. See {@link Sums#logSumExp}. */
  default Tensor logSumExp(int... axes) {
    return Sums.logSumExp(self(), false, axes);
  }

  /** Running sums along an axis. */
  default Tensor cumsum(int axis) {
    return Scans.cumsum(self(), axis, false, false);
  }

  /** Running sums along an axis. See {@link Scans#cumsum}. */
  default Tensor cumsum(int axis, boolean exclusive, boolean reverse) {
    return Scans.cumsum(self(), axis, exclusive, reverse);
  }

  /** Running products along an axis. */
  default Tensor cumprod(int axis) {
    return Scans.cumprod(self(), axis, false, false);
  }

  /** Running products along an axis. See {@link Scans#cumsum}. */
  default Tensor cumprod(int axis, boolean exclusive, boolean reverse) {
    return Scans.cumprod(self(), axis, exclusive, reverse);
  }

  /** The k largest along the last axis, and their places. */
  default TopK topk(int k) {
    return TopK.of(self(), k);
  }

  /** The different values along an axis, and which stands at each place. See {@link Unique}. */
  default Map<String, Tensor> unique(int axis) {
    return Unique.apply(self(), axis);
  }
}
