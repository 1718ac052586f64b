package dev.tensorcord.tensor.op;

import dev.tensorcord.fault.Fault;
import dev.tensorcord.tensor.DType;
import dev.tensorcord.tensor.Shape;
import dev.tensorcord.tensor.Tensor;
import dev.tensorcord.tensor.Tensors;
import java.util.List;
import java.util.function.BinaryOperator;

/**
 * TensorFlow.js's {@code tf.losses}: how far predictions are from labels at each value, weighed,
 * and joined into one number as a reduction says. The maps stand alone, for others to join.
 */
public final class WeightedLosses {
  private static final String LABELED = "labels, predictions, weights?, ";
  private static final String REDUCED = "reduction: whole = 3";
  private static final String TWO = "(tf.tensor1d([1, 0]), tf.tensor1d([0.8, 0.4])).print()";

  static final List<Operation> ROWS =
      List.of(
          of("absoluteDifference", WeightedLosses::absoluteDifference)
              .doc(
                  "The distances, by default their average.", "tf.losses.absoluteDifference" + TWO),
          Operation.of("losses.computeWeightedLoss", "losses, weights?, " + REDUCED)
              .does(call -> weighed(call.tensor("losses"), call))
              .sample(
                  "mean",
                  Op.Domain.POSITIVE,
                  x -> weighed(x[0], x[1], Reduction.MEAN),
                  Shape.of(2, 3),
                  Shape.of(2, 1))
              .sample(
                  "nonzero",
                  Op.Domain.POSITIVE,
                  x -> weighed(x[0], x[1], Reduction.SUM_BY_NONZERO_WEIGHTS),
                  Shape.of(2, 3),
                  Shape.of(3))
              .doc(
                  "Losses, weighed and joined: none (0), mean (1), sum (2), or the sum over the"
                      + " number of weights that are not 0 (3).",
                  "tf.losses.computeWeightedLoss([1, 2, 3], [1, 0, 1]).print()"),
          Operation.of(
                  "losses.cosineDistance", "labels, predictions, axis: whole, weights?, " + REDUCED)
              .does(call ->
                  joined(call, (l, p) -> cosineDistance(l, p, call.whole("axis")), "labels"))
              .sample("", x -> cosineDistance(x[0], x[1], 1), Shape.of(2, 3), Shape.of(2, 3))
              .doc(
                  "1 minus the product of labels and predictions along an axis, both of length 1.",
                  "tf.losses.cosineDistance([[1, 0]], [[0.6, 0.8]], 1).print()"),
          of("hingeLoss", WeightedLosses::hingeLoss)
              .doc(
                  "How far predictions are on the wrong side of a margin of 1; labels are 0 and 1.",
                  "tf.losses.hingeLoss" + TWO),
          Operation.of("losses.huberLoss", LABELED + "delta: number = 1, " + REDUCED)
              .does(call -> joined(call, (l, p) -> huberLoss(l, p, call.number("delta")), "labels"))
              .sample("", x -> huberLoss(x[0], x[1], 1), Shape.of(7), Shape.of(7))
              .doc(
                  "Half the squared distance up to delta, straight beyond (Huber 1964).",
                  "tf.losses.huberLoss" + TWO),
          Operation.of("losses.logLoss", LABELED + "epsilon: number = 1e-7, " + REDUCED)
              .does(call -> joined(call, (l, p) -> logLoss(l, p, call.number("epsilon")), "labels"))
              .sample(
                  "",
                  Op.Domain.between(0.2, 0.8),
                  x -> logLoss(x[0], x[1], 1e-7),
                  Shape.of(4),
                  Shape.of(4))
              .doc("The cross entropy of probabilities and labels.", "tf.losses.logLoss" + TWO),
          of("meanSquaredError", WeightedLosses::squaredError)
              .doc(
                  "The squared distances, by default their average.",
                  "tf.losses.meanSquaredError" + TWO),
          Operation.of(
                  "losses.sigmoidCrossEntropy",
                  "multiClassLabels, logits, weights?, labelSmoothing: number = 0, " + REDUCED)
              .does(call ->
                  joined(
                      call,
                      (l, p) -> sigmoidCrossEntropy(smooth(l, call.number("labelSmoothing"), 2), p),
                      "multiClassLabels"))
              .sample("", x -> sigmoidCrossEntropy(x[0], x[1]), Shape.of(2, 3), Shape.of(2, 3))
              .doc(
                  "The cross entropy of the scores' sigmoids and the labels, each class by itself.",
                  "tf.losses.sigmoidCrossEntropy([[1, 0]], [[2, -1]]).print()"),
          Operation.of(
                  "losses.softmaxCrossEntropy",
                  "onehotLabels, logits, weights?, labelSmoothing: number = 0, " + REDUCED)
              .does(WeightedLosses::readSoftmax)
              .sample("", x -> softmaxCrossEntropy(x[0], x[1]), Shape.of(2, 3), Shape.of(2, 3))
              .doc(
                  "The cross entropy of the scores' softmax and the labels, for each row.",
                  "tf.losses.softmaxCrossEntropy([[1, 0]], [[2, -1]]).print()"));

  /** How losses become one number; TensorFlow.js counts them from 0. */
  public enum Reduction {
    /** They do not. */
    NONE,
    /** Their sum over the sum of the weights. */
    MEAN,
    /** Their sum. */
    SUM,
    /** Their sum over the number of weights that are not 0. */
    SUM_BY_NONZERO_WEIGHTS
  }

  private WeightedLosses() {}

  private static Operation of(String name, BinaryOperator<Tensor> map) {
    return Operation.of("losses." + name, LABELED + REDUCED)
        .does(call -> joined(call, map, "labels"))
        .sample("", x -> map.apply(x[0], x[1]), Shape.of(5), Shape.of(5));
  }

