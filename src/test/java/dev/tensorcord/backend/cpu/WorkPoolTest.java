package dev.tensorcord.backend.cpu;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Threads that share work. */
final class WorkPoolTest {
  private static final int JOBS = 50_000;

  /** Both parts of each job wait for each other: one thread alone would wait in vain. */
  @Test
  void jobsThatFollowAtOnceAreSharedAsWell() {
    WorkPool pool = new WorkPool(2);
    for (int job = 0; job < JOBS; job++) {
      CountDownLatch both = new CountDownLatch(2);
      pool.run(2, _ -> meet(both));
    }
  }

  private static void meet(CountDownLatch both) {
    both.countDown();
    try {
      assertThat(both.await(10, TimeUnit.SECONDS)).as("the other part has begun").isTrue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
