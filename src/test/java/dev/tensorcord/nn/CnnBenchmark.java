package dev.tensorcord.nn;

import dev.tensorcord.backend.Backends;
import dev.tensorcord.backend.cpu.CpuSettings;
import dev.tensorcord.data.Mnist;
import dev.tensorcord.tensor.Budget;
import dev.tensorcord.tensor.Scope;
import dev.tensorcord.tensor.Session;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The digits' network of the tutorial, trained for one epoch and asked, as a Sequential and as ops
 * of one's own: images a second, the time of one image, accuracy. Prints; run it with the class
 * path of the tests.
 *
 * <p>Arguments: threads (0 for one per core), then of {@code layers ops} which model, {@code 64 512
 * one many} what; all where none is named.
 */
public final class CnnBenchmark {
  private static final int WARM = 2000;
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private CnnBenchmark() {}

  /** Measures and prints. */
  public static void main(String[] args) {
    int threads = args.length > 0 ? Integer.parseInt(args[0]) : 0;
    List<String> only = args.length > 1 ? List.of(args).subList(1, args.length) : List.of();
    Backends.start(CpuSettings.DEFAULT.withThreads(threads));
    System.out.println(Backends.active().describe());
    TutorialDigits train = TutorialDigits.shuffled(Mnist.train());
    TutorialDigits test = TutorialDigits.of(Mnist.test());
    for (String kind : List.of("layers", "ops")) {
      if (wanted(only, kind, "ops", "layers")) {
        for (int batch : new int[] {64, 512}) {
          if (wanted(only, "" + batch, "64", "512", "one", "many")) {
            train(kind, train, test, batch);
          }
        }
        try (Session _ = Session.open(Budget.NONE)) {
          TutorialNetwork net = TutorialNetwork.of(kind);
          if (wanted(only, "one", "64", "512", "one", "many")) {
            one(kind, net, test);
          }
          if (wanted(only, "many", "64", "512", "one", "many")) {
            many(kind, net, test);
          }
        }
      }
    }
  }

  private static boolean wanted(List<String> only, String what, String... group) {
    return only.contains(what) || only.stream().noneMatch(Arrays.asList(group)::contains);
  }

  private static void train(String kind, TutorialDigits train, TutorialDigits test, int batch) {
    try (Session _ = Session.open(Budget.NONE)) {
      TutorialNetwork net = TutorialNetwork.of(kind);
      int steps = train.size() / batch;
      int warm = (steps + 9) / 10;
      long start = 0;
      long allocated = 0;
      long cpu = 0;
      for (int step = 0; step < steps; step++) {
        if (step == warm) {
          start = System.nanoTime();
          allocated = PolyfitBenchmark.allocated();
        }
        if (step == steps / 2) {
          cpu = THREADS.getCurrentThreadCpuTime();
        }
        try (Scope _ = Scope.open()) {
          net.step(train.images(step * batch, batch), train.labels(step * batch, batch));
        }
      }
      long taken = THREADS.getCurrentThreadCpuTime() - cpu;
      double seconds = (System.nanoTime() - start) / 1e9;
      System.out.printf(
          Locale.ROOT,
          "%-6s train %4d: %,9.0f images/s, %,7d bytes a step, accuracy %.4f, "
              + "%.1f µs of this thread an image%n",
          kind,
          batch,
          (steps - warm) * (double) batch / seconds,
          (PolyfitBenchmark.allocated() - allocated) / (steps - warm),
          net.accuracy(test, test.size()),
          taken / 1e3 / (steps - steps / 2) / batch);
    }
  }

  private static void one(String kind, TutorialNetwork net, TutorialDigits test) {
    double[] micros = new double[WARM];
    for (int i = 0; i < 40 * WARM; i++) {
      long start = System.nanoTime();
      ask(net, test, i % test.size(), 1);
      micros[i % WARM] = (System.nanoTime() - start) / 1e3;
    }
    Arrays.sort(micros);
    System.out.printf(
        Locale.ROOT,
        "%-6s one image: p50 %.1f µs, p99 %.1f µs%n",
        kind,
        micros[WARM / 2],
        micros[WARM * 99 / 100]);
  }

  private static void many(String kind, TutorialNetwork net, TutorialDigits test) {
    double[] rates = new double[5];
    long cpu = 0;
    for (int round = -1; round < rates.length; round++) {
      long start = System.nanoTime();
      cpu = THREADS.getCurrentThreadCpuTime();
      for (int i = 0; i < 39; i++) {
        ask(net, test, i * 256, 256);
      }
      if (round >= 0) {
        rates[round] = 39 * 256 / ((System.nanoTime() - start) / 1e9);
      }
    }
    double taken = (THREADS.getCurrentThreadCpuTime() - cpu) / 1e3 / 39 / 256;
    Arrays.sort(rates);
    System.out.printf(
        Locale.ROOT,
        "%-6s batch 256: %,.0f images/s, %.1f µs of this thread an image%n",
        kind,
        rates[2],
        taken);
  }

  private static float[] ask(TutorialNetwork net, TutorialDigits test, int from, int count) {
    try (Scope _ = Scope.open()) {
      return net.predict(test.images(from, count)).data();
    }
  }
}
