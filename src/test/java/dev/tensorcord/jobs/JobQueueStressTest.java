package dev.tensorcord.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tensorcord.fault.Fault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Thousands of jobs from many threads, of every kind at once: each ends exactly once. */
@Timeout(120)
final class JobQueueStressTest {
  private static final int THREADS = 16;
  private static final int JOBS_PER_THREAD = 250;
  private static final int MEMBERS = 7;

  @Test
  void everyJobEndsExactlyOnceAndNoMemberRunsTwice() throws Exception {
    Map<String, Witness<String>> witnesses = new ConcurrentHashMap<>();
    AtomicInteger refused = new AtomicInteger();
    Map<String, AtomicInteger> inside = new ConcurrentHashMap<>();
    AtomicInteger doubled = new AtomicInteger();
    JobQueue queue = new JobQueue(3, new JobLimits(30, 300, 60), Duration.ofSeconds(30));
    List<Thread> threads = new ArrayList<>();
    for (int t = 0; t < THREADS; t++) {
      int thread = t;
      threads.add(
          Thread.ofPlatform()
              .start(() -> {
                Random random = new Random(thread);
                for (int i = 0; i < JOBS_PER_THREAD; i++) {
                  String member = "m" + random.nextInt(MEMBERS);
                  int kind = random.nextInt(10);
                  Job<String> job =
                      context -> {
                        AtomicInteger mine =
                            inside.computeIfAbsent(member, any -> new AtomicInteger());
                        if (mine.incrementAndGet() > 1) {
                          doubled.incrementAndGet();
                        }
                        try {
                          return act(kind, context);
                        } finally {
                          mine.decrementAndGet();
                        }
                      };
                  submit(queue, member, thread + "-" + i, job, kind, witnesses, refused);
                }
              }));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    for (int i = 0; i < JOBS_PER_THREAD; i += 5) {
      queue.cancel("3-" + i);
    }
    queue.close(Duration.ofSeconds(60));

    assertThat(witnesses.size() + refused.get()).isEqualTo(THREADS * JOBS_PER_THREAD);
    assertThat(refused.get()).isLessThan(THREADS * JOBS_PER_THREAD / 2);
    assertThat(witnesses)
        .allSatisfy((run, witness) -> {
          assertThat(witness.endings()).isEqualTo(1);
          assertThat(witness.heard().getLast()).startsWith("ended");
          assertThat(witness.heard()).filteredOn("started"::equals).hasSizeLessThan(2);
        });
    assertThat(doubled).hasValue(0);
    QueueSnapshot snapshot = queue.snapshot();
    assertThat(snapshot.finished()).isEqualTo(witnesses.size());
    assertThat(snapshot.running() + snapshot.waiting() + snapshot.abandoned()).isZero();
  }

  private static void submit(
      JobQueue queue,
      String member,
      String run,
      Job<String> job,
      int kind,
      Map<String, Witness<String>> witnesses,
      AtomicInteger refused) {
    Witness<String> witness = new Witness<>();
    for (int attempt = 0; attempt < 200; attempt++) {
      try {
        Ticket ticket = queue.submit(member, run, job, witness);
        witnesses.put(run, witness);
        if (kind < 3) {
          ticket.cancel();
        }
        return;
      } catch (Fault full) {
        Thread.yield();
      }
    }
    refused.incrementAndGet();
  }

  private static String act(int kind, JobContext context) {
    context.report(new Progress(0.5, "half"));
    for (int i = 0; i < 50; i++) {
      context.checkpoint();
    }
    if (kind == 4) {
      throw Fault.of("The data is at fault.", "Try other data.");
    }
    return "done";
  }
}
