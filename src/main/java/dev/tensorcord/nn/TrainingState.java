package dev.tensorcord.nn;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tensorcord.fault.Fault;
import dev.tensorcord.nn.layers.Config;
import dev.tensorcord.nn.layers.Naming;
import dev.tensorcord.nn.layers.Weight;
import dev.tensorcord.tensor.Tensor;
import dev.tensorcord.tensor.Tensors;
import dev.tensorcord.tensor.Variable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How a model learns, in a model file: its loss, metrics and optimizer, and what the optimizer
 * remembers, in TensorFlow.js's order.
 */
final class TrainingState {
  private TrainingState() {}

  /** Something that the optimizer remembers. */
  record Slot(String name, Tensor values) {}

  /** The part of {@code model.json} that says how the model learns. */
  static ObjectNode describe(Model model) {
    Compilation compilation = model.training().compilation();
    Optimizer optimizer = compilation.optimizer();
    ObjectNode config = JsonNodeFactory.instance.objectNode();
    config.set("loss", named("loss", compilation.loss()));
    Object metrics = compilation.metric();
    boolean one = metrics != null && !(metrics instanceof List<?> || metrics instanceof Map<?, ?>);
    config.set("metrics", named("metrics", one ? List.of(metrics) : metrics));
    ObjectNode described = config.putObject("optimizer_config");
    described.put("class_name", optimizer.kind().className());
    ObjectNode settings = described.putObject("config");
    optimizer
        .kind()
        .describe(optimizer)
        .forEach((name, value) -> settings.set(name, Names.node(name, value)));
    return config;
  }

  private static JsonNode named(String setting, Object given) {
    JsonNodeFactory make = JsonNodeFactory.instance;
    return switch (given) {
      case null -> make.arrayNode();
      case String name -> make.textNode(Naming.snakeCase(name));
      case LossFunction loss when loss.name() != null -> named(setting, loss.name());
      case Metric metric -> named(setting, metric.name());
      case List<?> list -> {
        var array = make.arrayNode();
        list.forEach(each -> array.add(named(setting, each)));
        yield array;
      }
      case Map<?, ?> map -> {
        ObjectNode object = make.objectNode();
        map.forEach((name, each) -> object.set(String.valueOf(name), named(setting, each)));
        yield object;
      }
      default ->
          throw Fault.of(
              "A %s that is a function of your own cannot be saved.".formatted(setting),
              "Save the model without its optimizer, or name one that is built in.");
    };
  }

  /** What the optimizer remembers: the steps so far, then one kind of memory after the other. */
  static List<Slot> slots(Model model) {
    Optimizer optimizer = model.optimizer();
    List<Slot> all = new ArrayList<>();
    all.add(new Slot("iter", Tensors.tensor(new int[] {(int) optimizer.steps()})));
    List<String> kinds = optimizer.kind().slots();
    for (int i = 0; i < kinds.size(); i++) {
      for (Weight weight : model.training().compilation().moved()) {
        Tensor[] held = optimizer.slots().get(weight.variable());
        if (held != null && i < held.length) {
          all.add(new Slot(weight.name() + "/" + kinds.get(i), held[i]));
        }
      }
    }
    return all;
  }

  /** Compiles a model as its file says. */
  static void compile(Model model, JsonNode config) {
    JsonNode described = config.path("optimizer_config");
    Map<String, Object> settings = Names.toScript(described.path("config"));
    Optimizer optimizer =
        Optimizers.of(described.path("class_name").asText(), Config.of(settings).lenient());
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("optimizer", optimizer);
    all.put("loss", value(config.path("loss")));
    all.put("metrics", value(config.path("metrics")));
    model.compile(Config.of(all));
  }

  private static Object value(JsonNode node) {
    return switch (node.getNodeType()) {
      case STRING -> Names.camelCase(node.textValue());
      case ARRAY -> {
        List<Object> list = new ArrayList<>();
        node.forEach(each -> list.add(value(each)));
        yield list;
      }
      case OBJECT -> {
        Map<String, Object> map = new LinkedHashMap<>();
        node.properties().forEach(each -> map.put(each.getKey(), value(each.getValue())));
        yield map;
      }
      default -> null;
    };
  }

  /**
   * Lets the optimizer go on where the file says that it stood.
   *
   * @param slots {@code iter} first, as {@link #slots} gives them
   */
  static void resume(Model model, List<Slot> slots) {
    Optimizer optimizer = model.optimizer();
    List<Variable> moved =
        model.training().compilation().moved().stream().map(Weight::variable).toList();
    int kinds = moved.isEmpty() ? 0 : (slots.size() - 1) / moved.size();
    if (slots.size() - 1 != kinds * moved.size() || kinds > optimizer.kind().slots().size()) {
      throw Fault.of("The optimizer's memory does not belong to this model.", ModelReader.AGAIN);
    }
    Map<Variable, Tensor[]> remembered = new LinkedHashMap<>();
    for (int i = 0; i < moved.size() && kinds > 0; i++) {
      Tensor[] held = new Tensor[kinds];
      for (int kind = 0; kind < kinds; kind++) {
        Tensor values = slots.get(1 + kind * moved.size() + i).values;
        if (!values.shape().equals(moved.get(i).shape())) {
          throw Fault.of(
              "The optimizer's memory does not belong to this model.", ModelReader.AGAIN);
        }
        held[kind] = values.copy().keep();
      }
      remembered.put(moved.get(i), held);
    }
    double steps = slots.getFirst().values.item();
    optimizer.resume((long) Math.max(0, Math.min(steps, 100_000_000)), remembered);
  }
}
