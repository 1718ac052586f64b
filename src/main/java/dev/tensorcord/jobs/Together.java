package dev.tensorcord.jobs;

import java.io.Serializable;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Semaphore;

/**
 * Does the jobs of one turn together: makes each from what was submitted, a few at a time, then
 * runs all that were made in one go. One that cannot be made, or not in time, ends alone; should
 * the common run break, each is run by itself, so that only the bad one breaks.
 */
final class Together<J extends Job<R>, R extends Serializable> {
  private final JobQueue queue;
  private final BatchKind<J, R> kind;
  private final List<Submission<R>> jobs;

  @SuppressWarnings("unchecked") // a lane holds only what was submitted with its own kind
  Together(JobQueue queue, BatchKind<J, R> kind, Turn turn) {
    this.queue = queue;
    this.kind = kind;
    this.jobs = turn.jobs().stream().map(job -> (Submission<R>) job).toList();
  }

  void work() {
    makeAll();
    List<Submission<R>> made = jobs.stream().filter(Together::isMade).toList();
    if (made.isEmpty()) {
      return;
    }
    queue.limitTime(made);
    try {
      List<R> results = kind.work.run(made.stream().map(this::job).toList(), new Everybody<>(made));
      for (int i = 0; i < made.size(); i++) {
        R result = results.get(i);
        made.get(i).reach(() -> result);
      }
    } catch (Throwable thrown) {
      if (made.size() == 1) {
        made.getFirst().reach(() -> rethrown(thrown));
      } else {
        made.forEach(this::runAlone);
      }
    }
  }

  private void runAlone(Submission<R> submission) {
    submission.reach(() -> {
      submission.checkpoint();
      return kind.work.run(List.of(job(submission)), submission).getFirst();
    });
  }

  private void makeAll() {
    Semaphore places = new Semaphore(kind.madeAtOnce);
    for (Submission<R> submission : jobs) {
      places.acquireUninterruptibly();
      // Also where it is stopped meanwhile: a thread that heeds nothing keeps no place.
      submission.made.whenComplete((job, problem) -> places.release());
      if (!submission.made.isDone()) {
        Thread.ofPlatform()
            .daemon()
            .name("maker-" + submission.run())
            .start(() -> make(submission));
      }
    }
    jobs.forEach(submission -> submission.made.exceptionally(problem -> null).join());
  }

  private void make(Submission<R> submission) {
    Job<R> job = null;
    Throwable problem = null;
    if (queue.beginMaking(submission)) {
      try {
        job = Objects.requireNonNull(submission.source.get(), "no job was made");
      } catch (Throwable thrown) {
        problem = thrown;
        submission.reach(() -> rethrown(thrown));
      }
      queue.endMaking(submission);
    }
    if (job != null) {
      submission.made.complete(job);
    } else {
      submission.made.completeExceptionally(problem == null ? new Stopped() : problem);
    }
  }

  private static <R> R rethrown(Throwable thrown) throws Exception {
    switch (thrown) {
      case Error error -> throw error;
      case Exception exception -> throw exception;
      default -> throw new IllegalStateException(thrown);
    }
  }

  private static boolean isMade(Submission<?> submission) {
    return !submission.made.isCompletedExceptionally() && !submission.stopped;
  }

  @SuppressWarnings("unchecked") // made by the source that was submitted with this kind
  private J job(Submission<R> submission) {
    return (J) submission.made.join();
  }

  /** What the common run may ask of the queue: it stops when nobody waits any more. */
  private record Everybody<R extends Serializable>(List<Submission<R>> jobs) implements JobContext {
    @Override
    public void report(Progress progress) {
      jobs.forEach(job -> job.report(progress));
    }

    @Override
    public void checkpoint() {
      if (jobs.stream().allMatch(job -> job.stopped)) {
        throw new Stopped();
      }
    }
  }
}
