package dev.tensorcord.nn;

import dev.tensorcord.tensor.Tensor;

/**
 * How far predictions are from labels, as one number: the average over all values. Labels and
 * predictions have the same shape, or shapes that broadcast.
 */
public final class Losses {
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
}
