package dev.tensorcord.jobs.bench;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.tensorcord.fault.Fault;
import java.util.Set;

/**
 * One figure of one engine: a line of the benchmark's output.
 *
 * @param peer the engine
 * @param workload what was done, such as {@code matmul}
 * @param metric what of it was measured, such as {@code n64}
 * @param unit such as {@code GFLOP/s}
 * @param threads how many threads it was given
 * @param note what a reader should know, or what proves the work, such as a loss
 */
public record Measurement(
    String peer,
    String workload,
    String metric,
    double value,
    String unit,
    int threads,
    String note) {
  private static final Set<String> LESS_IS_BETTER = Set.of("ms", "us", "ns/op", "bytes");
  private static final JsonMapper JSON = new JsonMapper();

  /**
   * Reads a line of JSON.
   *
   * @throws Fault if it is none, or lacks a part
   */
  public static Measurement parse(String line) {
    try {
      Measurement read = JSON.readValue(line, Measurement.class);
      if (read != null && read.peer != null && read.workload != null && read.metric != null) {
        return read;
      }
    } catch (JsonProcessingException e) {
      throw unread(line);
    }
    throw unread(line);
  }

  private static Fault unread(String line) {
    return Fault.of(
        "This line is no measurement: " + (line.length() > 100 ? line.substring(0, 100) : line),
        "Give a file of lines as bench --json prints them.");
  }

  /** The line of JSON. */
  public String json() {
    try {
      return JSON.writeValueAsString(this);
    } catch (JsonProcessingException e) {
      throw new AssertionError(e); // strings and numbers alone
    }
  }

  /** Whether a smaller value is a better one. */
  @JsonIgnore
  public boolean isLessBetter() {
    return LESS_IS_BETTER.contains(unit);
  }

  /** What was measured: figures of two engines with the same key can be compared. */
  String key() {
    return workload + " " + metric;
  }
}
