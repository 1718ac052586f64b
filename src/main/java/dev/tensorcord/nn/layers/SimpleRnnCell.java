package dev.tensorcord.nn.layers;

import dev.tensorcord.tensor.Tensor;
import java.util.List;

/** A dense layer over what comes in and over what went out before (Elman 1990). */
final class SimpleRnnCell extends GatedCell {
  SimpleRnnCell(Settings settings) {
    super("SimpleRNNCell", settings, 1, 1);
    settings.ignore("implementation");
  }

  @Override
  List<Tensor> next(Tensor x, Tensor h, List<Tensor> states) {
    Tensor y = activation.apply(x.add(h.matMul(recurrentKernel())));
    return List.of(y, y);
  }
}
