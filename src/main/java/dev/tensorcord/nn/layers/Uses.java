package dev.tensorcord.nn.layers;

import dev.tensorcord.fault.Fault;
import dev.tensorcord.tensor.DType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Where a layer stands in models: each time that it is applied to tensors to come is one use. */
final class Uses {
  private final List<Node> nodes = new ArrayList<>();

  List<Node> all() {
    return Collections.unmodifiableList(nodes);
  }

  /** One more use. */
  Node add(Layer layer, List<SymbolicTensor> inputs, List<BatchShape> outputs, DType dtype) {
    Node node = new Node(layer, nodes.size(), inputs, outputs, dtype);
    nodes.add(node);
    return node;
  }

  /** Forgets all uses but this one, if it is one. */
  void replace(Layer layer, List<SymbolicTensor> inputs, List<SymbolicTensor> outputs) {
    nodes.clear();
    if (!inputs.isEmpty()) {
      nodes.add(new Node(layer, inputs, outputs));
    }
  }

  /**
   * The only use.
   *
   * @throws Fault if there is none, or there are several
   */
  Node only(Layer layer) {
    if (nodes.size() != 1) {
      throw Fault.of(
          nodes.isEmpty()
              ? "The layer %s was not applied to anything yet.".formatted(layer.name())
              : "The layer %s is used %d times.".formatted(layer.name(), nodes.size()),
          nodes.isEmpty() ? "Add it to a model first." : "Ask one of its uses.");
    }
    return nodes.getFirst();
  }
}
