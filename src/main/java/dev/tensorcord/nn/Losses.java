package dev.tensorcord.nn;

import dev.tensorcord.fault.Fault;
import dev.tensorcord.tensor.DType;
import dev.tensorcord.tensor.Tensor;
import dev.tensorcord.tensor.op.OneHot;
import dev.tensorcord.tensor.op.Reductions;

/**
 * How far predictions are from labels, as one number: the average over all values. Labels and
 * predictions have the same shape, or shapes that broadcast.
 */
public final class Losses {
  /** TensorFlow.js's epsilon: logarithms stay finite. */
  private static final double SMALLEST = 1e-7;

  private Losses() {}

  /** A loss: labels first, as in TensorFlow.js. */
  @FunctionalInterface
  public interface Loss {
    /** The loss of predictions. */
    Tensor of(Tensor labels, Tensor predictions);
  }

  /** The average of the squared distances. */
  public static Tensor meanSquaredError(Tensor labels, Tensor predictions) {
    return predictions.squaredDifference(labels).mean();
  }

  /** The average of the distances. */
  public static Tensor absoluteDifference(Tensor labels, Tensor predictions) {
    return predictions.sub(labels).abs().mean();
  }

  /** Squared up to a distance of 1, straight beyond, so that outliers pull less (Huber 1964). */
  public static Tensor huberLoss(Tensor labels, Tensor predictions) {
    return huberLoss(labels, predictions, 1);
  }

  /** Squared up to a distance of {@code delta}, straight beyond. */
  public static Tensor huberLoss(Tensor labels, Tensor predictions, double delta) {
    Tensor distance = predictions.sub(labels).abs();
    Tensor near = distance.minimum(delta);
    return near.square().mul(0.5).add(distance.sub(near).mul(delta)).mean();
  }

  /** The average of log cosh of the distances: Huber's loss with a smooth passage. */
  public static Tensor logCosh(Tensor labels, Tensor predictions) {
    Tensor distance = predictions.sub(labels);
    return distance.add(distance.mul(-2).softplus()).sub(Math.log(2)).mean();
  }

  /**
   * How surprised the scores are by the right classes: softmax, then the mean of minus the
   * logarithms of the right classes' probabilities.
   *
   * @param labels a row for each example, 1 at the right class
   * @param logits scores before softmax, of the same shape
   */
  public static Tensor softmaxCrossEntropy(Tensor labels, Tensor logits) {
    return rows("softmaxCrossEntropy", labels, logits, logits.logSoftmax());
  }

  /**
   * The same of probabilities, which softmax gave already; those below 1e-7 count as that.
   *
   * @param labels a row for each example, 1 at the right class
   */
  public static Tensor categoricalCrossentropy(Tensor labels, Tensor probabilities) {
    Tensor whole = Reductions.SUM.apply(probabilities, true, -1);
    Tensor sure = probabilities.div(whole).maximum(SMALLEST).minimum(1 - SMALLEST);
    return rows("categoricalCrossentropy", labels, probabilities, sure.log());
  }

  /**
   * The same with the right class's number for each example in place of a row.
   *
   * @param labels int32 or float32 whole numbers, [n] or [n,1]
   */
  public static Tensor sparseCategoricalCrossentropy(Tensor labels, Tensor probabilities) {
    return categoricalCrossentropy(oneHot(labels, probabilities), probabilities);
  }

  static Tensor oneHot(Tensor labels, Tensor probabilities) {
    int classes = probabilities.shape().dim(probabilities.rank() - 1);
    Tensor places = labels.flatten().cast(DType.INT32);
    return OneHot.apply(places, classes, 1, 0, DType.FLOAT32);
  }

  private static Tensor rows(String name, Tensor labels, Tensor given, Tensor logs) {
    if (!labels.shape().equals(given.shape())) {
      throw Fault.of(
          "%s: the labels have the shape %s, the predictions %s."
              .formatted(name, labels.shape(), given.shape()),
          "Give each example a row with a 1 at its class, such as tf.oneHot makes.");
    }
    return labels.mul(logs).sum(-1).neg().mean();
  }
}
