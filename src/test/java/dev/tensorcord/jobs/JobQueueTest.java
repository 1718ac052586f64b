package dev.tensorcord.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tensorcord.fault.Fault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The queue with jobs that end when the test says so. */
@Timeout(60)
final class JobQueueTest {
  private static final JobLimits ROOMY = new JobLimits(600, 10_000, 10_000);
  private static final Duration PATIENT = Duration.ofSeconds(30);
  private static final Duration IMPATIENT = Duration.ofMillis(100);

  private final List<JobQueue> open = new ArrayList<>();

  @AfterEach
  void close() {
    open.forEach(JobQueue::close);
  }

  @Test
  void aJobRunsAndItsListenerHearsInOrder() throws Exception {
    JobQueue queue = queue(1, ROOMY);
    Witness<String> witness = new Witness<>();

    Ticket ticket =
        queue.submit(
            "ann",
            "r1",
            context -> {
              context.report(new Progress(0.5, "half"));
              return Thread.currentThread().getName();
            },
            witness);

    assertThat(ticket.run()).isEqualTo("r1");
    assertThat(ticket.member()).isEqualTo("ann");
    Outcome<String> outcome = witness.awaitEnd();
    assertThat(outcome).isInstanceOf(Outcome.Done.class);
    assertThat(((Outcome.Done<String>) outcome).result()).isEqualTo("engine-1");
    assertThat(witness.heard()).containsExactly("started", "progress half", "ended Done");
    assertThat(queue.find("r1")).isEmpty();
  }

  @Test
  void threeMembersWithManyJobsTakeTurns() throws Exception {
    JobQueue queue = queue(1, ROOMY);
    Gate gate = new Gate();
    queue.submit("zoe", "first", gate, new Witness<>());
    List<String> started = Collections.synchronizedList(new ArrayList<>());
    List<Witness<String>> witnesses = new ArrayList<>();
    Map<String, Integer> jobs = new HashMap<>(Map.of("ann", 40, "bob", 20, "cem", 5));
    for (String member : List.of("ann", "bob", "cem")) {
      for (int i = 0; i < jobs.get(member); i++) {
        Witness<String> witness = new Witness<>();
        witnesses.add(witness);
        queue.submit(member, member + i, noting(started, member), witness);
      }
    }
    gate.open();
    for (Witness<String> witness : witnesses) {
      witness.awaitEnd();
    }

    List<String> expected = new ArrayList<>();
    for (int round = 0; round < 40; round++) {
      for (String member : List.of("ann", "bob", "cem")) {
        if (round < jobs.get(member)) {
          expected.add(member);
        }
      }
    }
    assertThat(started).isEqualTo(expected);
  }

