package dev.tensorcord.tensor.op;

import dev.tensorcord.KernelBenchmark;
import dev.tensorcord.tensor.Shape;
import dev.tensorcord.tensor.Tensor;
import java.util.Arrays;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/** Convolutions of 128 images, forward and by both gradients, at the sizes of small networks. */
public class Conv2dBenchmark extends KernelBenchmark {
  private static final int BATCH = 128;

  /** The images' side and channels, the filters, and the side of a filter. */
  @Param({"28x1-8x5", "12x8-16x5", "28x1-16x3", "28x16-16x3", "14x16-32x3", "14x32-32x3"})
  public String layer;

  private Window window;
  private Shape images;
  private Shape taps;
  private Tensor x;
  private Tensor w;
  private Tensor bias;
  private Tensor dy;
  private long flops;

  /** Draws images, filters and what comes back. */
  @Setup
  public void draw() {
    int[] sizes = Arrays.stream(layer.split("[x-]")).mapToInt(Integer::parseInt).toArray();
    window = Window.of(1, Padding.VALID);
    images = Shape.of(BATCH, sizes[0], sizes[0], sizes[1]);
    taps = Shape.of(sizes[3], sizes[3], sizes[1], sizes[2]);
    Shape maps = Convolution.shape(images, taps, window);
    x = numbers(images.toArray());
    w = numbers(taps.toArray());
    bias = numbers(sizes[2]);
    dy = numbers(maps.toArray());
    flops = 2L * maps.size() * taps.size() / sizes[2];
  }

  /** The convolution. */
  @Benchmark
  public void forward(Work work) {
    compute(() -> Convolution.images(x, w, window));
    work.flops += flops;
  }

  /** The convolution, its bias and relu. */
  @Benchmark
  public void biasRelu(Work work) {
    compute(() -> Convolution.finished(x, w, bias, window, true));
    work.flops += flops;
  }

  /** The gradient with respect to the images. */
  @Benchmark
  public void byImages(Work work) {
    compute(() -> Convolution.byImages(images, dy, w, window));
    work.flops += flops;
  }

  /** The gradient with respect to the filters. */
  @Benchmark
  public void byFilter(Work work) {
    compute(() -> Convolution.byFilter(x, dy, taps, window));
    work.flops += flops;
  }
}
