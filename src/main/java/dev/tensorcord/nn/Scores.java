package dev.tensorcord.nn;

import dev.tensorcord.tensor.DType;
import dev.tensorcord.tensor.Scope;
import dev.tensorcord.tensor.Tensor;
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

  /**
   * The part of rows in which the largest prediction stands at the label. Labels are rows with a 1,
   * or the numbers of the classes; where there is one output, above a half means yes.
   */
  public static double accuracy(Tensor labels, Tensor predictions) {
    try (Scope _ = Scope.open()) {
      return right(labels, predictions).item();
    }
  }

  static Tensor right(Tensor labels, Tensor predictions) {
    int last = predictions.shape().dim(predictions.rank() - 1);
    boolean rows = labels.shape().equals(predictions.shape());
    if (last == 1) {
      Tensor said = predictions.greater(0.5).cast(DType.FLOAT32).flatten();
      return said.equal(labels.cast(DType.FLOAT32).flatten()).cast(DType.FLOAT32).mean();
    }
    Tensor right = rows ? labels.argMax(-1) : labels.flatten().cast(DType.INT32);
    return predictions.argMax(-1).flatten().equal(right.flatten()).cast(DType.FLOAT32).mean();
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
