package dev.tensorcord.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tensorcord.fault.Fault;
import dev.tensorcord.jobs.bench.Measurement;
import dev.tensorcord.jobs.bench.Workload;
import dev.tensorcord.jobs.bench.Workloads;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BenchCliTest {
  @TempDir Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int execute(String... args) {
    return Main.execute(new PrintWriter(out, true), new PrintWriter(err, true), args);
  }

  @Test
  void aLineOfJsonForEachFigureWithTheLossThatProvesTheWork() {
    assertThat(execute("bench", "--json", "--workloads", "ttfr")).isZero();
    List<Measurement> lines = out.toString().lines().map(Measurement::parse).toList();
    assertThat(lines).hasSize(1);
    assertThat(lines.getFirst().metric()).isEqualTo("ttfr_200_steps");
    assertThat(lines.getFirst().note()).startsWith("loss 1.9043e-03");
    assertThat(lines.getFirst().value()).isPositive();
  }

  @Test
  void whatIsNotThereIsNamedWithWhatIs() {
    assertThat(execute("bench", "--workloads", "dance")).isEqualTo(1);
    assertThat(execute("bench", "--backend", "cuda")).isEqualTo(1);
    assertThat(execute("bench", "--threads", "-1")).isEqualTo(1);
    assertThat(err.toString())
        .contains("\"dance\"", "polyfit, overhead", "\"cuda\"", "--backend cpu", "-1 threads");
  }

  @Test
  void helpNamesEveryWorkload() {
    assertThat(execute("bench", "--help")).isZero();
    assertThat(out.toString()).contains(Workloads.ALL.stream().map(Workload::name).toList());
  }

  @Test
  void linesOfACampaignBecomeTables() throws IOException {
    Path lines = folder.resolve("lines.jsonl");
    Files.write(
        lines,
        List.of(
            new Measurement("tensorcord", "matmul", "n64", 200, "GFLOP/s", 2, "").json(),
            new Measurement("openblas", "matmul", "n64", 229, "GFLOP/s", 2, "").json()));
    assertThat(execute("bench", "--compare", lines.toString())).isZero();
    assertThat(out.toString())
        .contains("2 threads each, medians of 1 runs", "| 200 | 229 (openblas) | 0.8734 × |");
    assertThat(execute("bench", "--compare", folder.resolve("none").toString())).isEqualTo(1);
    assertThat(err.toString()).contains("cannot be read");
  }

  @Test
  void aSpawnTimeThatIsNoNumberIsRefused() {
    assertThat(BenchCli.spawned(Map.of("START_NS", "17"))).contains(17L);
    assertThat(BenchCli.spawned(Map.of())).isEmpty();
    assertThatThrownBy(() -> BenchCli.spawned(Map.of("START_NS", "now"))).isInstanceOf(Fault.class);
  }
}
