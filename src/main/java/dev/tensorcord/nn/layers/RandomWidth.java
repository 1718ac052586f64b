package dev.tensorcord.nn.layers;

import dev.tensorcord.fault.Fault;
import dev.tensorcord.tensor.Tensor;
import dev.tensorcord.tensor.op.Resize;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Images stretched or squeezed by a random part of their width, another in each pass. */
final class RandomWidth extends Layer {
  private final Object factor;
  private final double low;
  private final double high;
  private final String interpolation;
  private final Integer seed;
  private final SplittableRandom random;

  RandomWidth(Settings settings) {
    super("RandomWidth", settings);
    factor = settings.needed("factor", "0.2");
    double[] range = range(settings);
    low = range[0];
    high = range[1];
    interpolation = settings.word("interpolation", List.of("bilinear", "nearest"), "bilinear");
    seed = settings.seed();
    settings.ignore("autoVectorize");
    random = new SplittableRandom(seed == null ? Naming.current().seed() : seed);
  }

  private double[] range(Settings settings) {
    double[] range =
        switch (factor) {
          case Number each when each.doubleValue() > 0 ->
              new double[] {-each.doubleValue(), each.doubleValue()};
          case List<?> pair
              when pair.size() == 2
                  && pair.get(0) instanceof Number a
                  && pair.get(1) instanceof Number b ->
              new double[] {a.doubleValue(), b.doubleValue()};
          default ->
              throw settings.wrong(
                  "factor", factor, "a number above 0, or two such as [-0.1, 0.3]");
        };
    if (range[0] < -1 || range[1] < range[0]) {
      throw Fault.of(
          "RandomWidth: a factor from %s to %s is none.".formatted(range[0], range[1]),
          "Give the smaller one first, and none below -1.");
    }
    return range;
  }

  @Override
  protected BatchShape outputShape(BatchShape shape) {
    Pictures.check(this, shape);
    return shape.with(-2, BatchShape.ANY);
  }

  @Override
  protected Tensor call(Tensor x, Pass pass) {
    BatchShape shape = BatchShape.of(x.shape());
    double part = 1 + low + (high - low) * random.nextDouble();
    int width = Math.max(1, (int) Math.round(part * shape.dim(-2)));
    return interpolation.equals("nearest")
        ? Resize.nearest(x, shape.dim(-3), width, Resize.Corners.FREE)
        : Resize.bilinear(x, shape.dim(-3), width, Resize.Corners.FREE);
  }

  @Override
  protected void describe(Map<String, Object> settings) {
    settings.put("factor", factor);
    settings.put("interpolation", interpolation);
    settings.put("seed", seed);
  }
}
