package dev.tensorcord.nn;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tensorcord.fault.Fault;
import dev.tensorcord.nn.layers.Config;
import dev.tensorcord.nn.layers.Layer;
import dev.tensorcord.nn.layers.Layers;
import dev.tensorcord.nn.layers.SymbolicTensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes a model, with fresh weights, from what a file says that it is made of. The file may come
 * from anyone: layers are counted, and what leads nowhere is refused.
 */
final class TopologyReader {
  private final ModelLimits limits;
  private int count;

  TopologyReader(ModelLimits limits) {
    this.limits = limits;
  }

  /** The uses of a layer that are still to come: the places of what each is given. */
  private record Waiting(Layer layer, List<JsonNode> inputs) {}

  Model read(JsonNode json) {
    if (layer(json) instanceof Model model) {
      return model;
    }
    throw Fault.of("This is no model of TensorFlow.js's layers.", ModelReader.AGAIN);
  }

  private Layer layer(JsonNode json) {
    String className = json.path("class_name").asText();
    return switch (className) {
      case "Sequential" -> chain(json.path("config"));
      case "Model", "Functional" -> graph(json.path("config"));
      default -> {
        if (++count > limits.layers()) {
          throw Fault.limit(
              "model.layers",
              "The model has more than %,d layers".formatted(limits.layers()),
              "%,d".formatted(limits.layers()),
              "Use a smaller model.");
        }
        yield Layers.ofClass(className, settings(json.path("config")));
      }
    };
  }

  /** Settings as a script's; the layers that stand in them are made. */
  private Config settings(JsonNode json) {
    Map<String, Object> settings = Names.toScript(json);
    json.properties()
        .forEach(each -> {
          JsonNode value = each.getValue();
          if (each.getKey().equals("layer") || each.getKey().equals("cell")) {
            settings.put(each.getKey(), layer(value));
          } else if (each.getKey().equals("cells") && value.isArray()) {
            List<Layer> cells = new ArrayList<>();
            value.forEach(cell -> cells.add(layer(cell)));
            settings.put("cells", cells);
          }
        });
    return Config.of(settings).lenient();
  }

  private Sequential chain(JsonNode config) {
    JsonNode layers = config.isArray() ? config : config.path("layers");
    if (!layers.isArray() || layers.isEmpty()) {
      throw Fault.of("The model has no layers.", ModelReader.AGAIN);
    }
    Sequential model = new Sequential(config.path("name").asText("sequential_1"), 0);
    layers.forEach(each -> model.add(layer(each)));
    return model;
  }

  private Model graph(JsonNode config) {
    JsonNode layers = config.path("layers");
    if (!layers.isArray() || layers.isEmpty()) {
      throw Fault.of("The model has no layers.", ModelReader.AGAIN);
    }
    Map<String, Layer> made = new LinkedHashMap<>();
    List<Waiting> waiting = new ArrayList<>();
    for (JsonNode each : layers) {
      Layer layer = layer(each);
      if (made.put(each.path("name").asText(), layer) != null) {
        throw Fault.of("Two layers are named \"%s\".".formatted(layer.name()), ModelReader.AGAIN);
      }
      each.path("inbound_nodes").forEach(use -> waiting.add(new Waiting(layer, places(use))));
    }
    connect(made, waiting);
    return Model.of(
        config.path("name").asText("model_1"),
        ends(config.path("input_layers"), made),
        ends(config.path("output_layers"), made));
  }

  private static List<JsonNode> places(JsonNode use) {
    List<JsonNode> places = new ArrayList<>();
    use.forEach(places::add);
    if (!use.isArray() || places.isEmpty() || use.get(0).isTextual()) {
      throw Fault.of("A layer's inputs are written in a way that is not known.", ModelReader.AGAIN);
    }
    return places;
  }

  /**
   * Applies the layers as soon as what they are given is there; a layer's uses keep their order.
   */
  private static void connect(Map<String, Layer> made, List<Waiting> waiting) {
    List<Waiting> left = waiting;
    while (!left.isEmpty()) {
      List<Waiting> next = new ArrayList<>();
      List<Layer> held = new ArrayList<>();
      for (Waiting use : left) {
        List<SymbolicTensor> inputs = new ArrayList<>();
        use.inputs.forEach(place -> inputs.add(find(place, made)));
        if (inputs.contains(null) || held.contains(use.layer)) {
          held.add(use.layer);
          next.add(use);
        } else {
          use.layer.connect(inputs);
        }
      }
      if (next.size() == left.size()) {
        throw Fault.of(
            "The layer %s is given something that no layer makes.".formatted(next.getFirst().layer),
            ModelReader.AGAIN);
      }
      left = next;
    }
  }

  /** What stands at a place: a layer's name, which use, which result; null if it is not there. */
  private static SymbolicTensor find(JsonNode place, Map<String, Layer> made) {
    Layer layer = made.get(place.path(0).asText());
    int use = place.path(1).asInt(-1);
    int result = place.path(2).asInt(-1);
    if (layer == null || use < 0 || use >= layer.nodes().size()) {
      return null;
    }
    List<SymbolicTensor> outputs = layer.nodes().get(use).outputs();
    return result < 0 || result >= outputs.size() ? null : outputs.get(result);
  }

  private static List<SymbolicTensor> ends(JsonNode places, Map<String, Layer> made) {
    List<JsonNode> all = new ArrayList<>();
    if (places.path(0).isTextual()) {
      all.add(places);
    } else {
      places.forEach(all::add);
    }
    List<SymbolicTensor> ends = new ArrayList<>();
    for (JsonNode place : all) {
      SymbolicTensor found = find(place, made);
      if (found == null) {
        throw Fault.of("The model's inputs or outputs are not there.", ModelReader.AGAIN);
      }
      ends.add(found);
    }
    return ends;
  }
}
