package dev.tensorcord.nn.layers;

import dev.tensorcord.tensor.Shape;
import dev.tensorcord.tensor.Tensor;
import dev.tensorcord.tensor.Tensors;
import java.util.List;
import java.util.Map;

/** A memory beside the state, with gates to write, keep and read it (Hochreiter et al. 1997). */
class LstmCell extends GatedCell {
  private final Object given;
  private final boolean unitForgetBias;

  LstmCell(Settings settings) {
    this("LSTMCell", settings);
  }

  LstmCell(String className, Settings settings) {
    super(className, settings, 4, 2);
    given = settings.get("unitForgetBias");
    unitForgetBias = settings.flag("unitForgetBias", false);
  }

  /** With {@code unitForgetBias} the memory is kept at first: ones for that gate. */
  @Override
  OwnWeights.Start biasStart(Initializer initializer) {
    if (!unitForgetBias) {
      return initializer::values;
    }
    return (shape, seed) -> {
      Tensor write = initializer.values(Shape.of(units), seed);
      Tensor keep = Tensors.ones(Shape.of(units));
      Tensor others = initializer.values(Shape.of(2 * units), seed + 1);
      return Tensors.concat(List.of(write, keep, others), 0);
    };
  }

  @Override
  List<Tensor> next(Tensor x, Tensor h, List<Tensor> states) {
    return next(x.add(h.matMul(recurrentKernel())), states.get(1));
  }

  /** From all gates' sums and the memory to what goes out, the state and the memory. */
  final List<Tensor> next(Tensor sums, Tensor memory) {
    Tensor write = recurrentActivation.apply(gates(sums, 0, 1));
    Tensor keep = recurrentActivation.apply(gates(sums, 1, 1));
    Tensor fresh = activation.apply(gates(sums, 2, 1));
    Tensor read = recurrentActivation.apply(gates(sums, 3, 1));
    Tensor now = keep.mul(memory).add(write.mul(fresh));
    Tensor y = read.mul(activation.apply(now));
    return List.of(y, y, now);
  }

  @Override
  protected void describe(Map<String, Object> settings) {
    super.describe(settings);
    settings.put("unitForgetBias", given);
  }
}
