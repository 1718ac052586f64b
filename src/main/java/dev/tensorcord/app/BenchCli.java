package dev.tensorcord.app;

import dev.tensorcord.backend.Backends;
import dev.tensorcord.backend.Device;
import dev.tensorcord.backend.cpu.CpuSettings;
import dev.tensorcord.fault.Fault;
import dev.tensorcord.jobs.bench.Comparison;
import dev.tensorcord.jobs.bench.Measurement;
import dev.tensorcord.jobs.bench.Meter;
import dev.tensorcord.jobs.bench.Workload;
import dev.tensorcord.jobs.bench.Workloads;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code bench}: what the engine does in a second, on workloads that other engines run as well.
 *
 * <p>It reads no configuration: what it measures must not depend on a host's settings, and the
 * workload that counts from the process's start would pay for reading them. Nor does it log.
 */
@Command(
    name = "bench",
    description = "Measures the engine on the workloads of the comparison with other engines.",
    mixinStandardHelpOptions = true)
final class BenchCli implements Callable<Integer> {
  /** Whoever begins the process may say when: nanoseconds since 1970. */
  private static final String SPAWNED = "START_NS";

  private static final int MOST_THREADS = 1024;

  @Spec private CommandSpec spec;

  @Option(
      names = "--workloads",
      split = ",",
      paramLabel = "NAME",
      description = "Only these, in this order: ${COMPLETION-CANDIDATES}.",
      completionCandidates = Names.class)
  private List<String> names = List.of();

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Threads that compute; 0, the default, is one for each core.")
  private int threads;

  @Option(names = "--backend", paramLabel = "NAME", description = "The device: cpu.")
  private String backend = "cpu";

  @Option(names = "--json", description = "A line of JSON for each figure.")
  private boolean json;

  @Option(
      names = "--compare",
      paramLabel = "FILE",
      description = "Measures nothing: makes tables of such lines, ours and other engines'.")
  private Path lines;

  @Override
  public Integer call() {
    List<Workload> chosen = Workloads.named(names);
    Device device = device();
    PrintWriter out = spec.commandLine().getOut();
    if (lines != null) {
      compare(out, device);
      return 0;
    }
    Meter meter = new Meter(device.cores(), spawned(System.getenv()), printer(out, device));
    chosen.forEach(workload -> Workloads.run(workload, meter));
    return 0;
  }

  private Device device() {
    if (!backend.equals("cpu")) {
      throw Fault.of("There is no backend \"%s\" here.".formatted(backend), "Use --backend cpu.");
    }
    if (threads < 0 || threads > MOST_THREADS) {
      throw Fault.of(
          "%,d threads cannot be used.".formatted(threads),
          "Give --threads a number from 0 to %,d.".formatted(MOST_THREADS));
    }
    return Backends.start(CpuSettings.DEFAULT.withThreads(threads)).backend().describe();
  }

  static Optional<Long> spawned(Map<String, String> environment) {
    String nanos = environment.get(SPAWNED);
    try {
      return Optional.ofNullable(nanos).map(Long::valueOf);
    } catch (NumberFormatException e) {
      throw Fault.of(
          "%s is \"%s\", which is no number.".formatted(SPAWNED, nanos),
          "Set it to nanoseconds since 1970, such as $(date +%s%N) gives, or leave it out.");
    }
  }

  private Consumer<Measurement> printer(PrintWriter out, Device device) {
    if (json) {
      return line -> out.println(line.json());
    }
    out.println(words(device));
    return line ->
        out.printf(
            "%-12s %-20s %,14.5g %-9s %s%n",
            line.workload(), line.metric(), line.value(), line.unit(), line.note());
  }

  private void compare(PrintWriter out, Device device) {
    Comparison comparison = new Comparison(read());
    out.printf(
        "%s, %s, %d threads each, medians of %d runs:%n%n%s%n%s",
        day(),
        words(device),
        comparison.threads(),
        comparison.runs(),
        comparison.goals(),
        comparison.figures());
    out.flush();
  }

  private List<Measurement> read() {
    try {
      return Files.readAllLines(lines).stream()
          .filter(line -> !line.isBlank())
          .map(Measurement::parse)
          .toList();
    } catch (IOException e) {
      throw Fault.of("The file " + lines + " cannot be read.", "Check its name and permissions.");
    }
  }

  /** When the lines were written. */
  private LocalDate day() {
    try {
      return LocalDate.ofInstant(Files.getLastModifiedTime(lines).toInstant(), ZoneOffset.UTC);
    } catch (IOException e) {
      throw Fault.of("The file " + lines + " cannot be read.", "Check its name and permissions.");
    }
  }

  private static String words(Device device) {
    return "%s (%d cores, %d-bit vectors), Java %s"
        .formatted(
            device.name(),
            Runtime.getRuntime().availableProcessors(),
            device.vectorBits(),
            Runtime.version());
  }

  /** The names of all workloads, for the help. */
  private static final class Names implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Workloads.ALL.stream().map(Workload::name).iterator();
    }
  }
}
