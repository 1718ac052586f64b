package dev.tensorcord.jobs.bench;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;
import java.util.function.Consumer;

/** Where workloads report: each figure goes out as a {@link Measurement} at once. */
public final class Meter {
  /** The engine's name in the lines. */
  public static final String PEER = "tensorcord";

  private static final MathContext DIGITS = new MathContext(5);

  private final int threads;
  private final Optional<Long> spawned;
  private final Consumer<Measurement> lines;

  /**
   * @param threads how many threads compute
   * @param spawned when the process was begun, in nanoseconds since 1970, if whoever began it said
   * @param lines takes each figure
   */
  public Meter(int threads, Optional<Long> spawned, Consumer<Measurement> lines) {
    this.threads = threads;
    this.spawned = spawned;
    this.lines = lines;
  }

  /** When the process was begun, in nanoseconds since 1970, if whoever began it said. */
  Optional<Long> spawned() {
    return spawned;
  }

  /** Reports a figure, rounded to five digits. */
  void report(String workload, String metric, double value, String unit, String note) {
    double rounded = new BigDecimal(value).round(DIGITS).doubleValue();
    lines.accept(new Measurement(PEER, workload, metric, rounded, unit, threads, note));
  }
}
