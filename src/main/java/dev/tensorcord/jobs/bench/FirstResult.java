package dev.tensorcord.jobs.bench;

import java.time.Instant;

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
    String by = meter.spawned().isPresent() ? "" : "; by the system's clock of the process";
    double begun = meter.spawned().map(nanos -> nanos / 1e6).orElseGet(FirstResult::started);
    meter.report("polyfit", "ttfr_200_steps", now - begun, "ms", Cubic.note(loss) + by);
  }

  private static double started() {
    return ProcessHandle.current().info().startInstant().orElseGet(Instant::now).toEpochMilli();
  }
}
