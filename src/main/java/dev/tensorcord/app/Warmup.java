package dev.tensorcord.app;

import dev.tensorcord.backend.Backends;
import dev.tensorcord.backend.Speed;
import dev.tensorcord.data.picture.Picture;
import dev.tensorcord.data.picture.PictureLimits;
import dev.tensorcord.fault.Fault;
import dev.tensorcord.jobs.JobContext;
import dev.tensorcord.jobs.Progress;
import dev.tensorcord.jobs.Stopped;
import dev.tensorcord.jobs.digits.ClassifyJob;
import dev.tensorcord.jobs.digits.DigitFigures;
import dev.tensorcord.jobs.digits.Reading;
import dev.tensorcord.jobs.digits.Sheet;
import dev.tensorcord.jobs.fit.FitFigures;
import dev.tensorcord.jobs.fit.FitJob;
import dev.tensorcord.jobs.fit.FitRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the demo and reads a digit a few times before the first member asks, at low priority, so
 * that theirs meets compiled code, loaded weights and loaded fonts. The results go nowhere.
 */
final class Warmup implements AutoCloseable, JobContext {
  private static final Logger LOG = LoggerFactory.getLogger(Warmup.class);
  private static final int DIGITS = 12;
  private static final int FITS = 100;
  private static final int PICTURES = 5;
  private static final int SPEEDS = 5;

  private final Thread thread;

  private Warmup(Limits limits) {
    this.thread =
        Thread.ofPlatform()
            .daemon()
            .name("warm-up")
            .priority(Thread.MIN_PRIORITY)
            .unstarted(() -> run(limits));
  }

  static Warmup start(Limits limits) {
    Warmup warmup = new Warmup(limits);
    warmup.thread.start();
    return warmup;
  }

  private void run(Limits limits) {
    long start = System.nanoTime();
    try {
      digits(limits.classify().picture());
      FitJob job = FitRequest.parse(Map.of(), Optional.empty(), limits.fit());
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

  private void digits(PictureLimits limits) {
    byte[] drawn = DrawnDigit.png();
    for (int i = 0; i < DIGITS; i++) {
      checkpoint();
      Picture picture = Picture.read(drawn, "seven.png", limits);
      Sheet sheet = Sheet.of("seven.png", picture, limits);
      Reading reading = new ClassifyJob(List.of(sheet)).run(this);
      if (sheet instanceof Sheet.Marked marked) {
        var preview = Optional.of(picture.preview(DigitFigures.PREVIEW));
        var _ = DigitFigures.picture(marked, reading.digits(), preview, "");
        if (i == 0) {
          var _ = DigitFigures.why(reading.digits().getFirst());
        }
      }
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
