package dev.tensorcord.jobs.fit;

import dev.tensorcord.data.Points;
import dev.tensorcord.data.PointsText;
import dev.tensorcord.jobs.JobContext;
import dev.tensorcord.jobs.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Fits to test with. */
final class Fits {
  static final Points FOUR = points("0,1.1 1,5.9 2,16.8 3,33.9");

  private Fits() {}

  static Points points(String text) {
    return PointsText.read(text, FitLimits.DEFAULT.input()).points();
  }

  static FitJob of(Points points, int degree, Descent optimizer, Basis basis, double lr) {
    return new FitJob(points, "x", "y", "points", degree, 200, lr, optimizer, basis, 42, List.of());
  }

  static FitJob parse(String... namesAndValues) {
    Map<String, String> values = new java.util.HashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      values.put(namesAndValues[i], namesAndValues[i + 1]);
    }
    return FitRequest.parse(values, Optional.empty(), FitLimits.DEFAULT);
  }

  static FitResult run(FitJob job) {
    return job.run(new Context());
  }

  /** Keeps what is reported and lets the job run. */
  static class Context implements JobContext {
    final List<Progress> reports = new ArrayList<>();
    int checkpoints;

    @Override
    public void report(Progress progress) {
      reports.add(progress);
    }

    @Override
    public void checkpoint() {
      checkpoints++;
    }
  }
}
