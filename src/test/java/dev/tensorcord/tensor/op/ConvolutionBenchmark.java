package dev.tensorcord.tensor.op;

import dev.tensorcord.backend.Backends;
import dev.tensorcord.backend.cpu.CpuSettings;
import dev.tensorcord.tensor.Budget;
import dev.tensorcord.tensor.DType;
import dev.tensorcord.tensor.Scope;
import dev.tensorcord.tensor.Session;
import dev.tensorcord.tensor.Shape;
import dev.tensorcord.tensor.Tensor;
import dev.tensorcord.tensor.Tensors;
import dev.tensorcord.tensor.Variable;
import dev.tensorcord.tensor.grad.Gradients;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What convolutions cost beside a matrix product in the same run, and a small network for digits
 * made of ops, forward and backward. Prints; run it with the class path of the tests.
 */
public final class ConvolutionBenchmark {
  private static final int BATCH = 128;
  private static final long NANOS = 2_000_000_000L;
  private static final long NET_NANOS = 8_000_000_000L;

  private ConvolutionBenchmark() {}

  /** A layer: the images' side, channels, filters and the filter's side. */
  private record Layer(int side, int channels, int filters, int taps) {}

  /**
   * Measures and prints; the first argument picks lines that contain it, the second is a number of
   * threads.
   */
  public static void main(String[] args) {
    String only = args.length > 0 ? args[0] : "";
    int threads = args.length > 1 ? Integer.parseInt(args[1]) : 0;
    Backends.start(CpuSettings.DEFAULT.withThreads(threads));
    try (Session _ = Session.open(Budget.NONE)) {
      System.out.println(Backends.active().describe());
      Tensor a = Tensors.randomUniform(Shape.of(512, 512), -1, 1, 1);
      double product = rate(2.0 * 512 * 512 * 512, () -> a.matMul(a).dispose());
      System.out.printf(Locale.ROOT, "matMul 512                     %8.1f GFLOP/s%n", product);
      for (Layer layer :
          List.of(
              new Layer(28, 1, 16, 3),
              new Layer(28, 16, 16, 3),
              new Layer(14, 16, 32, 3),
              new Layer(14, 32, 32, 3),
              new Layer(28, 1, 8, 5),
              new Layer(12, 8, 16, 5))) {
        layer(layer, product, only);
      }
      for (Padding padding : List.of(Padding.SAME, Padding.VALID)) {
        if (("net " + padding).contains(only)) {
          net(padding);
        }
      }
    }
  }

  private static void layer(Layer layer, double product, String only) {
    Window window = Window.of(1, Padding.SAME);
    Shape images = Shape.of(BATCH, layer.side(), layer.side(), layer.channels());
    Shape maps = images.with(3, layer.filters());
    Shape taps = Shape.of(layer.taps(), layer.taps(), layer.channels(), layer.filters());
    Tensor x = Tensors.randomUniform(images, -1, 1, 1);
    Tensor w = Tensors.randomUniform(taps, -1, 1, 2);
    Tensor b = Tensors.randomUniform(Shape.of(layer.filters()), -1, 1, 2);
    Tensor dy = Tensors.randomUniform(maps, -1, 1, 3);
    double flops = 2.0 * maps.size() * layer.taps() * layer.taps() * layer.channels();
    String name =
        "%d×%d %d→%d on %d"
            .formatted(layer.taps(), layer.taps(), layer.channels(), layer.filters(), layer.side());
    List<Runnable> each =
        List.of(
            () -> Convolution.images(x, w, window).dispose(),
            () -> Convolution.finished(x, w, b, window, true).dispose(),
            () -> Convolution.byImages(images, dy, w, window).dispose(),
            () -> Convolution.byFilter(x, dy, taps, window).dispose());
    List<String> labels = List.of("forward", "bias, relu", "by images", "by filter");
    for (int i = 0; i < each.size(); i++) {
      if ((name + " " + labels.get(i)).contains(only)) {
        double rate = rate(flops, each.get(i));
        System.out.printf(
            Locale.ROOT,
            "%-18s %-11s %8.1f GFLOP/s, %.2f of matMul%n",
            name,
            labels.get(i),
            rate,
            rate / product);
      }
    }
    List.of(x, w, b, dy).forEach(Tensor::dispose);
  }

  /** Two convolutions, a pool, twice; then two dense layers and the cross-entropy of 11 classes. */
  private static void net(Padding padding) {
    try (Scope _ = Scope.open()) {
      Tensor images = Tensors.randomUniform(Shape.of(BATCH, 28, 28, 1), 0, 1, 4);
      Tensor labels = Tensors.randomUniform(Shape.of(BATCH), 0, 11, 5).cast(DType.INT32);
      Tensor truth = Tensors.oneHot(labels, 11).cast(DType.FLOAT32);
      List<Variable> w = new ArrayList<>();
      for (int[] dims :
          List.of(
              new int[] {3, 3, 1, 16},
              new int[] {3, 3, 16, 16},
              new int[] {3, 3, 16, 32},
              new int[] {3, 3, 32, 32},
              new int[] {padding == Padding.SAME ? 7 * 7 * 32 : 4 * 4 * 32, 128},
              new int[] {128, 11})) {
        w.add(Variable.of(Tensors.truncatedNormal(Shape.of(dims), 0, 0.1, 6)));
        w.add(Variable.of(Tensors.zeros(Shape.of(dims[dims.length - 1]))));
      }
      double seconds =
          best(NET_NANOS, () -> Scope.tidy(() -> step(images, truth, w, padding))) / 1e9;
      System.out.printf(
          Locale.ROOT,
          "net, padding %-5s forward and backward at batch %d: %,.0f images/s, %.2f ms%n",
          padding,
          BATCH,
          BATCH / seconds,
          seconds * 1e3);
      w.forEach(Tensor::dispose);
    }
  }

  private static Tensor step(Tensor images, Tensor truth, List<Variable> w, Padding padding) {
    return Gradients.variableGrads(
            () -> {
              Tensor x = images;
              for (int i = 0; i < 4; i++) {
                x =
                    FusedConv2d.apply(
                        x, w.get(2 * i), w.get(2 * i + 1), Window.of(1, padding), true);
                x = i % 2 == 0 ? x : x.maxPool(2, 2, Padding.VALID);
              }
              x = x.reshape(BATCH, -1).matMul(w.get(8)).add(w.get(9)).relu();
              Tensor scores = x.matMul(w.get(10)).add(w.get(11));
              return scores.logSoftmax().mul(truth).sum().div(-BATCH);
            },
            w)
        .value();
  }

  private static double rate(double flops, Runnable work) {
    return flops / best(NANOS, work);
  }

  private static double best(long nanos, Runnable work) {
    long best = Long.MAX_VALUE;
    long end = System.nanoTime() + nanos;
    for (long start = System.nanoTime(); start < end; start = System.nanoTime()) {
      work.run();
      best = Math.min(best, System.nanoTime() - start);
    }
    return best;
  }
}
