package dev.tensorcord.jobs.bench;

import dev.tensorcord.tensor.Tensor;
import dev.tensorcord.tensor.Tensors;
import dev.tensorcord.tensor.op.Inverse;

/** W7: the inverse of a matrix. */
final class Inversion implements Workload {
  private static final int SIDE = 512;

  @Override
  public String name() {
    return "inverse";
  }

  @Override
  public String about() {
    return "the inverse of a 512 × 512 matrix";
  }

  @Override
  public void run(Meter meter) {
    Tensor a = Tensors.tensor(new Xorshift(5).centred(SIDE * SIDE), SIDE, SIDE);
    double seconds = Timing.median(2, 9, () -> Computed.of(() -> Inverse.apply(a)));
    meter.report("inverse", "n" + SIDE, seconds * 1e3, "ms", "linalg.inv");
  }
}
