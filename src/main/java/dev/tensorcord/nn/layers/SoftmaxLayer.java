package dev.tensorcord.nn.layers;

import dev.tensorcord.fault.Fault;
import dev.tensorcord.tensor.DType;
import dev.tensorcord.tensor.Tensor;
import dev.tensorcord.tensor.op.Reductions;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Scores to probabilities along one axis or several; where a mask says no, none is left. */
final class SoftmaxLayer extends Layer {
  private static final double NEVER = -1e9;

  private final Object given;
  private final int[] axes;

  SoftmaxLayer(Settings settings) {
    super("Softmax", settings);
    given = settings.has("axis") ? settings.get("axis") : Integer.valueOf(1);
    axes = settings.has("axis") ? settings.wholes("axis", -6) : new int[] {1};
  }

  @Override
  protected BatchShape outputShape(BatchShape shape) {
    for (int axis : axes) {
      if (axis >= shape.rank() || axis < -shape.rank()) {
        throw mismatch(
            shape, "batches with an axis %d".formatted(axis), "The last axis is always -1.");
      }
    }
    return shape;
  }

  @Override
  protected List<Tensor> call(List<Tensor> xs, List<Tensor> masks, Pass pass) {
    Tensor x = xs.getFirst();
    Tensor mask = masks.getFirst();
    if (mask != null) {
      if (mask.rank() > x.rank()) {
        throw Fault.of(
            "The layer %s: a mask of shape %s does not fit %s."
                .formatted(name(), mask.shape(), x.shape()),
            "Mask before the axes are joined.");
      }
      x = x.add(mask.cast(DType.FLOAT32).neg().add(1).mul(NEVER));
    }
    int[] counted =
        Arrays.stream(axes).map(axis -> axis < 0 ? axis + xs.getFirst().rank() : axis).toArray();
    if (counted.length == 1 && counted[0] == x.rank() - 1) {
      return List.of(x.softmax());
    }
    Tensor powers = x.sub(Reductions.MAX.apply(x, true, counted)).exp();
    return List.of(powers.div(Reductions.SUM.apply(powers, true, counted)));
  }

  @Override
  protected void describe(Map<String, Object> settings) {
    settings.put("axis", given);
  }
}
