package dev.tensorcord.nn;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How well a model does: the loss, then the metrics that it was compiled with.
 *
 * @param names {@code loss} first
 */
public record Scores(List<String> names, double[] values) {
  /** The total loss. */
  public double loss() {
    return values[0];
  }

  /** The part of examples that it gets right, 0 to 1; NaN if that is not measured. */
  public double accuracy() {
    return get("acc");
  }

  /** The metric of this name; NaN if there is none. */
  public double get(String name) {
    int at = names.indexOf(name);
    return at < 0 ? Double.NaN : values[at];
  }

  /** All by their names, in order. */
  public Map<String, Double> toMap() {
    Map<String, Double> map = new LinkedHashMap<>();
    for (int i = 0; i < values.length; i++) {
      map.put(names.get(i), values[i]);
    }
    return map;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Scores that
        && names.equals(that.names)
        && Arrays.equals(values, that.values);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return toMap().toString();
  }

  /** The mean over batches of different sizes. */
  static final class Mean {
    private final List<String> names;
    private final double[] sums;
    private long count;

    Mean(List<String> names) {
      this.names = names;
      this.sums = new double[names.size()];
    }

    void add(double[] values, int size) {
      for (int i = 0; i < sums.length; i++) {
        sums[i] += values[i] * size;
      }
      count += size;
    }

    long count() {
      return count;
    }

    Scores value() {
      return new Scores(names, Arrays.stream(sums).map(sum -> sum / count).toArray());
    }
  }
}
