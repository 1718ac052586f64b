package dev.tensorcord.nn;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.tensorcord.tensor.Budget;
import dev.tensorcord.tensor.Scope;
import dev.tensorcord.tensor.Session;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

/** A small fit stays small work: 200 steps of a cubic over 100 points, warm. */
final class PolyfitSpeedTest {
  private static final int STEPS = 200;
  private static final long ENOUGH_NANOS = 5_000_000;
  private static final long PATIENCE_NANOS = 30_000_000_000L;
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  /** In this thread's own time, since other work may share the processor. */
  @Test
  void twoHundredStepsTakeLessThanFiveMilliseconds() {
    try (Session _ = Session.open(Budget.NONE);
        Optimizer optimizer = Optimizer.sgd(0.5)) {
      Cubic cubic = Cubic.start();
      long best = Long.MAX_VALUE;
      long start = System.nanoTime();
      while (best > ENOUGH_NANOS && System.nanoTime() - start < PATIENCE_NANOS) {
        long before = THREADS.getCurrentThreadCpuTime();
        fit(cubic, optimizer);
        best = Math.min(best, THREADS.getCurrentThreadCpuTime() - before);
      }
      assertThat(best).isLessThan(ENOUGH_NANOS);
      long before = THREADS.getCurrentThreadAllocatedBytes();
      fit(cubic, optimizer);
      long perStep = (THREADS.getCurrentThreadAllocatedBytes() - before) / STEPS;
      assertThat(perStep).isLessThan(24_000);
    }
  }

  private static void fit(Cubic cubic, Optimizer optimizer) {
    try (Scope _ = Scope.open()) {
      for (int step = 0; step < STEPS; step++) {
        cubic.step(optimizer);
      }
    }
  }
}
