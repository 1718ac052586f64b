package dev.tensorcord.nn;

import dev.tensorcord.fault.Fault;
import dev.tensorcord.nn.layers.Nearest;
import dev.tensorcord.tensor.DType;
import dev.tensorcord.tensor.Tensor;
import dev.tensorcord.tensor.op.OneHot;
import dev.tensorcord.tensor.op.Reductions;
import dev.tensorcord.tensor.op.WeightedLosses;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a model is trained to make small, or how well it does: a number for each example, by
 * TensorFlow.js's name, a row each. Labels and predictions have one shape unless a row says more.
 *
 * @param name as scripts write it; null for a function of the caller's own
 */
public record LossFunction(String name, Loss function) implements Loss {
  /** TensorFlow.js's epsilon: logarithms and quotients stay finite. */
  static final double TINY = 1e-7;

  private static final Map<String, LossFunction> ROWS = new LinkedHashMap<>();

  static {
    row("meanSquaredError", (y, p) -> WeightedLosses.squaredError(y, p).mean(-1), "mse", "MSE");
    row(
        "meanAbsoluteError",
        (y, p) -> WeightedLosses.absoluteDifference(y, p).mean(-1),
        "mae",
        "MAE");
    row("meanAbsolutePercentageError", LossFunction::percentage, "mape", "MAPE");
    row("meanSquaredLogarithmicError", LossFunction::logarithmic, "msle", "MSLE");
    row("squaredHinge", (y, p) -> WeightedLosses.margin(y, p).square().mean(-1));
    row("hinge", (y, p) -> WeightedLosses.margin(y, p).mean(-1));
    row("categoricalHinge", LossFunction::categoricalHinge);
    row("logcosh", LossFunction::logcosh);
    row("categoricalCrossentropy", LossFunction::categorical);
    row("sparseCategoricalCrossentropy", LossFunction::sparse);
    row("binaryCrossentropy", LossFunction::binary);
    row("kullbackLeiblerDivergence", LossFunction::divergence, "kld", "KLD");
    row("poisson", (y, p) -> p.sub(y.mul(p.add(TINY).log())).mean(-1));
    row("cosineProximity", (y, p) -> unit(y).mul(unit(p)).sum(-1).neg(), "cosine");
  }

  private static void row(String name, Loss function, String... others) {
    LossFunction row = new LossFunction(name, function);
    ROWS.put(name, row);
    for (String other : others) {
      ROWS.put(other, row);
    }
  }

  /** All names that scripts know, short ones too. */
  public static List<String> names() {
    return List.copyOf(ROWS.keySet());
  }

  /** The one of this name; null if there is none. */
  static LossFunction find(String name) {
    return ROWS.get(name);
  }

  /**
   * The one of this name, such as {@code meanSquaredError}.
   *
   * @throws Fault if there is none
   */
  public static LossFunction of(String name) {
    LossFunction row = ROWS.get(name);
    if (row == null) {
      boolean scores = name.toLowerCase(Locale.ROOT).contains("softmaxcrossentropy");
      throw Fault.of(
          "There is no loss \"%s\".".formatted(name),
          scores
              ? "Use \"categoricalCrossentropy\" behind a last layer with softmax."
              : Nearest.remedy(name, ROWS.keySet()));
    }
    return row;
  }

  @Override
  public Tensor of(Tensor labels, Tensor predictions) {
    return function.of(labels, predictions);
  }

  boolean is(String other) {
    return other.equals(name);
  }

  private static Tensor percentage(Tensor y, Tensor p) {
    return y.sub(p).div(y.abs().maximum(TINY)).abs().mean(-1).mul(100);
  }

  private static Tensor logarithmic(Tensor y, Tensor p) {
    Tensor one = p.maximum(TINY).add(1).log();
    return one.sub(y.maximum(TINY).add(1).log()).square().mean(-1);
  }

  private static Tensor categoricalHinge(Tensor y, Tensor p) {
    Tensor right = y.mul(p).sum(-1);
    Tensor wrong = y.neg().add(1).mul(p).max(-1);
    return wrong.sub(right).add(1).maximum(0);
  }

  private static Tensor logcosh(Tensor y, Tensor p) {
    Tensor distance = p.sub(y);
    return distance.add(distance.mul(-2).softplus()).sub(Math.log(2)).mean(-1);
  }

  private static Tensor clipped(Tensor p) {
    return p.maximum(TINY).minimum(1 - TINY);
  }

  private static Tensor categorical(Tensor y, Tensor p) {
    Tensor sure = clipped(p.div(Reductions.SUM.apply(p, true, -1)));
    return y.cast(DType.FLOAT32).mul(sure.log()).sum(-1).neg();
  }

  /** Labels are the numbers of the classes: [n], [n,1], or with more axes in front. */
  private static Tensor sparse(Tensor y, Tensor p) {
    int classes = p.shape().dim(p.rank() - 1);
    Tensor places = y.flatten().cast(DType.FLOAT32).floor().cast(DType.INT32);
    Tensor rows = OneHot.apply(places, classes, 1, 0, DType.FLOAT32);
    return categorical(rows.reshape(p.shape()), clipped(p));
  }

  private static Tensor binary(Tensor y, Tensor p) {
    Tensor sure = clipped(p);
    Tensor score = sure.div(sure.neg().add(1)).log();
    return WeightedLosses.sigmoidCrossEntropy(y, score).mean(-1);
  }

  private static Tensor divergence(Tensor y, Tensor p) {
    Tensor quotient = y.maximum(TINY).minimum(1).div(p.maximum(TINY).minimum(1));
    return y.mul(quotient.log()).sum(-1);
  }

  private static Tensor unit(Tensor x) {
    Tensor floats = x.cast(DType.FLOAT32);
    Tensor squares = Reductions.SUM.apply(floats.square(), true, -1);
    return floats.div(squares.maximum(TINY).sqrt());
  }
}
