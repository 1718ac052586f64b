package dev.tensorcord.nn.layers;

import dev.tensorcord.fault.Fault;
import dev.tensorcord.tensor.Tensor;
import java.util.List;
import java.util.Map;

/**
 * Gates that say how much of the state stays, and how much of it is looked at (Cho et al. 2014).
 */
final class GruCell extends GatedCell {
  GruCell(Settings settings) {
    super("GRUCell", settings, 3, 1);
    if (settings.flag("resetAfter", false)) {
      throw Fault.of(
          "GRUCell: resetAfter is not there, as in TensorFlow.js.",
          "Leave it out: the state is reset before the product.");
    }
  }

  @Override
  List<Tensor> next(Tensor x, Tensor h, List<Tensor> states) {
    Tensor sums = h.matMul(gates(recurrentKernel(), 0, 2));
    Tensor both = recurrentActivation.apply(gates(x, 0, 2).add(sums));
    Tensor stays = gates(both, 0, 1);
    Tensor seen = gates(both, 1, 1).mul(h);
    Tensor fresh =
        activation.apply(gates(x, 2, 1).add(seen.matMul(gates(recurrentKernel(), 2, 1))));
    Tensor y = stays.mul(h).add(stays.neg().add(1).mul(fresh));
    return List.of(y, y);
  }

  @Override
  protected void describe(Map<String, Object> settings) {
    super.describe(settings);
    settings.put("resetAfter", false);
  }
}
