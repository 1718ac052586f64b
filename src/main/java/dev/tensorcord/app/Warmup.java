package dev.tensorcord.app;

import dev.tensorcord.backend.Backends;
import dev.tensorcord.backend.Speed;
import dev.tensorcord.fault.Fault;
import dev.tensorcord.jobs.JobContext;
import dev.tensorcord.jobs.Progress;
import dev.tensorcord.jobs.Stopped;
import dev.tensorcord.jobs.fit.FitFigures;
import dev.tensorcord.jobs.fit.FitJob;
import dev.tensorcord.jobs.fit.FitLimits;
import dev.tensorcord.jobs.fit.FitRequest;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the demo a few times before the first member asks, at low priority, so that theirs meets
 * compiled code and loaded fonts. The results go nowhere.
 */
final class Warmup implements AutoCloseable, JobContext {
  private static final Logger LOG = LoggerFactory.getLogger(Warmup.class);
  private static final int FITS = 100;
  private static final int PICTURES = 5;
  private static final int SPEEDS = 5;

  private final Thread thread;

  private Warmup(FitLimits limits) {
    this.thread =
        Thread.ofPlatform()
            .daemon()
            .name("warm-up")
            .priority(Thread.MIN_PRIORITY)
            .unstarted(() -> run(limits));
  }

  static Warmup start(FitLimits limits) {
    Warmup warmup = new Warmup(limits);
    warmup.thread.start();
    return warmup;
  }

  private void run(FitLimits limits) {
    long start = System.nanoTime();
    try {
      FitJob job = FitRequest.parse(Map.of(), Optional.empty(), limits);
      for (int i = 0; i < FITS; i++) {
        var result = job.run(this);
        if (i < PICTURES) {
          var _ = FitFigures.picture(job, result);
        }
      }
      for (int i = 0; i < SPEEDS; i++) {
        checkpoint();
        var _ = Speed.measure(Backends.active());
      }
      Duration took = Duration.ofNanos(System.nanoTime() - start);
      LOG.info("warmed up in {} ms", took.toMillis());
    } catch (Stopped | Fault e) {
      LOG.debug("not warmed up: {}", e.getMessage());
    }
  }

  @Override
  public void report(Progress progress) {}

  @Override
  public void checkpoint() {
    if (Thread.currentThread().isInterrupted()) {
      throw new Stopped();
    }
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
