package dev.tensorcord.nn.layers;

import dev.tensorcord.tensor.Tensor;
import dev.tensorcord.tensor.Variable;
import dev.tensorcord.tensor.op.Reductions;
import java.util.Arrays;
import java.util.Map;

/** Each example brought to mean 0 and spread 1, then scaled and shifted as learnt (Ba 2016). */
final class LayerNormalization extends Layer {
  private final int[] axes;
  private final double epsilon;
  private final boolean center;
  private final boolean scale;
  private final WeightRule betaRule;
  private final WeightRule gammaRule;
  private Variable beta;
  private Variable gamma;
  private int rank;

  LayerNormalization(Settings settings) {
    super("LayerNormalization", settings);
    axes = settings.has("axis") ? settings.wholes("axis", -6) : new int[] {-1};
    epsilon = settings.number("epsilon", 0, Double.MAX_VALUE, 1e-3);
    center = settings.flag("center", true);
    scale = settings.flag("scale", true);
    betaRule = unbounded(settings, "beta", "zeros");
    gammaRule = unbounded(settings, "gamma", "ones");
  }

  private static WeightRule unbounded(Settings settings, String part, String otherwise) {
    return new WeightRule(
        part,
        Initializer.from(settings, part + "Initializer", otherwise),
        Regularizer.from(settings, part + "Regularizer"),
        null);
  }

  private int[] along(int rank) {
    return Arrays.stream(axes).map(axis -> axis < 0 ? axis + rank : axis).sorted().toArray();
  }

  @Override
  protected BatchShape outputShape(BatchShape shape) {
    int[] along = along(shape.rank());
    boolean fits = Arrays.stream(along).distinct().count() == along.length;
    for (int axis : along) {
      fits &= axis >= 0 && axis < shape.rank() && shape.knows(axis);
    }
    if (!fits) {
      throw mismatch(
          shape,
          "batches whose sizes along the axes %s are known".formatted(Arrays.toString(axes)),
          "Name each axis once; the last one is -1.");
    }
    return shape;
  }

  @Override
  protected void makeWeights(BatchShape shape) {
    rank = shape.rank();
    int[] sizes = Arrays.stream(along(rank)).map(shape::dim).toArray();
    gamma = scale ? weight(gammaRule, sizes) : null;
    beta = center ? weight(betaRule, sizes) : null;
  }

  @Override
  boolean passesMasks() {
    return true;
  }

  @Override
  protected Tensor call(Tensor x, Pass pass) {
    int[] along = along(x.rank());
    int[] dims = new int[x.rank()];
    Arrays.fill(dims, 1);
    Arrays.stream(along).forEach(axis -> dims[axis] = x.shape().dim(axis));
    Tensor mean = Reductions.MEAN.apply(x, true, along);
    Tensor away = x.sub(mean);
    Tensor variance = Reductions.MEAN.apply(away.square(), true, along);
    Tensor y = away.mul(variance.add(epsilon).rsqrt());
    y = gamma == null ? y : y.mul(gamma.reshape(dims));
    return beta == null ? y : y.add(beta.reshape(dims));
  }

  @Override
  protected void describe(Map<String, Object> settings) {
    int[] known = rank == 0 ? axes : along(rank);
    settings.put("axis", Arrays.stream(known).boxed().toList());
    settings.put("epsilon", epsilon);
    settings.put("center", center);
    settings.put("scale", scale);
    settings.put("betaInitializer", betaRule.initializer());
    settings.put("gammaInitializer", gammaRule.initializer());
    settings.put("betaRegularizer", betaRule.regularizer());
    settings.put("gammaRegularizer", gammaRule.regularizer());
  }
}
