package dev.tensorcord.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tensorcord.fault.Fault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Jobs that are done together: who goes with whom, and what one of them can do to the others. */
@Timeout(60)
final class BatchTest {
  private static final JobLimits ROOMY = new JobLimits(600, 10_000, 10_000);

  /** What ran together, in order. */
  private final List<List<String>> batches = Collections.synchronizedList(new ArrayList<>());

  private final CountDownLatch entered = new CountDownLatch(1);
  private final CountDownLatch gate = new CountDownLatch(1);
  private final JobQueue queue = new JobQueue(3, ROOMY, Duration.ofMillis(200));
  private final BatchKind<Word, String> words = kind(ROOMY, 4, 2);

  @AfterEach
  void close() {
    queue.close();
  }

  /** A job that is its own answer. */
  private record Word(String text) implements Job<String> {
    @Override
    public String run(JobContext context) {
      return text;
    }
  }

  private BatchKind<Word, String> kind(JobLimits limits, int most, int madeAtOnce) {
    return new BatchKind<>("words", limits, most, madeAtOnce, this::together);
  }

  private List<String> together(List<Word> jobs, JobContext context) {
    List<String> texts = jobs.stream().map(Word::text).toList();
    batches.add(texts);
    if (texts.contains("first")) {
      entered.countDown();
      await(gate);
    }
    if (texts.contains("poison")) {
      throw new IllegalStateException("poison");
    }
    return texts.stream().map(text -> text + "!").toList();
  }

  /** One that runs until the gate opens, so that the others gather behind it. */
  private Witness<String> first() {
    Witness<String> first = send("zoe", "first");
    await(entered);
    return first;
  }

  private Witness<String> send(String member, String text) {
    return send(member, text, () -> new Word(text));
  }

