package dev.tensorcord.jobs.bench;

import dev.tensorcord.tensor.Scope;
import dev.tensorcord.tensor.Tensor;
import java.util.function.Supplier;

/** Has a result computed in full, without what leads to it or a copy of it, and frees it. */
final class Computed {
  private Computed() {}

  static void of(Supplier<Tensor> work) {
    Tensor result = Scope.tidy(work);
    var _ = result.buffer();
    result.dispose();
  }
}