  @Test
  void oneMemberNeverHasTwoJobsRunning() throws Exception {
    JobQueue queue = queue(4, ROOMY);
    Map<String, AtomicInteger> running = Map.of("ann", counter(), "bob", counter());
    AtomicInteger most = new AtomicInteger();
    List<Witness<String>> witnesses = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      String member = i % 2 == 0 ? "ann" : "bob";
      Witness<String> witness = new Witness<>();
      witnesses.add(witness);
      queue.submit(
          member,
          "r" + i,
          context -> {
            most.accumulateAndGet(running.get(member).incrementAndGet(), Math::max);
            Thread.yield();
            running.get(member).decrementAndGet();
            return "done";
          },
          witness);
    }
    for (Witness<String> witness : witnesses) {
      assertThat(witness.awaitEnd()).isInstanceOf(Outcome.Done.class);
    }
    assertThat(most).hasValue(1);
  }

  @Test
  void aSecondJobOfAMemberWaitsThoughWorkersAreFree() throws Exception {
    JobQueue queue = queue(3, ROOMY);
    Gate gate = new Gate();
    queue.submit("ann", "r1", gate, new Witness<>());
    Witness<String> second = new Witness<>();
    queue.submit("ann", "r2", context -> "done", second);

    second.awaitLast("waiting 1");
    assertThat(queue.snapshot().running()).isEqualTo(1);
    assertThat(queue.snapshot().waiting()).isEqualTo(1);
    gate.open();
    assertThat(second.awaitEnd()).isInstanceOf(Outcome.Done.class);
  }

  @Test
  void thePlaceIsToldAndToldAgainWhenItChanges() throws Exception {
    JobQueue queue = queue(1, ROOMY);
    Gate gate = new Gate();
    queue.submit("zoe", "r0", gate, new Witness<>());
    Witness<String> ann = new Witness<>();
    queue.submit("ann", "r1", context -> "done", ann);
    Witness<String> annAgain = new Witness<>();
    queue.submit("ann", "r2", context -> "done", annAgain);
    ann.awaitLast("waiting 1");
    annAgain.awaitLast("waiting 2");

    Witness<String> bob = new Witness<>();
    Ticket bobs = queue.submit("bob", "r3", context -> "done", bob);
    bob.awaitLast("waiting 2");
    annAgain.awaitLast("waiting 3");
    bobs.cancel();
    annAgain.awaitLast("waiting 2");
    queue.cancel("r1");
    annAgain.awaitLast("waiting 1");
    gate.open();
    annAgain.awaitEnd();

    assertThat(annAgain.heard())
        .containsExactly(
            "waiting 2", "waiting 3", "waiting 2", "waiting 1", "started", "ended Done");
  }

  @Test
  void aWaitingJobThatIsCancelledEndsAtOnceAndNeverRuns() throws Exception {
    JobQueue queue = queue(1, ROOMY);
    Gate gate = new Gate();
    queue.submit("zoe", "r0", gate, new Witness<>());
    AtomicInteger ran = counter();
    Witness<Integer> witness = new Witness<>();
    Ticket ticket = queue.submit("ann", "r1", context -> ran.incrementAndGet(), witness);

    ticket.cancel();
    ticket.cancel();

    assertThat(witness.awaitEnd()).isEqualTo(new Outcome.Cancelled<>(Duration.ZERO));
    gate.open();
    Witness<String> next = new Witness<>();
    queue.submit("ann", "r2", context -> "done", next);
    next.awaitEnd();
    assertThat(ran).hasValue(0);
    assertThat(witness.endings()).isEqualTo(1);
    assertThat(witness.heard()).doesNotContain("started");
  }

  @Test
  void aRunningJobMeetsStoppedAtItsNextCheckpoint() throws Exception {
    JobQueue queue = queue(1, ROOMY);
    Witness<String> witness = new Witness<>();
    CountDownLatch unwound = new CountDownLatch(1);
    Ticket ticket =
        queue.submit(
            "ann",
            "r1",
            context -> {
              context.report(new Progress(0, "in"));
              try {
                while (true) {
                  context.checkpoint();
                }
              } catch (Stopped stopped) {
                unwound.countDown();
                throw stopped;
              }
            },
            witness);
    witness.awaitLast("progress in");

    ticket.cancel();

    assertThat(witness.awaitEnd()).isInstanceOf(Outcome.Cancelled.class);
    assertThat(unwound.await(20, TimeUnit.SECONDS)).isTrue();
    Witness<Boolean> next = new Witness<>();
    queue.submit("ann", "r2", context -> Thread.currentThread().isInterrupted(), next);
    assertThat(((Outcome.Done<Boolean>) next.awaitEnd()).result()).isFalse();
  }

  @Test
  void aJobThatSleepsIsWokenByItsCancel() throws Exception {
    JobQueue queue = queue(1, ROOMY);
    Gate forever = new Gate();
    Witness<String> witness = new Witness<>();
    Ticket ticket = queue.submit("ann", "r1", forever, witness);
    forever.awaitEntered();

    ticket.cancel();

    assertThat(witness.awaitEnd()).isInstanceOf(Outcome.Cancelled.class);
    Witness<String> next = new Witness<>();
    queue.submit("ann", "r2", context -> "done", next);
    assertThat(next.awaitEnd()).isInstanceOf(Outcome.Done.class);
    assertThat(queue.snapshot().abandoned()).isZero();
  }

  @Test
  void aJobThatHeedsNothingIsAbandonedAndItsWorkerReplaced() throws Exception {
    JobQueue queue = queue(1, ROOMY, IMPATIENT);
    Stubborn stubborn = new Stubborn();
    Witness<String> witness = new Witness<>();
    Ticket ticket = queue.submit("ann", "r1", stubborn, witness);
    stubborn.awaitEntered();
    Witness<String> next = new Witness<>();
    queue.submit("bob", "r2", context -> Thread.currentThread().getName(), next);

    ticket.cancel();

    assertThat(witness.awaitEnd()).isInstanceOf(Outcome.Cancelled.class);
    assertThat(((Outcome.Done<String>) next.awaitEnd()).result()).isEqualTo("engine-1");
    assertThat(queue.snapshot().abandoned()).isEqualTo(1);
    stubborn.release();
    stubborn.awaitLeft();
    assertThat(stubborn.thread().getName()).isEqualTo("engine-1-abandoned");
    stubborn.thread().join(Duration.ofSeconds(20));
    assertThat(stubborn.thread().isAlive()).isFalse();
    assertThat(queue.snapshot().abandoned()).isZero();
    assertThat(witness.endings()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void theTimeLimitHoldsWhetherTheJobHeedsItOrNot(boolean heeds) throws Exception {
    JobQueue queue = queue(1, new JobLimits(0.05, 10, 10), IMPATIENT);
    Witness<String> witness = new Witness<>();
    Stubborn stubborn = new Stubborn();
    queue.submit("ann", "r1", heeds ? new Gate() : stubborn, witness);

    assertThat(witness.awaitEnd())
        .isEqualTo(new Outcome.TimedOut<>("jobs.seconds", Duration.ofMillis(50)));
    Witness<String> next = new Witness<>();
    queue.submit("ann", "r2", context -> "done", next);
    assertThat(next.awaitEnd()).isInstanceOf(Outcome.Done.class);
    stubborn.release();
  }

  @Test
  void aFullQueueSaysWhichLimitWasMet() throws Exception {
    JobQueue queue = queue(1, new JobLimits(600, 3, 2));
    Gate gate = new Gate();
    queue.submit("zoe", "r0", gate, new Witness<>());
    queue.submit("ann", "r1", context -> "done", new Witness<>());
    queue.submit("ann", "r2", context -> "done", new Witness<>());

    assertThatThrownBy(() -> queue.submit("ann", "r3", context -> "done", new Witness<>()))
        .isInstanceOf(Fault.class)
        .hasMessage(
            "You have 2 jobs waiting already: at most 2 allowed here"
                + " (limit jobs.waiting_per_member).");
    Ticket third = queue.submit("bob", "r4", context -> "done", new Witness<>());
    assertThatThrownBy(() -> queue.submit("cem", "r5", context -> "done", new Witness<>()))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("(limit jobs.waiting)");
    third.cancel();
    Witness<String> cem = new Witness<>();
    queue.submit("cem", "r5", context -> "done", cem);
    gate.open();
    assertThat(cem.awaitEnd()).isInstanceOf(Outcome.Done.class);
  }

  @Test
  void aRunIsInTheQueueOnlyOnce() {
    JobQueue queue = queue(1, ROOMY);
    Gate gate = new Gate();
    queue.submit("ann", "r1", gate, new Witness<>());

    assertThatThrownBy(() -> queue.submit("bob", "r1", gate, new Witness<>()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("r1");
    gate.open();
  }

  @Test
  void findGivesTheTicketOfARunThatIsNotOver() throws Exception {
    JobQueue queue = queue(1, ROOMY);
    Witness<String> witness = new Witness<>();
    Ticket ticket = queue.submit("ann", "r1", new Gate(), witness);

    assertThat(queue.find("r1")).containsSame(ticket);
    assertThat(queue.cancel("r1")).isTrue();
    witness.awaitEnd();
    assertThat(queue.find("r1")).isEmpty();
    assertThat(queue.cancel("r1")).isFalse();
  }

  @Test
  void aSlowListenerHearsTheNewestProgressOnly() throws Exception {
    JobQueue queue = queue(1, ROOMY);
    CountDownLatch listening = new CountDownLatch(1);
    CountDownLatch reported = new CountDownLatch(1);
    List<String> heard = Collections.synchronizedList(new ArrayList<>());
    Witness<String> witness = new Witness<>();
    queue.submit(
        "ann",
        "r1",
        context -> {
          context.report(new Progress(0, "step 0"));
          awaitQuietly(listening);
          for (int step = 1; step <= 1000; step++) {
            context.report(new Progress(step / 1000.0, "step " + step));
          }
          reported.countDown();
          return "done";
        },
        new JobListener<>() {
          @Override
          public void progress(Progress progress) {
            heard.add(progress.status());
            listening.countDown();
            awaitQuietly(reported);
          }

          @Override
          public void ended(Outcome<String> outcome) {
            witness.ended(outcome);
          }
        });
    witness.awaitEnd();

    assertThat(heard).containsExactly("step 0", "step 1000");
  }

  @Test
  void aListenerThatThrowsHarmsNobody() throws Exception {
    JobQueue queue = queue(1, ROOMY);
    Witness<String> witness = new Witness<>();
    queue.submit(
        "ann",
        "r1",
        context -> {
          context.report(new Progress(1, "all"));
          return "done";
        },
        new JobListener<>() {
          @Override
          public void started() {
            throw new IllegalStateException("started");
          }

          @Override
          public void progress(Progress progress) {
            throw new AssertionError("progress");
          }

          @Override
          public void ended(Outcome<String> outcome) {
            witness.ended(outcome);
            throw new IllegalStateException("ended");
          }
        });

    assertThat(witness.awaitEnd()).isInstanceOf(Outcome.Done.class);
    Witness<String> next = new Witness<>();
    queue.submit("ann", "r2", context -> "done", next);
    assertThat(next.awaitEnd()).isInstanceOf(Outcome.Done.class);
    queue.close(Duration.ofSeconds(20));
    assertThat(witness.endings()).isEqualTo(1);
  }

  @Test
  void aFaultOfTheJobReachesTheListener() throws Exception {
    JobQueue queue = queue(1, ROOMY);
    Fault fault = Fault.of("Two points share one x.", "Give each point an x of its own.");
    Witness<String> witness = new Witness<>();
    queue.submit(
        "ann",
        "r1",
        context -> {
          throw fault;
        },
        witness);

    assertThat(witness.awaitEnd()).isEqualTo(new Outcome.Faulted<>(fault));
  }

  @Test
  void aBrokenJobLeavesItsWorkerWhole() throws Exception {
    JobQueue queue = queue(1, ROOMY);
    Map<String, Job<String>> broken =
        Map.of(
            "NullPointerException", context -> List.<String>of(null, "").getFirst(),
            "StackOverflowError", JobQueueTest::callsItself,
            "OutOfMemoryError", context -> new String(new char[Integer.MAX_VALUE]),
            "Stopped",
                context -> {
                  throw new Stopped();
                },
            "IllegalStateException", context -> null);
    for (Map.Entry<String, Job<String>> entry : broken.entrySet()) {
      Witness<String> witness = new Witness<>();
      queue.submit("ann", entry.getKey(), entry.getValue(), witness);

      Outcome<String> outcome = witness.awaitEnd();
      assertThat(outcome).isInstanceOf(Outcome.Broken.class);
      assertThat(((Outcome.Broken<String>) outcome).cause().getClass().getSimpleName())
          .isEqualTo(entry.getKey());
    }
    Witness<String> next = new Witness<>();
    queue.submit("ann", "r2", context -> Thread.currentThread().getName(), next);
    assertThat(((Outcome.Done<String>) next.awaitEnd()).result()).isEqualTo("engine-1");
  }

  @Test
  void theSnapshotCountsAndEstimates() throws Exception {
    JobQueue queue = queue(2, ROOMY);
    assertThat(queue.snapshot().medianRun()).isEmpty();
    assertThat(queue.snapshot().estimatedWait(1)).isEmpty();
    for (int i = 0; i < 3; i++) {
      Witness<String> witness = new Witness<>();
      queue.submit("ann", "r" + i, context -> "done", witness);
      witness.awaitEnd();
    }

    QueueSnapshot snapshot = queue.snapshot();
    assertThat(snapshot.workers()).isEqualTo(2);
    assertThat(snapshot.finished()).isEqualTo(3);
    Duration median = snapshot.medianRun().orElseThrow();
    assertThat(median).isPositive();
    assertThat(snapshot.estimatedWait(2)).contains(median);
    assertThat(snapshot.estimatedWait(3)).contains(median.multipliedBy(2));
  }

  @Test
  void closingInterruptsAllAndTakesNoMore() throws Exception {
    JobQueue queue = queue(1, ROOMY);
    Gate gate = new Gate();
    Witness<String> running = new Witness<>();
    Witness<String> waiting = new Witness<>();
    queue.submit("ann", "r1", gate, running);
    queue.submit("bob", "r2", gate, waiting);
    gate.awaitEntered();
    waiting.awaitLast("waiting 1");

    queue.close(Duration.ofSeconds(20));

    // The listeners have heard of the end by now: nothing to wait for.
    assertThat(running.heard()).endsWith("ended Interrupted");
    assertThat(waiting.heard()).containsExactly("waiting 1", "ended Interrupted");
    assertThat(queue.snapshot().running()).isZero();
    assertThatThrownBy(() -> queue.submit("ann", "r3", gate, new Witness<>()))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("shutting down");
  }

  @Test
  void closingDoesNotWaitLongerThanSaid() throws Exception {
    JobQueue queue = new JobQueue(1, ROOMY, Duration.ofSeconds(30));
    Stubborn stubborn = new Stubborn();
    queue.submit("ann", "r1", stubborn, new Witness<>());
    stubborn.awaitEntered();
    long start = System.nanoTime();

    queue.close(Duration.ofMillis(200));

    assertThat(Duration.ofNanos(System.nanoTime() - start))
        .isBetween(Duration.ofMillis(190), Duration.ofSeconds(5));
    stubborn.release();
  }

  private JobQueue queue(int workers, JobLimits limits) {
    return queue(workers, limits, PATIENT);
  }

  private JobQueue queue(int workers, JobLimits limits, Duration grace) {
    JobQueue queue = new JobQueue(workers, limits, grace);
    open.add(queue);
    return queue;
  }

  private static AtomicInteger counter() {
    return new AtomicInteger();
  }

  private static Job<String> noting(List<String> started, String member) {
    return context -> {
      started.add(member);
      return "done";
    };
  }

  @SuppressWarnings("InfiniteRecursion")
  private static String callsItself(JobContext context) {
    return callsItself(context) + callsItself(context);
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A job that waits until the test opens the gate; an interrupt ends it too. */
  private static final class Gate implements Job<String> {
    private static final long serialVersionUID = 1L;
    private final transient CountDownLatch entered = new CountDownLatch(1);
    private final transient CountDownLatch opened = new CountDownLatch(1);

    void open() {
      opened.countDown();
    }

    void awaitEntered() {
      awaitQuietly(entered);
    }

    @Override
    public String run(JobContext context) {
      entered.countDown();
      awaitQuietly(opened);
      return "done";
    }
  }

  /** A job that heeds neither checkpoint nor interrupt until the test releases it. */
  private static final class Stubborn implements Job<String> {
    private static final long serialVersionUID = 1L;
    private final transient CountDownLatch entered = new CountDownLatch(1);
    private final transient CountDownLatch left = new CountDownLatch(1);
    private transient volatile boolean released;
    private transient volatile Thread thread;

    void release() {
      released = true;
    }

    void awaitEntered() {
      awaitQuietly(entered);
    }

    void awaitLeft() {
      awaitQuietly(left);
    }

    Thread thread() {
      return thread;
    }

    @Override
    public String run(JobContext context) {
      thread = Thread.currentThread();
      entered.countDown();
      while (!released) {
        Thread.yield();
      }
      left.countDown();
      return "too late";
    }
  }
}
