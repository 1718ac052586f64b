package dev.tensorcord.sandbox.pool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tensorcord.sandbox.Ending;
import dev.tensorcord.sandbox.Failure;
import dev.tensorcord.sandbox.Running;
import dev.tensorcord.sandbox.Sandbox;
import dev.tensorcord.sandbox.Snippet;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Many members at once, half of them hostile. */
final class MixedLoadTest {
  private static final int MEMBERS = 64;
  private static final String BOMB =
      "const a = []; for (;;) a.push(new Float64Array(1e6).fill(1));";

  private static String code(int member) {
    return switch (member % 4) {
      case 0 -> BOMB;
      case 1 -> "for (;;);";
      default -> "let s = 0; for (let i = 0; i < 1000; i++) s += " + member + "; s";
    };
  }

  @Test
  void theGoodAreServedRightlyAndTheBotFeelsNothing() throws InterruptedException {
    var _ = Attacked.sandbox();
    long before = usedAfterCollection();
    List<Heard> heard = new ArrayList<>();
    List<Running> running = new ArrayList<>();
    Pulse pulse = new Pulse();
    try (Sandbox sandbox = Attacked.open(Attacked.LIMITS, 0, 1)) {
      for (int member = 0; member < MEMBERS; member++) {
        Heard one = new Heard();
        heard.add(one);
        running.add(sandbox.start(Snippet.of(code(member), member), one));
      }
      for (int member = 0; member < MEMBERS; member++) {
        check(member, heard.get(member).until(running.get(member)));
      }
    }
    assertThat(usedAfterCollection() - before).isLessThan(16L << 20);
    assertThat(pulse.latestMillis()).isLessThan(1_000);
  }

  private static void check(int member, Heard heard) {
    if (member % 4 > 1) {
      assertThat(heard.ending()).isInstanceOf(Ending.Done.class);
      assertThat(heard.texts()).containsExactly(String.valueOf(1000 * member));
      return;
    }
    Failure failure = ((Ending.Failed) heard.ending()).failure();
    if (member % 4 == 0) {
      assertThat(failure).isInstanceOfAny(Failure.OutOfMemory.class, Failure.OutOfTime.class);
    } else {
      assertThat(failure).isInstanceOf(Failure.OutOfTime.class);
    }
  }

  private static long usedAfterCollection() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }

  /** Something else that the bot does every 20 ms: how late it was at most. */
  private static final class Pulse {
    private final AtomicBoolean over = new AtomicBoolean();
    private final AtomicLong latest = new AtomicLong();
    private final Thread thread = Thread.ofPlatform().daemon().start(this::beat);

    private void beat() {
      while (!over.get()) {
        long start = System.nanoTime();
        try {
          Thread.sleep(20);
        } catch (InterruptedException e) {
          return;
        }
        latest.accumulateAndGet(System.nanoTime() - start, Math::max);
      }
    }

    long latestMillis() throws InterruptedException {
      over.set(true);
      thread.join();
      return TimeUnit.NANOSECONDS.toMillis(latest.get());
    }
  }
}
