package dev.tensorcord.sandbox.pool;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The processor's time that workers take, which is how tests see what they do unasked. */
final class Spent {
  private Spent() {}

  static Duration by(ProcessHandle worker) {
    return worker.info().totalCpuDuration().orElseThrow();
  }

  /** What each took meanwhile. */
  static List<Duration> in(long millis, List<ProcessHandle> workers) throws InterruptedException {
    List<Duration> before = workers.stream().map(Spent::by).toList();
    Thread.sleep(millis);
    List<Duration> spent = new ArrayList<>();
    for (int i = 0; i < workers.size(); i++) {
      spent.add(by(workers.get(i)).minus(before.get(i)));
    }
    return spent;
  }

  /** Until all have practised enough, and their compilers are done with it. */
  static void awaitQuiet(List<ProcessHandle> workers) throws InterruptedException {
    while (!in(400, workers).stream().allMatch(Spent::isLittle)) {
      assertThat(workers).allMatch(ProcessHandle::isAlive);
    }
  }

  /** Until at least one does nothing. */
  static void awaitOneQuiet(List<ProcessHandle> workers) throws InterruptedException {
    while (in(400, workers).stream().noneMatch(Spent::isLittle)) {
      assertThat(workers).allMatch(ProcessHandle::isAlive);
    }
  }

  private static boolean isLittle(Duration spent) {
    return spent.toMillis() <= 28;
  }
}
