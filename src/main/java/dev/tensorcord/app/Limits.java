package dev.tensorcord.app;

import dev.tensorcord.jobs.JobLimits;
import dev.tensorcord.jobs.digits.ClassifyLimits;
import dev.tensorcord.jobs.fit.FitLimits;
import dev.tensorcord.nn.ModelLimits;
import dev.tensorcord.sandbox.SandboxLimits;
import dev.tensorcord.sandbox.WorldLimits;
import dev.tensorcord.store.StoreLimits;
import dev.tensorcord.tensor.TensorLimits;

/** {@code config/limits.yaml} as records, one per room; each limit is explained there. */
record Limits(
    JobLimits jobs,
    SandboxLimits run,
    FitLimits fit,
    ClassifyLimits classify,
    StoreLimits store,
    TensorLimits tensor,
    ModelLimits model) {
  /** Those that a snippet's world is made with. */
  WorldLimits world() {
    return new WorldLimits(run, tensor, model);
  }
}
