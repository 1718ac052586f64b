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
    double[] rates = new double[RUNS];
    for (int i = 0; i < RUNS; i++) {
      Cubic model = new Cubic();
      start = System.nanoTime();
      model.learn(STEPS);
      loss = model.loss();
      rates[i] = STEPS / Timing.since(start);
    }
    String note = Cubic.note(loss) + "; tape and Optimizer.minimize";
    meter.report("polyfit", "warm_steps", Timing.median(rates), "steps/s", note);
    long before = Timing.allocated();
    first.learn(STEPS);
    double bytes = (double) (Timing.allocated() - before) / STEPS;
    meter.report("polyfit", "step_allocates", bytes, "bytes", "on the heap, all threads");
  }
}
