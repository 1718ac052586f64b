package dev.tensorcord.jobs.bench;

import dev.tensorcord.tensor.Scope;
import dev.tensorcord.tensor.Shape;
import dev.tensorcord.tensor.Tensor;
import dev.tensorcord.tensor.Tensors;
import dev.tensorcord.tensor.grad.Gradients;
import java.util.function.UnaryOperator;

/** W4: what an op costs beside its arithmetic, alone and with a tape. */
final class SmallOps implements Workload {
  private static final int CHAIN = 1000;
  private static final int FLOATS = 10;

  @Override
  public String name() {
    return "overhead";
  }

  @Override
  public String about() {
    return "one of 1000 dependent additions of 10 floats, alone and with its gradient";
  }

  @Override
  public void run(Meter meter) {
    Tensor x = Tensors.ones(Shape.of(FLOATS));
    Tensor small = Tensors.fill(Shape.of(FLOATS), 1e-3, x.dtype());
    UnaryOperator<Tensor> chain =
        start -> {
          Tensor value = start;
          for (int i = 0; i < CHAIN; i++) {
            value = value.add(small);
          }
          return value;
        };
    double add = Timing.median(2, 31, () -> Scope.tidy(() -> chain.apply(x).data()));
    meter.report("op-overhead", "add", add * 1e9 / CHAIN, "ns/op", "eager, chain of 1000 in tidy");
    UnaryOperator<Tensor> grad = Gradients.grad(v -> chain.apply(v).sum());
    double tape = Timing.median(2, 31, () -> Scope.tidy(() -> grad.apply(x).data()));
    meter.report(
        "op-overhead",
        "add_tape",
        tape * 1e9 / CHAIN,
        "ns/op",
        "forward and backward of the chain, per addition");
  }
}
