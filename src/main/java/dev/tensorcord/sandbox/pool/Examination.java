package dev.tensorcord.sandbox.pool;

import dev.tensorcord.sandbox.SandboxLimits;
import dev.tensorcord.sandbox.WorldLimits;
import dev.tensorcord.sandbox.wall.Wall;
import dev.tensorcord.sandbox.wire.ToWorker;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The walls around a worker on this machine: those that we build, and those that it builds. */
public final class Examination {
  private Examination() {}

  /**
   * Starts a worker to see, and ends it.
   *
   * @throws IOException if none starts, with the reason
   */
  public static List<Wall> walls(SandboxLimits limits, Path folder) throws IOException {
    try (Workplace place = Workplace.open(new ToWorker.Begin(WorldLimits.of(limits), 0), folder)) {
      WorkerProcess worker = place.start();
      try {
        return with(limits, worker.hello().walls());
      } finally {
        worker.kill();
        var _ = worker.end();
      }
    }
  }

  /** Ours stand everywhere. */
  static List<Wall> with(SandboxLimits limits, List<Wall> raised) {
    List<Wall> all = new ArrayList<>();
    all.add(new Wall("language", true, "no host classes, files, network, threads, environment"));
    all.add(
        new Wall(
            "process",
            true,
            "%d MB of heap, %d s, then killed from outside; empty environment and folder"
                .formatted(limits.workerMegabytes(), limits.seconds())));
    all.addAll(raised);
    return List.copyOf(all);
  }
}
