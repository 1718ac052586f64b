package dev.tensorcord.jobs.bench;

import java.lang.management.ManagementFactory;

/** W1 from nothing: how long after the process was begun a small fit is done. */
final class FirstResult implements Workload {
  private static final int STEPS = 200;

  @Override
  public String name() {
    return "ttfr";
  }

  @Override
  public String about() {
    return "from the start of the process to the loss after 200 steps of that fit";
  }

  @Override
  public void run(Meter meter) {
    Cubic model = new Cubic();
    model.learn(STEPS);
    double loss = model.loss();
    double now = System.currentTimeMillis();
    String by = meter.spawned().isPresent() ? "" : "; since the JVM began";
    double begun = meter.spawned().map(nanos -> nanos / 1e6).orElseGet(FirstResult::started);
    meter.report("polyfit", "ttfr_200_steps", now - begun, "ms", Cubic.note(loss) + by);
  }

  private static double started() {
    return ManagementFactory.getRuntimeMXBean().getStartTime();
  }
}
