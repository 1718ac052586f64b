package dev.tensorcord.tensor.op;

import dev.tensorcord.KernelBenchmark;
import dev.tensorcord.backend.Backend;
import dev.tensorcord.backend.Backends;
import dev.tensorcord.backend.Buffer;
import dev.tensorcord.backend.Element;
import dev.tensorcord.backend.Kernel;
import dev.tensorcord.backend.Slide;
import java.util.Arrays;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/**
 * The kernels of the digits' network: convolution, bias and relu, pooled by 2 × 2 on the way out,
 * and what comes back through both at once.
 */
public class Conv2dPoolBenchmark extends KernelBenchmark {
  private static final int SIDE = 5;

  /** The images' side and channels, and the filters. */
  @Param({"28x1-8", "12x8-16"})
  public String layer;

  /** Images of a batch. */
  @Param({"64", "512"})
  public int batch;

  private final Backend backend = Backends.active();
  private Kernel.Conv2d conv;
  private Slide halves;
  private Buffer x;
  private Buffer w;
  private Buffer bias;
  private Buffer pooled;
  private Buffer places;
  private Buffer dx;
  private Buffer dw;
  private long flops;

  /** Draws images, filters and what comes back. */
  @Setup
  public void draw() {
    int[] sizes = Arrays.stream(layer.split("[x-]")).mapToInt(Integer::parseInt).toArray();
    int out = sizes[0] - SIDE + 1;
    Slide slide = new Slide(sizes[0], SIDE, out, 1, 1, 0);
    conv = new Kernel.Conv2d(batch, slide, slide, sizes[1], sizes[2], true, true);
    halves = new Slide(out, 2, out / 2, 2, 1, 0);
    x = numbers(batch, sizes[0], sizes[0], sizes[1]).buffer();
    w = numbers(SIDE, SIDE, sizes[1], sizes[2]).buffer();
    bias = numbers(sizes[2]).buffer();
    pooled = numbers(batch, out / 2, out / 2, sizes[2]).buffer();
    dx = numbers(batch, sizes[0], sizes[0], sizes[1]).buffer();
    dw = numbers(SIDE, SIDE, sizes[1], sizes[2]).buffer();
    places = backend.allocate(Element.BOOL, batch * out / 2 * out / 2 * sizes[2]);
    forwardWithPlaces(new Work());
    flops = 2L * SIDE * SIDE * sizes[1] * batch * out * out * sizes[2];
  }

  /** Forward, as a model that is asked. */
  @Benchmark
  public void forward(Work work) {
    backend.run(new Kernel.Conv2dPool(conv, halves, halves, false), pooled, x, w, bias);
    work.flops += flops;
  }

  /** Forward, as a model that learns: where each window's largest was is kept. */
  @Benchmark
  public void forwardWithPlaces(Work work) {
    backend.run(new Kernel.Conv2dPool(conv, halves, halves, true), pooled, x, w, bias, places);
    work.flops += flops;
  }

  /** The gradient with respect to the images. */
  @Benchmark
  public void byImages(Work work) {
    backend.run(new Kernel.Conv2dPoolInputGradient(conv, halves, halves), dx, pooled, places, w);
    work.flops += flops;
  }

  /** The gradient with respect to the filters. */
  @Benchmark
  public void byFilter(Work work) {
    backend.run(new Kernel.Conv2dPoolFilterGradient(conv, halves, halves), dw, x, pooled, places);
    work.flops += flops;
  }
}
