package dev.tensorcord.nn.layers;

import dev.tensorcord.tensor.Tensor;
import dev.tensorcord.tensor.Variable;
import dev.tensorcord.tensor.op.Reductions;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Each channel brought to mean 0 and spread 1, over the batch in training, over all that was seen
 * afterwards; then scaled and shifted as learnt (Ioffe and Szegedy 2015).
 */
final class BatchNormalization extends Layer {
  private final int axis;
  private final double momentum;
  private final double epsilon;
  private final boolean center;
  private final boolean scale;
  private final WeightRule betaRule;
  private final WeightRule gammaRule;
  private final WeightRule meanRule;
  private final WeightRule varianceRule;
  private Variable beta;
  private Variable gamma;
  private Variable movingMean;
  private Variable movingVariance;

  BatchNormalization(Settings settings) {
    super("BatchNormalization", settings);
    axis = settings.whole("axis", -6, -1);
    momentum = settings.number("momentum", 0, 1, 0.99);
    epsilon = settings.number("epsilon", 0, Double.MAX_VALUE, 1e-3);
    center = settings.flag("center", true);
    scale = settings.flag("scale", true);
    betaRule = settings.rule("beta", "zeros");
    gammaRule = settings.rule("gamma", "ones");
    meanRule = start(settings, "movingMean", "zeros");
    varianceRule = start(settings, "movingVariance", "ones");
  }

  private static WeightRule start(Settings settings, String part, String otherwise) {
    Initializer initializer = Initializer.from(settings, part + "Initializer", otherwise);
    return new WeightRule(part, initializer, null, null);
  }

  private int along(int rank) {
    return axis < 0 ? axis + rank : axis;
  }

  @Override
  protected BatchShape outputShape(BatchShape shape) {
    int along = along(shape.rank());
    if (along < 1 || along >= shape.rank() || !shape.knows(along)) {
      throw mismatch(
          shape,
          "batches whose size along axis %d is known".formatted(axis),
          "The last axis is always -1.");
    }
    if (movingMean != null && movingMean.size() != shape.dim(along)) {
      throw mismatch(
          shape,
          "%d channels along axis %d".formatted(movingMean.size(), axis),
          "Give as many channels as its weights were made for.");
    }
    return shape;
  }

  @Override
  protected void makeWeights(BatchShape shape) {
    int size = shape.dim(along(shape.rank()));
    gamma = scale ? weight(gammaRule, size) : null;
    beta = center ? weight(betaRule, size) : null;
    movingMean = weight("moving_mean", meanRule, false, size);
    movingVariance = weight("moving_variance", varianceRule, false, size);
  }

  @Override
  boolean passesMasks() {
    return true;
  }

  @Override
  protected Tensor call(Tensor x, Pass pass) {
    int along = along(x.rank());
    if (!pass.training()) {
      return normal(x, movingMean, movingVariance, along);
    }
    int[] others = IntStream.range(0, x.rank()).filter(each -> each != along).toArray();
    Tensor mean = Reductions.MEAN.apply(x, true, others);
    Tensor variance = x.squaredDifference(mean).mean(others);
    Tensor y = normal(x, mean, variance, along);
    follow(movingMean, mean.flatten());
    follow(movingVariance, variance);
    return y;
  }

  private void follow(Variable moving, Tensor seen) {
    moving.assign(moving.sub(moving.sub(seen).mul(1 - momentum)));
  }

  private Tensor normal(Tensor x, Tensor mean, Tensor variance, int along) {
    int[] dims = new int[x.rank()];
    Arrays.fill(dims, 1);
    dims[along] = x.shape().dim(along);
    Tensor factor = variance.add(epsilon).rsqrt();
    factor = gamma == null ? factor : factor.mul(gamma);
    Tensor y = x.sub(mean.reshape(dims)).mul(factor.reshape(dims));
    return beta == null ? y : y.add(beta.reshape(dims));
  }

  @Override
  protected void describe(Map<String, Object> settings) {
    settings.put("axis", axis);
    settings.put("momentum", momentum);
    settings.put("epsilon", epsilon);
    settings.put("center", center);
    settings.put("scale", scale);
    betaRule.describe(settings);
    gammaRule.describe(settings);
    settings.put("movingMeanInitializer", meanRule.initializer());
    settings.put("movingVarianceInitializer", varianceRule.initializer());
  }
}
