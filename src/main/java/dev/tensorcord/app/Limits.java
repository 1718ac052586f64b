package dev.tensorcord.app;

import dev.tensorcord.jobs.JobLimits;
import dev.tensorcord.jobs.digits.ClassifyLimits;
import dev.tensorcord.jobs.fit.FitLimits;
import dev.tensorcord.sandbox.SandboxLimits;
import dev.tensorcord.store.StoreLimits;

/** {@code config/limits.yaml} as records, one per room; each limit is explained there. */
record Limits(
    JobLimits jobs,
    SandboxLimits run,
    FitLimits fit,
    ClassifyLimits classify,
    StoreLimits store) {}
