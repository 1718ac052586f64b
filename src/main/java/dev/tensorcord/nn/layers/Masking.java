package dev.tensorcord.nn.layers;

import dev.tensorcord.tensor.DType;
import dev.tensorcord.tensor.Tensor;
import dev.tensorcord.tensor.op.Reductions;
import java.util.List;
import java.util.Map;

/** Steps of a series in which all values are one number do not count from here on. */
final class Masking extends Layer {
  private final double maskValue;

  Masking(Settings settings) {
    super("Masking", settings);
    maskValue = settings.number("maskValue", 0);
  }

  @Override
  boolean makesMasks() {
    return true;
  }

  @Override
  protected List<Tensor> masks(List<Tensor> xs, List<Tensor> masks, int results) {
    return List.of(xs.getFirst().notEqual(maskValue).any(-1));
  }

  @Override
  protected Tensor call(Tensor x, Pass pass) {
    Tensor counts = Reductions.ANY.apply(x.notEqual(maskValue), true, -1);
    return x.mul(counts.cast(DType.FLOAT32));
  }

  @Override
  protected void describe(Map<String, Object> settings) {
    settings.put("maskValue", maskValue);
  }
}
