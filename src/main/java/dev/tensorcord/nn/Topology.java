package dev.tensorcord.nn;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tensorcord.nn.layers.Layer;
import dev.tensorcord.nn.layers.Node;
import dev.tensorcord.nn.layers.SymbolicTensor;
import java.util.List;

/** What a model is made of, as TensorFlow.js's files describe it. */
final class Topology {
  private Topology() {}

  /** The whole of a model. */
  static ObjectNode of(Model model) {
    ObjectNode topology = JsonNodeFactory.instance.objectNode();
    topology.put("class_name", model.className());
    topology.set("config", config(model));
    // What TensorFlow.js writes, and readers of its files look for.
    topology.put("keras_version", "tfjs-layers 4.22.0");
    topology.put("backend", "tensor_flow.js");
    return topology;
  }

  /** The settings of a layer, or the layers of a model. */
  static ObjectNode config(Layer layer) {
    return switch (layer) {
      case Sequential model -> chain(model);
      case Model model -> graph(model);
      default -> Names.toFile(layer.settings());
    };
  }

  private static ObjectNode chain(Sequential model) {
    ObjectNode config = JsonNodeFactory.instance.objectNode();
    config.put("name", model.name());
    ArrayNode layers = config.putArray("layers");
    for (Layer layer : model.layers()) {
      ObjectNode each = layers.addObject();
      each.put("class_name", layer.className());
      each.set("config", config(layer));
    }
    return config;
  }

  private static ObjectNode graph(Model model) {
    ObjectNode config = JsonNodeFactory.instance.objectNode();
    config.put("name", model.name());
    ArrayNode layers = config.putArray("layers");
    for (Layer layer : model.layers()) {
      ObjectNode each = layers.addObject();
      each.put("name", layer.name());
      each.put("class_name", layer.className());
      each.set("config", config(layer));
      ArrayNode uses = each.putArray("inbound_nodes");
      for (Node use : model.usesOf(layer)) {
        if (!use.inputs().isEmpty()) {
          ArrayNode inputs = uses.addArray();
          use.inputs().forEach(input -> place(inputs.addArray(), model, input).addObject());
        }
      }
    }
    places(config.putArray("input_layers"), model, model.inputs());
    places(config.putArray("output_layers"), model, model.outputs());
    return config;
  }

  private static void places(ArrayNode into, Model model, List<SymbolicTensor> tensors) {
    tensors.forEach(tensor -> place(into.addArray(), model, tensor));
  }

  /** A layer's name, which of its uses, and which result of that. */
  private static ArrayNode place(ArrayNode into, Model model, SymbolicTensor tensor) {
    List<Node> uses = model.usesOf(tensor.layer());
    // A model within has a use of its own beside those in this one.
    int own = tensor.layer() instanceof Model ? 1 : 0;
    return into.add(tensor.name()).add(own + uses.indexOf(tensor.node())).add(tensor.index());
  }
}
