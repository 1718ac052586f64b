package dev.tensorcord.jobs.bench;

/**
 * W2: one epoch of MNIST. The rate leaves out the first tenth of the steps, and counts handing each
 * batch over from the host.
 */
final class Training implements Workload {
  private final int batch;

  Training(int batch) {
    this.batch = batch;
  }

  @Override
  public String name() {
    return "train" + batch;
  }

  @Override
  public String about() {
    return "a small convolutional network trained on MNIST in batches of " + batch;
  }

  @Override
  public void run(Meter meter) {
    DigitData data = DigitData.train();
    DigitNet net = new DigitNet(batch);
    int steps = data.size() / batch;
    int warm = (steps + 9) / 10;
    long start = 0;
    long allocated = 0;
    for (int step = 0; step < steps; step++) {
      if (step == warm) {
        allocated = Timing.allocated();
        start = System.nanoTime();
      }
      net.step(data, step * batch);
    }
    int timed = steps - warm;
    double rate = (double) timed * batch / Timing.since(start);
    double bytes = (double) (Timing.allocated() - allocated) / timed;
    String note = "%d images timed; %s".formatted(timed * batch, DigitNet.BUILT);
    String label = "b" + batch;
    meter.report("cnn-train", label + "_images", rate, "images/s", note);
    double accuracy = net.accuracy(DigitData.test());
    meter.report("cnn-train", label + "_acc_1epoch", accuracy, "fraction", "");
    meter.report(
        "cnn-train", label + "_step_allocates", bytes, "bytes", "on the heap, all threads");
  }
}
