package dev.tensorcord.jobs.bench;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;

/** Seconds and bytes: how long work takes, and how much it allocates. */
final class Timing {
  /** So long work runs before it counts: a virtual machine compiles a program while it runs. */
  static final double WARM_SECONDS = 5;

  private static final int MOST = 200_000;

  private Timing() {}

  /**
   * The median of many runs, in seconds, once the work is warm.
   *
   * @param seconds how long to go on
   * @param least how many runs to make at least
   */
  static double median(double seconds, int least, Runnable work) {
    warm(work);
    double[] times = new double[MOST];
    int count = 0;
    for (long start = System.nanoTime();
        count < MOST && (count < least || since(start) < seconds);
        count++) {
      long begun = System.nanoTime();
      work.run();
      times[count] = since(begun);
    }
    return median(Arrays.copyOf(times, count));
  }

  /** Runs that do not count. */
  static void warm(Runnable work) {
    for (long start = System.nanoTime(); since(start) < WARM_SECONDS; ) {
      work.run();
    }
  }

  /** The middle one, or the mean of the two in the middle. */
  static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  /** Seconds since a reading of the clock. */
  static double since(long nanos) {
    return (System.nanoTime() - nanos) / 1e9;
  }

  /** Bytes that all of the process's threads have allocated on the heap so far. */
  static long allocated() {
    return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getTotalThreadAllocatedBytes();
  }
}
