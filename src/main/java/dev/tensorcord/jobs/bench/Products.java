package dev.tensorcord.jobs.bench;

import dev.tensorcord.tensor.Scope;
import dev.tensorcord.tensor.Tensor;
import dev.tensorcord.tensor.Tensors;
import java.util.List;

/** W5: products of square matrices. */
final class Products implements Workload {
  private static final List<Integer> SIDES = List.of(64, 256, 1024, 2048);

  @Override
  public String name() {
    return "matmul";
  }

  @Override
  public String about() {
    return "n × n times n × n, for n of 64, 256, 1024 and 2048";
  }

  @Override
  public void run(Meter meter) {
    for (int n : SIDES) {
      Xorshift random = new Xorshift(3);
      try (Scope _ = Scope.open()) {
        Tensor a = Tensors.tensor(random.centred(n * n), n, n);
        Tensor b = Tensors.tensor(random.centred(n * n), n, n);
        double seconds = Timing.median(1, 5, () -> Computed.of(() -> a.matMul(b)));
        meter.report("matmul", "n" + n, 2.0 * n * n * n / 1e9 / seconds, "GFLOP/s", "");
      }
    }
  }
}
