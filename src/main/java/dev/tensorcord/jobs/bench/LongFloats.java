package dev.tensorcord.jobs.bench;

import dev.tensorcord.tensor.Tensor;
import dev.tensorcord.tensor.Tensors;

/** W6: element-wise work on more numbers than a cache holds. */
final class LongFloats implements Workload {
  private static final int COUNT = 10_000_000;

  /** Three reads and one write of a float: what the work must move at least. */
  private static final double BYTES = 16;

  @Override
  public String name() {
    return "elementwise";
  }

  @Override
  public String about() {
    return "relu(a·b + c) over 10 million floats: the least bytes it must move, a second";
  }

  @Override
  public void run(Meter meter) {
    Xorshift random = new Xorshift(4);
    Tensor a = Tensors.tensor(random.centred(COUNT), COUNT);
    Tensor b = Tensors.tensor(random.centred(COUNT), COUNT);
    Tensor c = Tensors.tensor(random.centred(COUNT), COUNT);
    double seconds = Timing.median(2, 9, () -> Computed.of(() -> a.mul(b).add(c).relu()));
    meter.report(
        "elementwise",
        "relu_ab_c_10M",
        BYTES * COUNT / 1e9 / seconds,
        "GB/s",
        "a.mul(b).add(c).relu()");
  }
}
