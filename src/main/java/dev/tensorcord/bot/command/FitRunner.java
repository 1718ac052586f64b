package dev.tensorcord.bot.command;

import dev.tensorcord.bot.Replies;
import dev.tensorcord.bot.Reply;
import dev.tensorcord.bot.Request;
import dev.tensorcord.jobs.JobListener;
import dev.tensorcord.jobs.JobQueue;
import dev.tensorcord.jobs.Outcome;
import dev.tensorcord.jobs.Progress;
import dev.tensorcord.jobs.Run;
import dev.tensorcord.jobs.RunStore;
import dev.tensorcord.jobs.fit.FitJob;
import dev.tensorcord.jobs.fit.FitJson;
import dev.tensorcord.jobs.fit.FitResult;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends a fit on its way: keeps it, queues it, and shows what becomes of it. Thread-safe. */
final class FitRunner {
  private static final Logger LOG = LoggerFactory.getLogger(FitRunner.class);

  /** A fit that ends sooner is shown by its end alone. */
  private static final long QUIET_NANOS = 350_000_000;

  private final JobQueue queue;
  private final RunStore runs;
  private final Set<String> watched = ConcurrentHashMap.newKeySet();

  FitRunner(JobQueue queue, RunStore runs) {
    this.queue = queue;
    this.runs = runs;
  }

  /** Whether this process shows the run's end, soon or late. */
  boolean watches(String run) {
    return watched.contains(run);
  }

  void start(Request request, FitJob job, Replies replies) {
    Run run =
        runs.begin(
            new Run.Draft(
                request.member().id(),
                request.place().guild(),
                FitSpec.NAME,
                FitJson.write(job),
                job.seed()));
    watched.add(run.id());
    try {
      queue.submit(request.member().id(), run.id(), job, new Watcher(run, job, replies));
    } catch (RuntimeException e) {
      watched.remove(run.id());
      runs.end(run.id(), Run.State.FAILED, null);
      throw e;
    }
  }

  /** Shows one job's way through the queue, and keeps its end. */
  private final class Watcher implements JobListener<FitResult> {
    private final Run run;
    private final FitJob job;
    private final Replies replies;
    private final long asked = System.nanoTime();

    Watcher(Run run, FitJob job, Replies replies) {
      this.run = run;
      this.job = job;
      this.replies = replies;
    }

    @Override
    public void waiting(int place) {
      show(Optional.empty(), "place %,d in the queue".formatted(place));
    }

    @Override
    public void progress(Progress progress) {
      if (System.nanoTime() - asked > QUIET_NANOS) {
        show(Optional.of(progress.fraction()), progress.status());
      }
    }

    private void show(Optional<Double> fraction, String status) {
      Duration elapsed = Duration.ofNanos(System.nanoTime() - asked);
      replies.show(FitReply.live(run, job, fraction, status, elapsed));
    }

    @Override
    public void ended(Outcome<FitResult> outcome) {
      try {
        replies.show(reply(outcome));
      } finally {
        watched.remove(run.id());
      }
    }

    private Reply reply(Outcome<FitResult> outcome) {
      if (outcome instanceof Outcome.Done<FitResult>(FitResult result, Duration _)) {
        keep(Run.State.DONE, FitJson.write(result));
        return FitReply.figure(run, job, result);
      }
      keep(outcome.state(), null);
      return FitReply.failure(run, outcome);
    }

    /** A store that fails must not cost the member what they waited for. */
    private void keep(Run.State state, String result) {
      try {
        runs.end(run.id(), state, result);
      } catch (RuntimeException e) {
        LOG.error("the end of run {} is not kept", run.id(), e);
      }
    }
  }
}
