package dev.tensorcord.nn;

import dev.tensorcord.tensor.DType;
import dev.tensorcord.tensor.Scope;
import dev.tensorcord.tensor.Tensor;

/**
 * How well a model does.
 *
 * @param accuracy the part of examples that it gets right, 0 to 1
 */
public record Scores(double loss, double accuracy) {

  /**
   * The part of rows in which the largest prediction stands at the label. Labels are rows with a 1,
   * or the numbers of the classes; where there is one output, above a half means yes.
   */
  public static double accuracy(Tensor labels, Tensor predictions) {
    try (Scope _ = Scope.open()) {
      int last = predictions.shape().dim(predictions.rank() - 1);
      boolean rows = labels.shape().equals(predictions.shape());
      if (last == 1) {
        Tensor said = predictions.greater(0.5).cast(DType.FLOAT32).flatten();
        return said.equal(labels.cast(DType.FLOAT32).flatten()).cast(DType.FLOAT32).mean().item();
      }
      Tensor right = rows ? labels.argMax(-1) : labels.flatten().cast(DType.INT32);
      return predictions
          .argMax(-1)
          .flatten()
          .equal(right.flatten())
          .cast(DType.FLOAT32)
          .mean()
          .item();
    }
  }

  /** The mean over batches of different sizes. */
  static final class Mean {
    private double loss;
    private double accuracy;
    private int count;

    void add(Scores scores, int size) {
      loss += scores.loss * size;
      accuracy += scores.accuracy * size;
      count += size;
    }

    Scores value() {
      return new Scores(loss / count, accuracy / count);
    }
  }
}
