package dev.tensorcord.jobs.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tensorcord.fault.Fault;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ComparisonTest {
  private final List<Measurement> lines = new ArrayList<>();

  private void line(String peer, String workload, String metric, double value, String unit) {
    lines.add(new Measurement(peer, workload, metric, value, unit, 2, ""));
  }

  private void ours(String workload, String metric, double value, String unit) {
    line(Meter.PEER, workload, metric, value, unit);
  }

  @Test
  void aRateIsDividedByTheBestOther() {
    ours("polyfit", "warm_steps", 200_000, "steps/s");
    line("tensorflow-java", "polyfit", "warm_steps", 10_000, "steps/s");
    line("tfjs-cpu", "polyfit", "warm_steps", 7_000, "steps/s");
    assertThat(new Comparison(lines).goals())
        .contains(
            "| W1 polyfit, steps/s | 200,000 | 10,000 (tensorflow-java) | 20.0 × | 15 × | yes |");
  }

  @Test
  void ofATimeTheShortestIsTheBest() {
    ours("cnn-infer", "b1_p50", 20, "us");
    line("tfjs-wasm", "cnn-infer", "b1_p50", 54, "us");
    line("pytorch-djl", "cnn-infer", "b1_p50", 120, "us");
    assertThat(new Comparison(lines).goals())
        .contains("| 20.0 | 54.0 (tfjs-wasm) | 2.70 × | 3 × | no |");
  }

  @Test
  void theMedianOfTheRunsCounts() {
    for (double value : new double[] {300, 1, 290}) {
      ours("matmul", "n1024", value, "GFLOP/s");
    }
    line("openblas", "matmul", "n1024", 300, "GFLOP/s");
    Comparison comparison = new Comparison(lines);
    assertThat(comparison.goals()).contains("| 290 | 300 (openblas) | 0.9667 × | 0.9 × | yes |");
    assertThat(comparison.runs()).isEqualTo(3);
  }

  @Test
  void aHandWrittenLoopIsTheMeasureOfElementwiseWorkAlone() {
    ours("elementwise", "relu_ab_c_10M", 40, "GB/s");
    line("tensorflow-java", "elementwise", "relu_ab_c_10M", 30, "GB/s");
    line("ceiling-c", "ceiling", "fused_relu_ab_c", 50, "GB/s");
    line("ceiling-c", "ceiling", "fused_relu_ab_c_nt", 60, "GB/s");
    ours("matmul", "n64", 100, "GFLOP/s");
    line("ceiling-java", "matmul", "n64", 900, "GFLOP/s");
    line("openblas", "matmul", "n64", 100, "GFLOP/s");
    assertThat(new Comparison(lines).goals())
        .contains("| 40.0 | 50.0 (ceiling-c) | 0.8000 × | 0.9 × | no |")
        .contains("| 100 | 100 (openblas) | 1.00 × | 0.9 × | yes |");
  }

  @Test
  void aGraphBuiltBeforehandIsNoRivalOfATape() {
    ours("op-overhead", "add_tape", 250, "ns/op");
    line("tensorflow-java", "op-overhead", "add_tape", 137, "ns/op");
    line("pytorch-djl", "op-overhead", "add_tape", 3190, "ns/op");
    assertThat(new Comparison(lines).goals())
        .contains("| 250 | 3,190 (pytorch-djl) | 12.8 × | under 300 | yes |");
  }

  @Test
  void linesWithOtherThreadsAreLeftOut() {
    ours("inverse", "n512", 2, "ms");
    lines.add(new Measurement("openblas", "inverse", "n512", 1, "ms", 1, ""));
    assertThat(new Comparison(lines).goals()).contains("| 2.00 | – | – | 1 × | – |");
  }

  @Test
  void everyFigureStandsInOneTable() {
    ours("polyfit", "step_allocates", 120, "bytes");
    line("nd4j", "matmul", "n64", 23.4, "GFLOP/s");
    assertThat(new Comparison(lines).figures())
        .isEqualTo(
            """
            | figure | tensorcord | nd4j |
            |---|---|---|
            | polyfit step_allocates, bytes | 120 |  |
            | matmul n64, GFLOP/s |  | 23.4 |
            """);
  }

  @Test
  void withoutALineOfOursThereIsNothingToCompare() {
    line("nd4j", "matmul", "n64", 23.4, "GFLOP/s");
    assertThatThrownBy(() -> new Comparison(lines))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("None of the 1 lines");
  }

  @Test
  void aLineReadsBackAsItWasWritten() {
    Measurement line = new Measurement("tensorcord", "matmul", "n64", 1.5, "GFLOP/s", 2, "a \"b\"");
    assertThat(line.json())
        .startsWith(
            "{\"peer\":\"tensorcord\",\"workload\":\"matmul\",\"metric\":\"n64\",\"value\":1.5,");
    assertThat(Measurement.parse(line.json())).isEqualTo(line);
    assertThatThrownBy(() -> Measurement.parse("{\"peer\":\"x\"}")).isInstanceOf(Fault.class);
    assertThatThrownBy(() -> Measurement.parse("no")).isInstanceOf(Fault.class);
  }
}
