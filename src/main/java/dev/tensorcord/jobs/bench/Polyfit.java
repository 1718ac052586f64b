package dev.tensorcord.jobs.bench;

/** W1: a small fit through tape and optimizer, cold and warm, and what a step allocates. */
final class Polyfit implements Workload {
  private static final int COLD = 75;
  private static final int STEPS = 2000;
  private static final int RUNS = 5;

  @Override
  public String name() {
    return "polyfit";
  }

  @Override
  public String about() {
    return "a cubic through 100 points by gradient descent: steps a second";
  }

  @Override
  public void run(Meter meter) {
    Cubic first = new Cubic();
    long start = System.nanoTime();
    first.learn(COLD);
    double loss = first.loss();
    meter.report("polyfit", "cold_75_steps", Timing.since(start) * 1e3, "ms", Cubic.note(loss));
    first.learn(STEPS);
    report(meter, "early_steps", "after 2,075 steps");
    Timing.warm(() -> new Cubic().learn(STEPS));
    report(meter, "warm_steps", "after %.0f s".formatted(Timing.WARM_SECONDS));
    long before = Timing.allocated();
    first.learn(STEPS);
    double bytes = (double) (Timing.allocated() - before) / STEPS;
    meter.report("polyfit", "step_allocates", bytes, "bytes", "on the heap, all threads");
  }

  /** The middle rate of some runs, each with a model of its own. */
  private static void report(Meter meter, String metric, String when) {
    double[] rates = new double[RUNS];
    double loss = 0;
    for (int i = 0; i < RUNS; i++) {
      Cubic model = new Cubic();
      long start = System.nanoTime();
      model.learn(STEPS);
      rates[i] = STEPS / Timing.since(start);
      loss = model.loss();
    }
    String note = "%s; %s; tape and Optimizer.minimize".formatted(Cubic.note(loss), when);
    meter.report("polyfit", metric, Timing.median(rates), "steps/s", note);
  }
}
