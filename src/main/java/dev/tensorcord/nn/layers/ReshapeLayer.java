package dev.tensorcord.nn.layers;

import dev.tensorcord.fault.Fault;
import dev.tensorcord.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The values of each example in another shape, one size of which may be left open. */
final class ReshapeLayer extends Layer {
  private final List<Integer> target;
  private final int known;

  ReshapeLayer(Settings settings) {
    super("Reshape", settings);
    settings.needed("targetShape", "[7, 7, 1]");
    target = settings.dims("targetShape");
    known = target.stream().filter(Objects::nonNull).reduce(1, Math::multiplyExact);
    if (target.stream().filter(Objects::isNull).count() > 1) {
      throw Fault.of(
          "Reshape: the targetShape %s leaves more than one size open.".formatted(target),
          "Leave at most one as null.");
    }
  }

  @Override
  protected BatchShape outputShape(BatchShape shape) {
    int size = shape.sizeFrom(1);
    int open = target.indexOf(null);
    boolean fits = open < 0 ? size == known : known != 0 && size % known == 0;
    if (size != BatchShape.ANY && !fits) {
      throw mismatch(
          shape,
          "examples of %d values".formatted(known) + (open < 0 ? "" : " or a multiple"),
          "Make the product of the targetShape's sizes the number of values in an example.");
    }
    BatchShape result = BatchShape.of(shape.dim(0));
    for (Integer dim : target) {
      boolean found = dim == null && size != BatchShape.ANY;
      result = result.and(found ? size / known : dim == null ? BatchShape.ANY : dim);
    }
    return result;
  }

  @Override
  protected Tensor call(Tensor x, Pass pass) {
    return x.reshape(outputShape(BatchShape.of(x.shape())).toArray());
  }

  @Override
  protected void describe(Map<String, Object> settings) {
    settings.put("targetShape", target);
  }
}
