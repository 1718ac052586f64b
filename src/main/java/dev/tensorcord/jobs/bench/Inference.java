package dev.tensorcord.jobs.bench;

import java.util.Arrays;

/** W3: the same network asked: one digit at a time, and many. */
final class Inference implements Workload {
  private static final int CALLS = 2000;
  private static final int BATCH = 256;
  private static final int BATCHES = 39;
  private static final int RUNS = 5;

  @Override
  public String name() {
    return "infer";
  }

  @Override
  public String about() {
    return "the same network asked: the time for one digit, and digits a second in batches of 256";
  }

  @Override
  public void run(Meter meter) {
    DigitData test = DigitData.test();
    one(meter, test);
    many(meter, test);
  }

  private static void one(Meter meter, DigitData test) {
    DigitNet net = new DigitNet(1);
    Timing.warm(() -> net.predict(test, 0));
    double[] micros = new double[CALLS];
    for (int i = 0; i < CALLS; i++) {
      long start = System.nanoTime();
      var _ = net.predict(test, i);
      micros[i] = Timing.since(start) * 1e6;
    }
    Arrays.sort(micros);
    meter.report("cnn-infer", "b1_p50", micros[CALLS / 2], "us", "Sequential, host to host");
    meter.report("cnn-infer", "b1_p99", micros[CALLS * 99 / 100], "us", "");
  }

  private static void many(Meter meter, DigitData test) {
    DigitNet net = new DigitNet(BATCH);
    double[] rates = new double[RUNS];
    Timing.warm(() -> net.predict(test, 0));
    for (int run = 0; run < RUNS; run++) {
      long start = System.nanoTime();
      for (int i = 0; i < BATCHES; i++) {
        var _ = net.predict(test, i * BATCH);
      }
      rates[run] = BATCHES * BATCH / Timing.since(start);
    }
    meter.report("cnn-infer", "b256_images", Timing.median(rates), "images/s", "");
  }
}
