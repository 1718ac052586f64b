package dev.tensorcord.tensor;

import dev.tensorcord.tensor.op.Conv2d;
import dev.tensorcord.tensor.op.Conv2dTranspose;
import dev.tensorcord.tensor.op.Convolutions;
import dev.tensorcord.tensor.op.DepthwiseConv2d;
import dev.tensorcord.tensor.op.Gather;
import dev.tensorcord.tensor.op.Normalization;
import dev.tensorcord.tensor.op.Padding;
import dev.tensorcord.tensor.op.Pool;
import dev.tensorcord.tensor.op.Pools;
import dev.tensorcord.tensor.op.Resize;
import dev.tensorcord.tensor.op.Softmax;
import dev.tensorcord.tensor.op.Spectral;
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

  /** Filters [width, in, out] that slide along lines. See {@link Convolutions#line}. */
  default Tensor conv1d(Tensor filter, int stride, Padding padding) {
    return Convolutions.line(self(), filter, new Window(1, stride, 1, 1, padding));
  }

  /** The way back through conv2d, onto images of a shape. See {@link Conv2dTranspose}. */
  default Tensor conv2dTranspose(Tensor filter, Shape shape, int stride, Padding padding) {
    return Conv2dTranspose.apply(self(), filter, shape, Window.of(stride, padding));
  }

  /** Filters [height, width, in, each] of one channel each. See {@link DepthwiseConv2d}. */
  default Tensor depthwiseConv2d(Tensor filter, int stride, Padding padding) {
    return DepthwiseConv2d.apply(self(), filter, Window.of(stride, padding));
  }

  /** Channel by channel, then mixed. See {@link DepthwiseConv2d#separable}. */
  default Tensor separableConv2d(Tensor depthwise, Tensor pointwise, int stride, Padding padding) {
    return DepthwiseConv2d.separable(self(), depthwise, pointwise, Window.of(stride, padding));
  }

  /** The largest sum with a filter's numbers in each window. See {@link Pools#dilate}. */
  default Tensor dilation2d(Tensor filter, int stride, Padding padding) {
    return Pools.dilate(self(), filter, Window.of(stride, padding));
  }

  /** (x - mean) / √(variance + ε). See {@link Normalization#batchNorm}. */
  default Tensor batchNorm(
      Tensor mean, Tensor variance, Tensor offset, Tensor scale, double epsilon) {
    return Normalization.batchNorm(self(), mean, variance, offset, scale, epsilon);
  }

  /** Over the squares of the channels around. See {@link Normalization#local}. */
  default Tensor localResponseNormalization(int radius, double bias, double alpha, double beta) {
    return Normalization.local(self(), radius, bias, alpha, beta);
  }

  /** Images in another size, pixels mixed. See {@link Resize#bilinear}. */
  default Tensor resizeBilinear(int height, int width, Resize.Corners corners) {
    return Resize.bilinear(self(), height, width, corners);
  }

  /** Images in another size, pixels copied. See {@link Resize#nearest}. */
  default Tensor resizeNearestNeighbor(int height, int width, Resize.Corners corners) {
    return Resize.nearest(self(), height, width, corners);
  }

  /** The discrete Fourier transform of complex numbers along the last axis. */
  default Tensor fft() {
    return Spectral.fft(self(), false);
  }

  /** The inverse of {@link #fft}. */
  default Tensor ifft() {
    return Spectral.fft(self(), true);
  }

  /** The first half of the transform of real numbers along the last axis. */
  default Tensor rfft() {
    return Spectral.rfft(self(), self().shape().dim(self().rank() - 1));
  }

  /** The real numbers that {@link #rfft} makes this of. */
  default Tensor irfft() {
    return Spectral.irfft(self());
  }
}
