package dev.tensorcord.tensor.op;

import dev.tensorcord.backend.Backend;
import dev.tensorcord.backend.Backends;
import dev.tensorcord.backend.Buffer;
import dev.tensorcord.backend.Element;
import dev.tensorcord.backend.Kernel;
import dev.tensorcord.backend.Slide;
import dev.tensorcord.backend.cpu.CpuSettings;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * What each kernel of the tutorial's network costs, in microseconds an image: the best of many
 * runs. Prints; run it with the class path of the tests. Arguments: threads, batch.
 */
public final class FusedConvolutionBenchmark {
  private static final long NANOS = 1_500_000_000L;

  private FusedConvolutionBenchmark() {}

  /** Measures and prints. */
  public static void main(String[] args) {
    int threads = args.length > 0 ? Integer.parseInt(args[0]) : 1;
    int batch = args.length > 1 ? Integer.parseInt(args[1]) : 64;
    Backends.start(CpuSettings.DEFAULT.withThreads(threads));
    System.out.println(Backends.active().describe());
    for (boolean prints : new boolean[] {false, true}) {
      pair(batch, 28, 1, 8, prints);
      pair(batch, 12, 8, 16, prints);
    }
  }

  private static void pair(int batch, int side, int channels, int filters, boolean prints) {
    Backend backend = Backends.active();
    Slide slide = new Slide(side, 5, side - 4, 1, 1, 0);
    Slide halves = new Slide(side - 4, 2, (side - 4) / 2, 2, 1, 0);
    Kernel.Conv2d conv = new Kernel.Conv2d(batch, slide, slide, channels, filters, true, true);
    int images = batch * side * side * channels;
    int maps = batch * (side - 4) * (side - 4) * filters;
    Buffer x = random(images);
    Buffer w = random(25 * channels * filters);
    Buffer bias = random(filters);
    Buffer full = random(maps);
    Buffer pooled = random(maps / 4);
    Buffer dy = random(maps / 4);
    Buffer places = backend.allocate(Element.BOOL, maps / 4);
    Buffer dx = random(images);
    Buffer dw = random(25 * channels * filters);
    String name = "5×5 %d→%d ".formatted(channels, filters);
    double flops = 2.0 * 25 * channels * maps / batch;
    time(prints, name + "forward", batch, flops, conv, full, x, w, bias);
    time(
        prints,
        name + "forward, pool",
        batch,
        flops,
        new Kernel.Conv2dPool(conv, halves, halves, false),
        pooled,
        x,
        w,
        bias);
    time(
        prints,
        name + "forward, pool, places",
        batch,
        flops,
        new Kernel.Conv2dPool(conv, halves, halves, true),
        pooled,
        x,
        w,
        bias,
        places);
    time(
        prints,
        name + "by images, pool",
        batch,
        flops,
        new Kernel.Conv2dPoolInputGradient(conv, halves, halves),
        dx,
        dy,
        places,
        w);
    time(
        prints,
        name + "by filter, pool",
        batch,
        flops,
        new Kernel.Conv2dPoolFilterGradient(conv, halves, halves),
        dw,
        x,
        dy,
        places);
    time(
        prints,
        name + "by images",
        batch,
        flops,
        new Kernel.Conv2dInputGradient(batch, slide, slide, channels, filters),
        dx,
        full,
        w);
    time(
        prints,
        name + "by filter",
        batch,
        flops,
        new Kernel.Conv2dFilterGradient(batch, slide, slide, channels, filters),
        dw,
        x,
        full);
    List.of(x, w, bias, full, pooled, dy, places, dx, dw).forEach(Buffer::release);
  }

  private static Buffer random(int count) {
    float[] values = new float[count];
    SplittableRandom random = new SplittableRandom(count);
    for (int i = 0; i < count; i++) {
      values[i] = (float) random.nextDouble(-1, 1);
    }
    Buffer buffer = Backends.active().allocate(Element.F32, count);
    Backends.active().write(buffer, values, count);
    return buffer;
  }

  private static void time(
      boolean prints,
      String name,
      int batch,
      double flops,
      Kernel kernel,
      Buffer out,
      Buffer... in) {
    long best = Long.MAX_VALUE;
    long end = System.nanoTime() + NANOS;
    for (long start = System.nanoTime(); start < end; start = System.nanoTime()) {
      Backends.active().run(kernel, out, in);
      best = Math.min(best, System.nanoTime() - start);
    }
    if (!prints) {
      return;
    }
    System.out.printf(
        Locale.ROOT,
        "%-32s %7.2f µs an image, %6.1f GFLOP/s%n",
        name,
        best / 1e3 / batch,
        flops * batch / best);
  }
}