  private Witness<String> send(String member, String run, Supplier<Word> source) {
    Witness<String> witness = new Witness<>();
    queue.submit(member, run, words, source, witness);
    return witness;
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String result(Witness<String> witness) throws Exception {
    return ((Outcome.Done<String>) witness.awaitEnd()).result();
  }

  @Test
  void whoArrivesWhileABatchRunsMakesUpTheNextInFairOrder() throws Exception {
    first();
    List<Witness<String>> all = new ArrayList<>();
    for (String text : List.of("a1", "a2", "a3", "b1", "c1", "c2")) {
      all.add(send(text.substring(0, 1), text));
    }
    gate.countDown();

    assertThat(result(all.getFirst())).isEqualTo("a1!");
    for (Witness<String> witness : all) {
      assertThat(witness.awaitEnd()).isInstanceOf(Outcome.Done.class);
    }
    assertThat(batches)
        .containsExactly(List.of("first"), List.of("a1", "b1", "c1", "a2"), List.of("c2", "a3"));
    assertThat(all.getLast().heard()).contains("started", "ended Done");
  }

  @Test
  void oneBatchOfAKindRunsAtATimeAndOtherJobsBesideIt() throws Exception {
    first();
    Witness<String> second = send("zoe", "second");
    second.awaitLast("waiting 1");
    Witness<String> plain = new Witness<>();
    queue.submit("zoe", "plain", context -> "done", plain);

    assertThat(plain.awaitEnd()).isInstanceOf(Outcome.Done.class);
    assertThat(second.heard()).containsExactly("waiting 1");
    gate.countDown();
    second.awaitEnd();
  }

  @Test
  void oneThatCannotBeMadeFailsAlone() throws Exception {
    first();
    Fault fault = Fault.of("It is no word.", "Send a word.");
    Witness<String> good = send("ann", "good");
    Witness<String> bad =
        send(
            "bob",
            "bad",
            () -> {
              throw fault;
            });
    Witness<String> broken = send("cem", "broken", () -> new Word(List.<String>of().getFirst()));
    Witness<String> missing = send("dan", "missing", () -> null);
    gate.countDown();

    assertThat(result(good)).isEqualTo("good!");
    assertThat(bad.awaitEnd()).isEqualTo(new Outcome.Faulted<>(fault));
    assertThat(broken.awaitEnd()).isInstanceOf(Outcome.Broken.class);
    assertThat(missing.awaitEnd()).isInstanceOf(Outcome.Broken.class);
    assertThat(batches).containsExactly(List.of("first"), List.of("good"));
  }

  @Test
  void oneThatBreaksTheCommonRunBreaksAlone() throws Exception {
    first();
    Witness<String> good = send("ann", "good");
    Witness<String> poison = send("bob", "poison");
    gate.countDown();

    assertThat(result(good)).isEqualTo("good!");
    assertThat(poison.awaitEnd()).isInstanceOf(Outcome.Broken.class);
  }

  @Test
  void oneThatTakesTooLongToMakeEndsAloneAndKeepsNobodyBack() throws Exception {
    BatchKind<Word, String> hasty = kind(new JobLimits(0.2, 10, 10), 4, 1);
    CountDownLatch never = new CountDownLatch(1);
    Witness<String> blocker = new Witness<>();
    queue.submit("zoe", "r0", hasty, () -> new Word("quick"), blocker);
    blocker.awaitEnd();
    Witness<String> slow = new Witness<>();
    queue.submit(
        "ann",
        "r1",
        hasty,
        () -> {
          stubborn(never);
          return new Word("slow");
        },
        slow);
    Witness<String> quick = new Witness<>();
    queue.submit("bob", "r2", hasty, () -> new Word("quick"), quick);

    assertThat(slow.awaitEnd())
        .isEqualTo(new Outcome.TimedOut<>("words.seconds", Duration.ofMillis(200)));
    assertThat(result(quick)).isEqualTo("quick!");
    never.countDown();
  }

  /** Heeds no interrupt. */
  private static void stubborn(CountDownLatch until) {
    while (until.getCount() > 0) {
      Thread.onSpinWait();
    }
  }

  @Test
  void oneThatIsCancelledInTheMiddleLeavesTheOthersTheirResult() throws Exception {
    Witness<String> running = first();
    Witness<String> stays = send("ann", "stays");
    Witness<String> leaves = send("bob", "leaves");
    queue.cancel("leaves");
    queue.cancel("first");

    assertThat(leaves.awaitEnd()).isEqualTo(new Outcome.Cancelled<>(Duration.ZERO));
    assertThat(running.awaitEnd()).isInstanceOf(Outcome.Cancelled.class);
    gate.countDown();
    assertThat(result(stays)).isEqualTo("stays!");
    assertThat(queue.snapshot().abandoned()).isZero();
  }

  @Test
  void noMoreAreMadeAtOnceThanTheKindAllows() throws Exception {
    first();
    AtomicInteger making = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    List<Witness<String>> all = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      String run = "r" + i;
      all.add(
          send(
              "m" + i,
              run,
              () -> {
                most.accumulateAndGet(making.incrementAndGet(), Math::max);
                pause();
                making.decrementAndGet();
                return new Word(run);
              }));
    }
    gate.countDown();
    for (Witness<String> witness : all) {
      assertThat(witness.awaitEnd()).isInstanceOf(Outcome.Done.class);
    }
    assertThat(most).hasValue(2);
  }

  private static void pause() {
    try {
      Thread.sleep(15);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void itsLimitsAreItsOwnAndNamedAfterIt() {
    BatchKind<Word, String> small = kind(new JobLimits(600, 3, 2), 2, 1);
    queue.submit("zoe", "first", small, () -> new Word("first"), new Witness<>());
    await(entered);
    for (int i = 0; i < 2; i++) {
      queue.submit("ann", "a" + i, small, () -> new Word("a"), new Witness<>());
    }
    assertThatThrownBy(() -> queue.submit("ann", "a2", small, () -> new Word("a"), new Witness<>()))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("(limit words.waiting_per_member)");
    queue.submit("bob", "b", small, () -> new Word("b"), new Witness<>());
    assertThatThrownBy(() -> queue.submit("cem", "c", small, () -> new Word("c"), new Witness<>()))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("(limit words.waiting)");
    gate.countDown();
  }

  @Test
  void closingInterruptsThoseThatRunThoseThatAreMadeAndThoseThatWait() throws Exception {
    CountDownLatch making = new CountDownLatch(1);
    Witness<String> made =
        send(
            "ann",
            "made",
            () -> {
              making.countDown();
              await(gate);
              return new Word("late");
            });
    await(making);
    Witness<String> waiting = send("bob", "waiting");
    waiting.awaitLast("waiting 1");
    queue.close(Duration.ofSeconds(10));

    assertThat(made.heard()).containsExactly("started", "ended Interrupted");
    assertThat(waiting.heard()).containsExactly("waiting 1", "ended Interrupted");
    assertThat(batches).isEmpty();
  }
}
