package dev.tensorcord.bot.command;

import dev.tensorcord.bot.Attachment;
import dev.tensorcord.bot.Replies;
import dev.tensorcord.bot.Reply;
import dev.tensorcord.bot.Request;
import dev.tensorcord.jobs.BatchKind;
import dev.tensorcord.jobs.JobListener;
import dev.tensorcord.jobs.JobQueue;
import dev.tensorcord.jobs.Outcome;
import dev.tensorcord.jobs.Run;
import dev.tensorcord.jobs.RunStore;
import dev.tensorcord.jobs.digits.ClassifyJob;
import dev.tensorcord.jobs.digits.ClassifyLimits;
import dev.tensorcord.jobs.digits.DigitsJson;
import dev.tensorcord.jobs.digits.Reading;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends pictures on their way: keeps the run, queues it to be read with its neighbours, and shows
 * what was read, each member's answers in their order. One for all commands that read pictures, so
 * that they share batches. Thread-safe.
 */
public final class ClassifyRunner {
  private static final Logger LOG = LoggerFactory.getLogger(ClassifyRunner.class);
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Duration BETWEEN_PLACES = Duration.ofSeconds(4);
  private static final Duration SENDING = Duration.ofSeconds(5);

  /** Pictures that are decoded at once; more would only wait for memory. */
  private static final int AT_ONCE = Math.clamp(Runtime.getRuntime().availableProcessors(), 1, 4);

  private final JobQueue queue;
  private final RunStore runs;
  private final ClassifyLimits limits;
  private final BatchKind<ClassifyJob, Reading> kind;
  private final InOrder order = new InOrder(PATIENCE);

  /** Reads with this queue and keeps what was read in this store. */
  public ClassifyRunner(JobQueue queue, RunStore runs, ClassifyLimits limits) {
    this.queue = queue;
    this.runs = runs;
    this.limits = limits;
    this.kind =
        new BatchKind<>(
            ClassifySpec.NAME, limits.queue(), limits.batch(), AT_ONCE, ClassifyJob::together);
  }

  ClassifyLimits limits() {
    return limits;
  }

  RunStore runs() {
    return runs;
  }

  /**
   * Reads these pictures.
   *
   * @param about who asked and whose message it is, a line of markdown; empty for none
   */
  void start(Request request, List<Attachment> pictures, String about, Replies replies) {
    String member = request.member().id();
    InOrder.Place place = order.place(member);
    Run run = null;
    try {
      List<String> names = pictures.stream().map(Attachment::name).toList();
      run =
          runs.begin(
              new Run.Draft(
                  member,
                  request.place().guild(),
                  ClassifySpec.NAME,
                  DigitsJson.write(new DigitsJson.Asked(names)),
                  0));
      PictureIntake intake = new PictureIntake(pictures, limits.picture());
      queue.submit(member, run.id(), kind, intake, new Watcher(run, intake, about, place, replies));
    } catch (RuntimeException e) {
      place.giveUp();
      if (run != null) {
        runs.end(run.id(), Run.State.FAILED, null);
      }
      throw e;
    }
  }

  /** Shows one request's way through the queue, and keeps its end. */
  private final class Watcher implements JobListener<Reading> {
    private final Run run;
    private final PictureIntake intake;
    private final String about;
    private final InOrder.Place place;
    private final Replies replies;
    private final long asked = System.nanoTime();
    private Duration told = Duration.ZERO;

    Watcher(Run run, PictureIntake intake, String about, InOrder.Place place, Replies replies) {
      this.run = run;
      this.intake = intake;
      this.about = about;
      this.place = place;
      this.replies = replies;
    }

    /** Seldom: were hundreds told of each step, these edits would keep back the answers. */
    @Override
    public void waiting(int row) {
      Duration elapsed = Duration.ofNanos(System.nanoTime() - asked);
      if (elapsed.compareTo(told.plus(BETWEEN_PLACES)) < 0) {
        return;
      }
      told = elapsed;
      String status = "place %,d in the queue".formatted(row);
      replies.show(new Reply.Live("Reading", Optional.empty(), status, elapsed, List.of()));
    }

    @Override
    public void ended(Outcome<Reading> outcome) {
      order.show(
          place,
          () -> {
            replies.show(reply(outcome));
            replies.awaitShown(SENDING);
          });
    }

    private Reply reply(Outcome<Reading> outcome) {
      if (outcome instanceof Outcome.Done<Reading>(Reading reading, Duration _)) {
        keep(Run.State.DONE, DigitsJson.write(reading));
        return ClassifyReply.of(run, reading, intake.previews(), about);
      }
      keep(outcome.state(), null);
      return ClassifyReply.failure(run, outcome);
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
