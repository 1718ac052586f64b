package dev.tensorcord.nn;

import dev.tensorcord.fault.Fault;
import dev.tensorcord.nn.layers.Pass;
import dev.tensorcord.tensor.Scope;
import dev.tensorcord.tensor.Tensor;
import dev.tensorcord.tensor.Tensors;
import java.util.ArrayList;
import java.util.List;

/** What a model makes of examples, computed in batches so that memory stays bounded. */
final class Prediction {
  private final Model model;
  private final int batchSize;

  Prediction(Model model, int batchSize) {
    if (batchSize < 1) {
      throw Fault.of("predict: a batch of %d examples is none.".formatted(batchSize), "Use 32.");
    }
    this.model = model;
    this.batchSize = batchSize;
  }

  /** The outputs for all examples. */
  List<Tensor> of(List<Tensor> xs) {
    return Scope.tidy(() -> {
      List<Tensor> ready = Rows.inputs(model, xs);
      int count = ready.getFirst().shape().dim(0);
      model.stateful(count, batchSize);
      List<List<Tensor>> parts = new ArrayList<>();
      for (int from = 0; from == 0 || from < count; from += batchSize) {
        parts.add(batch(ready, from, Math.min(batchSize, count - from)));
      }
      List<Tensor> outputs = new ArrayList<>();
      for (int i = 0; i < model.outputs().size(); i++) {
        int at = i;
        List<Tensor> rows = parts.stream().map(part -> part.get(at)).toList();
        outputs.add(rows.size() == 1 ? rows.getFirst() : Tensors.concat(rows, 0));
      }
      return outputs;
    });
  }

  private List<Tensor> batch(List<Tensor> xs, int from, int size) {
    return Scope.tidy(() ->
        model.network().run(xs.stream().map(x -> x.slice(from, size)).toList(), Pass.INFERENCE));
  }
}