  private static Tensor joined(Call call, BinaryOperator<Tensor> map, String labels) {
    Tensor due = call.tensor(labels);
    Tensor given = call.tensor(labels.equals("labels") ? "predictions" : "logits");
    if (!due.shape().equals(given.shape())) {
      throw Fault.of(
          "%s:  Shapes %s and %s must match"
              .formatted(
                  "Error in " + call.op(), Axes.sizes(due.shape()), Axes.sizes(given.shape())),
          "Give each prediction one label.");
    }
    return weighed(map.apply(due, given), call);
  }

  private static Tensor readSoftmax(Call call) {
    Tensor labels = call.tensor("onehotLabels");
    double smoothing = call.number("labelSmoothing");
    if (labels.rank() == 0 || (smoothing > 0 && labels.rank() < 2)) {
      throw Fault.of(
          "softmaxCrossEntropy: labels of shape %s have no classes.".formatted(labels.shape()),
          "Give each example a row with a 1 at its class, such as tf.oneHot makes.");
    }
    return joined(
        call,
        (l, p) ->
            softmaxCrossEntropy(smoothing > 0 ? smooth(l, smoothing, l.shape().dim(1)) : l, p),
        "onehotLabels");
  }

  private static Tensor weighed(Tensor losses, Call call) {
    int reduction = call.whole("reduction");
    if (reduction < 0 || reduction >= Reduction.values().length) {
      throw Fault.of(
          "%s: there is no reduction %d.".formatted(call.op(), reduction),
          "Use tf.Reduction.NONE, MEAN, SUM or SUM_BY_NONZERO_WEIGHTS.");
    }
    return weighed(losses, call.tensor("weights"), Reduction.values()[reduction]);
  }

  /**
   * Weighs losses and joins them.
   *
   * @param weights as many as losses, or fewer that broadcast; null for 1 each
   * @throws Fault if the weights' shape does not fit
   */
  public static Tensor weighed(Tensor losses, Tensor weights, Reduction reduction) {
    Tensor all = weights == null ? losses : losses.mul(weights);
    return switch (reduction) {
      case NONE -> all;
      case SUM -> all.sum();
      case MEAN -> {
        if (weights == null) {
          yield all.mean();
        }
        Tensor mean = all.sum().div(weights.sum());
        double shared = (double) losses.size() / weights.size();
        yield shared > 1 ? mean.div(Tensors.scalar(shared)) : mean;
      }
      case SUM_BY_NONZERO_WEIGHTS -> {
        if (weights == null) {
          yield all.sum().div(Tensors.scalar(losses.size()));
        }
        Tensor each = weights.mul(Tensors.ones(losses.shape()));
        yield all.sum().div(each.notEqual(Tensors.scalar(0)).sum().cast(DType.FLOAT32));
      }
    };
  }

  /** The distance. */
  public static Tensor absoluteDifference(Tensor labels, Tensor predictions) {
    return labels.sub(predictions).abs();
  }

  /** The squared distance. */
  public static Tensor squaredError(Tensor labels, Tensor predictions) {
    return labels.squaredDifference(predictions);
  }

  /** 1 minus the product along an axis, which stays with a size of 1. */
  public static Tensor cosineDistance(Tensor labels, Tensor predictions, int axis) {
    return Tensors.scalar(1).sub(Reductions.SUM.apply(labels.mul(predictions), true, axis));
  }

  /** How far on the wrong side of a margin of 1, labels 0 and 1 taken as -1 and 1. */
  public static Tensor hingeLoss(Tensor labels, Tensor predictions) {
    return margin(Tensors.scalar(2).mul(labels).sub(Tensors.scalar(1)), predictions);
  }

  /** How far on the wrong side of a margin of 1, labels -1 and 1. */
  public static Tensor margin(Tensor labels, Tensor predictions) {
    return Tensors.scalar(1).sub(labels.mul(predictions)).relu();
  }

  /** Half the squared distance up to delta, straight beyond. */
  public static Tensor huberLoss(Tensor labels, Tensor predictions, double delta) {
    Tensor bend = Tensors.scalar(delta);
    Tensor distance = predictions.sub(labels).abs();
    Tensor near = distance.minimum(bend);
    return Tensors.scalar(0.5).mul(near.square()).add(bend.mul(distance.sub(near)));
  }

  /** The cross entropy of probabilities, each by itself. */
  public static Tensor logLoss(Tensor labels, Tensor predictions, double epsilon) {
    Tensor one = Tensors.scalar(1);
    Tensor small = Tensors.scalar(epsilon);
    Tensor on = labels.mul(predictions.add(small).log()).neg();
    return on.sub(one.sub(labels).mul(one.sub(predictions).add(small).log()));
  }

  /**
   * The cross entropy of the sigmoids of scores: {@code max(x, 0) - x·z + log(1 + e^-|x|)}, which
   * overflows nowhere.
   */
  public static Tensor sigmoidCrossEntropy(Tensor labels, Tensor logits) {
    Tensor soft = logits.abs().neg().exp().log1p();
    return logits.relu().sub(logits.mul(labels)).add(soft);
  }

  /** The cross entropy of the softmax of scores, for each row. */
  public static Tensor softmaxCrossEntropy(Tensor labels, Tensor logits) {
    return Reductions.SUM.apply(logits.logSoftmax().mul(labels), false, -1).neg();
  }

  /** Labels moved by a share towards 1 over the number of classes. */
  private static Tensor smooth(Tensor labels, double share, int classes) {
    return share > 0
        ? labels.mul(Tensors.scalar(1 - share)).add(Tensors.scalar(share / classes))
        : labels;
  }
}
