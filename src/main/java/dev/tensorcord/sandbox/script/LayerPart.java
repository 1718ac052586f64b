package dev.tensorcord.sandbox.script;

import dev.tensorcord.fault.Fault;
import dev.tensorcord.nn.layers.BatchShape;
import dev.tensorcord.nn.layers.Config;
import dev.tensorcord.nn.layers.Constraint;
import dev.tensorcord.nn.layers.Initializer;
import dev.tensorcord.nn.layers.InputLayer;
import dev.tensorcord.nn.layers.Layer;
import dev.tensorcord.nn.layers.Layers;
import dev.tensorcord.nn.layers.Pass;
import dev.tensorcord.nn.layers.Regularizer;
import dev.tensorcord.nn.layers.SymbolicTensor;
import dev.tensorcord.tensor.Scope;
import dev.tensorcord.tensor.Session;
import dev.tensorcord.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.graalvm.polyglot.Value;

/** Layers and what they are made with. */
final class LayerPart {
  private final World world;

  LayerPart(World world) {
    this.world = world;
  }

  void addTo(Natives natives) {
    natives
        .add("layerNames", _ -> world.values().out(Layers.names()))
        .add("initializerNames", _ -> world.values().out(Initializer.names()))
        .add("regularizerNames", _ -> world.values().out(Regularizer.NAMES))
        .add("constraintNames", _ -> world.values().out(Constraint.NAMES))
        .add("layer", given -> world.values().out(Layers.of(given[0].asString(), config(given[1]))))
        .add("initializer", given -> Initializer.of(given[0].asString(), config(given[1])))
        .add("regularizer", given -> Regularizer.of(given[0].asString(), config(given[1])))
        .add("constraint", given -> Constraint.of(given[0].asString(), config(given[1])))
        .add("input", given -> world.values().out(InputLayer.of(config(given[0]))))
        .add("applyLayer", this::apply)
        .add("layerInfo", given -> world.values().out(info(layer(given[0]))))
        .add("layerWeights", given -> world.values().out(copies(layer(given[0]).getWeights())))
        .add(
            "setLayerWeights",
            given -> {
              layer(given[0]).setWeights(world.values().tensors(given[1]));
              return null;
            })
        .add(
            "layerVariables",
            given -> {
              Layer layer = layer(given[0]);
              return world
                  .values()
                  .out(
                      switch (given[1].asString()) {
                        case "trainable" -> weights(layer.trainableWeights());
                        case "fixed" -> weights(layer.nonTrainableWeights());
                        default -> weights(layer.weights());
                      });
            })
        .add(
            "setTrainable",
            given -> {
              layer(given[0]).trainable(given[1].asBoolean());
              return null;
            })
        .add(
            "layerEnds",
            given -> {
              Layer layer = layer(given[0]);
              boolean into = given[1].asString().equals("input");
              return world.values().out(into ? layer.inputs() : layer.outputs());
            })
        .add("layerSettings", given -> world.values().out(layer(given[0]).settings()))
        .add(
            "resetStates",
            given -> {
              layer(given[0]).resetStates();
              return null;
            })
        .add(
            "disposeLayer",
            given -> {
              layer(given[0]).dispose();
              return null;
            })
        .add("symbolInfo", given -> world.values().out(symbolInfo(given[0])));
  }

  /** What a script set, as the library reads it. */
  @SuppressWarnings("unchecked")
  Config config(Value settings) {
    Object map = world.values().in(settings);
    if (map == null) {
      return Config.of();
    }
    if (map instanceof Map<?, ?> named) {
      return Config.of((Map<String, Object>) named);
    }
    throw Fault.of("Settings come as one object.", "Write for example {units: 10}.");
  }

  /** Copies that are the script's own, to be disposed of by it. */
  static List<Tensor> copies(List<Tensor> tensors) {
    return tensors.stream().map(Tensor::copy).toList();
  }

  private static List<Map<String, Object>> weights(List<dev.tensorcord.nn.layers.Weight> weights) {
    return weights.stream()
        .map(weight -> {
          Map<String, Object> map = new LinkedHashMap<>();
          map.put("name", weight.name());
          map.put("originalName", weight.name());
          map.put("shape", weight.variable().shape());
          map.put("dtype", weight.variable().dtype());
          map.put("trainable", weight.isTrainable());
          map.put("val", weight.variable());
          return map;
        })
        .toList();
  }

  private Object apply(Value... given) {
    Layer layer = layer(given[0]);
    List<?> inputs = (List<?>) world.values().in(given[1]);
    if (inputs.stream().allMatch(SymbolicTensor.class::isInstance)) {
      return world
          .values()
          .out(layer.connect(inputs.stream().map(SymbolicTensor.class::cast).toList()));
    }
    if (!inputs.stream().allMatch(Tensor.class::isInstance)) {
      throw Fault.of(
          "The layer %s is applied to something that is no tensor.".formatted(layer.name()),
          "Give it a tensor, or what tf.input or another layer gave.");
    }
    Map<String, Tensor> beside = new LinkedHashMap<>();
    config(given[3])
        .toMap()
        .forEach((name, each) -> {
          if (each instanceof Tensor tensor) {
            beside.put(name, tensor);
          }
        });
    boolean training = given[2].asBoolean();
    Pass plain = training ? Pass.training(Session.current().nextSeed()) : Pass.INFERENCE;
    Pass pass = beside.isEmpty() ? plain : plain.with(beside);
    return world
        .values()
        .out(Scope.tidy(() -> layer.apply(inputs.stream().map(Tensor.class::cast).toList(), pass)));
  }

  private Map<String, Object> info(Layer layer) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("name", layer.name());
    map.put("className", layer.className());
    map.put("trainable", layer.isTrainable());
    map.put("built", layer.isBuilt());
    map.put("params", layer.isBuilt() ? layer.countParams() : 0);
    boolean once = layer.nodes().size() == 1;
    map.put("inputShape", once ? shapes(layer.inputs()) : null);
    map.put("outputShape", once ? shapes(layer.outputs()) : null);
    return map;
  }

  private static Object shapes(List<SymbolicTensor> tensors) {
    return tensors.size() == 1
        ? tensors.getFirst().shape().toList()
        : tensors.stream().map(SymbolicTensor::shape).map(BatchShape::toList).toList();
  }

  private static Map<String, Object> symbolInfo(Value value) {
    if (!(value.asHostObject() instanceof SymbolicTensor tensor)) {
      throw Fault.of("A tensor to come is needed here.", "Make one with tf.input({shape: [4]}).");
    }
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("name", tensor.name());
    map.put("shape", tensor.shape().toList());
    map.put("dtype", tensor.dtype());
    map.put("layer", tensor.layer());
    return map;
  }

  /** The layer that a script of ours holds. */
  static Layer layer(Value value) {
    if (value.isHostObject() && value.asHostObject() instanceof Layer layer) {
      return layer;
    }
    throw Fault.of("A layer is needed here.", "Make one, for example tf.layers.dense({units: 1}).");
  }
}
