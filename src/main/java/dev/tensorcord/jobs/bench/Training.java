package dev.tensorcord.jobs.bench;

/**
 * W2: one epoch of MNIST, the first of the process and one when it is warm. The rates leave out the
 * first tenth of the steps, and count handing each batch over from the host.
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
    String label = "b" + batch;
    DigitNet first = new DigitNet(batch);
    String note = "the first epoch of the process; " + DigitNet.BUILT;
    meter.report("cnn-train", label + "_first_images", epoch(first, data).rate, "images/s", note);
    Timing.warm(() -> first.step(data, 0));
    DigitNet net = new DigitNet(batch);
    Epoch epoch = epoch(net, data);
    note = "%d images timed; %s".formatted(epoch.images, DigitNet.BUILT);
    meter.report("cnn-train", label + "_images", epoch.rate, "images/s", note);
    double accuracy = net.accuracy(DigitData.test());
    meter.report("cnn-train", label + "_acc_1epoch", accuracy, "fraction", "");
    meter.report(
        "cnn-train", label + "_step_allocates", epoch.bytes, "bytes", "on the heap, all threads");
  }

  /** Images that were timed, how many a second, and what a step allocated. */
  private record Epoch(int images, double rate, double bytes) {}

  private Epoch epoch(DigitNet net, DigitData data) {
    int steps = data.size() / batch;
    int untimed = (steps + 9) / 10;
    long start = 0;
    long allocated = 0;
    for (int step = 0; step < steps; step++) {
      if (step == untimed) {
        allocated = Timing.allocated();
        start = System.nanoTime();
      }
      net.step(data, step * batch);
    }
    int timed = steps - untimed;
    double rate = (double) timed * batch / Timing.since(start);
    double bytes = (double) (Timing.allocated() - allocated) / timed;
    return new Epoch(timed * batch, rate, bytes);
  }
}
