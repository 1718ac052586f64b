package dev.tensorcord.jobs.bench;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A goal: how our figure is to stand to the best one of the others.
 *
 * @param label what a reader calls it
 * @param workload where our figure is
 * @param metric where our figure is
 * @param rivals the figures that count
 * @param goal what is wanted
 */
record Target(
    String label, String workload, String metric, Predicate<Measurement> rivals, Goal goal) {

  /** What is wanted. */
  sealed interface Goal {
    /** So many times as good as the best rival: for a time, so many times shorter. */
    record Times(double factor) implements Goal {}

    /** Below a bound, whatever the others reach. */
    record Below(double bound) implements Goal {}
  }

  /** A plain loop's speed is a limit to approach, no rival. */
  private static final String CEILING = "ceiling";

  /** Loops that do what our kernel does, one with ordinary stores as ours. */
  private static final Set<String> FUSED_LOOPS = Set.of("fused_relu_ab_c", "fused_relu_ab_c_plain");

  /** A graph built before the clock starts is no tape: its optimiser folds the backward pass. */
  private static final String GRAPH = "tensorflow-java";

  /** All goals, in the order of the workloads. */
  static final List<Target> ALL =
      List.of(
          peers("200 steps from process start, ms", "polyfit", "ttfr_200_steps", 1),
          peers("W1 polyfit, steps/s", "polyfit", "warm_steps", 15),
          peers("W2 training, batch 64, images/s", "cnn-train", "b64_images", 1.5),
          peers("W2 training, batch 512, images/s", "cnn-train", "b512_images", 1.5),
          peers("W3 inference, batch 1, median µs", "cnn-infer", "b1_p50", 3),
          peers("W3 inference, batch 256, images/s", "cnn-infer", "b256_images", 1.3),
          below("W4 add of 10 floats, ns", "op-overhead", "add", 100),
          below("W4 forward and backward, ns an op", "op-overhead", "add_tape", 300),
          peers("W5 matMul 64, GFLOP/s", "matmul", "n64", 0.9),
          peers("W5 matMul 256, GFLOP/s", "matmul", "n256", 0.9),
          peers("W5 matMul 1024, GFLOP/s", "matmul", "n1024", 0.9),
          peers("W5 matMul 2048, GFLOP/s", "matmul", "n2048", 0.9),
          new Target(
              "W6 relu(a·b+c), 10 M floats, GB/s, beside a hand-written loop",
              "elementwise",
              "relu_ab_c_10M",
              other -> other.workload().equals(CEILING) && FUSED_LOOPS.contains(other.metric()),
              new Goal.Times(0.9)),
          peers("W7 inverse 512 × 512, ms", "inverse", "n512", 1));

  private static Target peers(String label, String workload, String metric, double factor) {
    return new Target(
        label, workload, metric, rivals(workload, metric, Set.of()), new Goal.Times(factor));
  }

  private static Target below(String label, String workload, String metric, double bound) {
    return new Target(
        label, workload, metric, rivals(workload, metric, Set.of(GRAPH)), new Goal.Below(bound));
  }

  private static Predicate<Measurement> rivals(
      String workload, String metric, Set<String> leftOut) {
    return other ->
        other.workload().equals(workload)
            && other.metric().equals(metric)
            && !other.peer().startsWith(CEILING)
            && !leftOut.contains(other.peer());
  }
}
