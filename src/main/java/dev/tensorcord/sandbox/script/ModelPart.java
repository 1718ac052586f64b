package dev.tensorcord.sandbox.script;

import dev.tensorcord.fault.Fault;
import dev.tensorcord.nn.EarlyStopping;
import dev.tensorcord.nn.Examples;
import dev.tensorcord.nn.FitOptions;
import dev.tensorcord.nn.Fitting;
import dev.tensorcord.nn.Loss;
import dev.tensorcord.nn.Metric;
import dev.tensorcord.nn.Model;
import dev.tensorcord.nn.ModelFile;
import dev.tensorcord.nn.ModelLimits;
import dev.tensorcord.nn.ModelReader;
import dev.tensorcord.nn.Precision;
import dev.tensorcord.nn.Scores;
import dev.tensorcord.nn.Sequential;
import dev.tensorcord.nn.layers.Config;
import dev.tensorcord.nn.layers.Layer;
import dev.tensorcord.nn.layers.SymbolicTensor;
import dev.tensorcord.sandbox.Progress;
import dev.tensorcord.tensor.Session;
import dev.tensorcord.tensor.Tensor;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.graalvm.polyglot.Value;

/** Models: making, training, asking, keeping. */
final class ModelPart {
  private final World world;
  private final LayerPart layers;
  private final ModelLimits limits;

  ModelPart(World world, LayerPart layers, ModelLimits limits) {
    this.limits = limits;
    this.world = world;
    this.layers = layers;
  }

  void addTo(Natives natives) {
    natives
        .add(
            "sequential",
            given -> {
              long seed = Session.current().nextSeed();
              return world
                  .values()
                  .out(
                      given[0].isNull()
                          ? new Sequential(seed)
                          : new Sequential(given[0].asString(), seed));
            })
        .add(
            "addLayer",
            given -> {
              ((Sequential) model(given[0])).add(LayerPart.layer(given[1]));
              return null;
            })
        .add(
            "popLayer",
            given -> {
              ((Sequential) model(given[0])).pop();
              return null;
            })
        .add(
            "model",
            given -> {
              List<SymbolicTensor> inputs = symbols(given[0]);
              List<SymbolicTensor> outputs = symbols(given[1]);
              return world
                  .values()
                  .out(
                      given[2].isNull()
                          ? Model.of(inputs, outputs)
                          : Model.of(given[2].asString(), inputs, outputs));
            })
        .add("modelLayers", given -> world.values().out(model(given[0]).layers()))
        .add(
            "modelNames",
            given -> {
              Model model = model(given[0]);
              return world
                  .values()
                  .out(List.of(model.inputNames(), model.outputNames(), model.metricsNames()));
            })
        .add(
            "getLayer",
            given -> {
              Model model = model(given[0]);
              Layer layer =
                  given[1].isNumber()
                      ? model.layer((int) given[1].asDouble())
                      : model.layer(given[1].asString());
              return world.values().out(layer);
            })
        .add(
            "compile",
            given -> {
              model(given[0]).compile(learning(layers.config(given[1])));
              return null;
            })
        .add(
            "predict",
            given -> {
              Model model = model(given[0]);
              List<Tensor> xs = inputs(model, given[1]);
              List<Tensor> ys =
                  given[2].isNull() ? model.predictOnBatch(xs) : model.predict(xs, whole(given[2]));
              world.noteMemory();
              return world.values().out(ys);
            })
        .add(
            "evaluate",
            given -> {
              Model model = model(given[0]);
              return scores(model.evaluate(examples(model, given), whole(given[3])));
            })
        .add(
            "trainOnBatch",
            given -> {
              Model model = model(given[0]);
              Scores scores = model.trainOnBatch(examples(model, given));
              world.noteMemory();
              world.loss(scores.values()[0]);
              return scores(scores);
            })
        .add(
            "fitBegin",
            given -> {
              Model model = model(given[0]);
              return model.fitting(examples(model, given), FitOptions.of(layers.config(given[3])));
            })
        .add(
            "fitEpochs",
            given ->
                world
                    .values()
                    .out(List.of(fitting(given[0]).firstEpoch(), fitting(given[0]).epochs())))
        .add("fitGoesOn", given -> fitting(given[0]).goesOn(whole(given[1])))
        .add("fitEpochBegin", given -> fitting(given[0]).beginEpoch())
        .add(
            "fitBatch",
            given -> {
              Map<String, Double> logs = fitting(given[0]).batch(whole(given[1]));
              world.noteMemory();
              world.loss(logs.get("loss"));
              return world.values().out(logs);
            })
        .add(
            "fitEpochEnd",
            given -> {
              Map<String, Double> logs = fitting(given[0]).endEpoch(whole(given[1]));
              logs.forEach(world::figure);
              return world.values().out(logs);
            })
        .add(
            "fitClose",
            given -> {
              fitting(given[0]).close();
              return null;
            })
        .add(
            "stopTraining",
            given -> {
              model(given[0]).stopTraining(given[1].asBoolean());
              return null;
            })
        .add(
            "progress",
            given -> {
              double part = given[1].asDouble();
              world
                  .outlet()
                  .progressed(
                      new Progress(
                          given[0].asString(), part >= 0 && part <= 1 ? part : Double.NaN));
              return null;
            })
        .add(
            "summary",
            given -> {
              double[] positions =
                  given[2].isNull()
                      ? null
                      : ((List<?>) world.values().in(given[2]))
                          .stream().mapToDouble(each -> (Double) each).toArray();
              return model(given[0]).summary(given[1].isNull() ? 0 : whole(given[1]), positions);
            })
        .add("optimizerOf", given -> model(given[0]).optimizer())
        .add("metricNames", _ -> world.values().out(Metric.names()))
        .add(
            "metric",
            given ->
                world
                    .values()
                    .out(
                        Metric.of(given[0].asString())
                            .of(world.values().tensor(given[1]), world.values().tensor(given[2]))))
        .add("earlyStopping", given -> new EarlyStopping(layers.config(given[0])))
        .add("tellStopping", this::tell)
        .add(
            "modelFile",
            given -> {
              ModelFile file =
                  ModelFile.of(model(given[0]), Precision.FLOAT32, given[1].asBoolean());
              String json = new String(file.json(), StandardCharsets.UTF_8);
              return world.values().out(List.of(json, file.weights()));
            })
        .add(
            "readModel",
            given ->
                world
                    .values()
                    .out(
                        new ModelReader(limits)
                            .read(
                                given[0].asString().getBytes(StandardCharsets.UTF_8),
                                (byte[]) world.values().in(given[1]))))
        .add("file", given -> world.values().out(world.file(given[0].asString())));
  }

  private Object tell(Value... given) {
    EarlyStopping stopping = (EarlyStopping) given[0].asHostObject();
    switch (given[1].asString()) {
      case "setModel" -> stopping.setModel(model(given[2]));
      case "onTrainBegin" -> stopping.onTrainBegin();
      case "onEpochEnd" -> {
        Map<String, Double> logs = new LinkedHashMap<>();
        ((Map<?, ?>) world.values().in(given[3]))
            .forEach((name, value) -> logs.put((String) name, (Double) value));
        stopping.onEpochEnd(whole(given[2]), logs);
      }
      default -> {}
    }
    return (double) stopping.stoppedEpoch();
  }

  private List<SymbolicTensor> symbols(Value list) {
    return ((List<?>) world.values().in(list))
        .stream()
            .map(each -> {
              if (each instanceof SymbolicTensor symbol) {
                return symbol;
              }
              throw Fault.of(
                  "model: inputs and outputs are tensors to come.",
                  "Begin with tf.input({shape: […]}), and apply layers to it.");
            })
            .toList();
  }

  /** Losses and metrics that are functions of the script, as the library calls them. */
  private Config learning(Config config) {
    Map<String, Object> map = new LinkedHashMap<>(config.toMap());
    map.computeIfPresent("loss", (_, loss) -> functions(loss, false));
    map.computeIfPresent("metrics", (_, metrics) -> functions(metrics, true));
    return Config.of(map);
  }

  private Object functions(Object given, boolean metric) {
    return switch (given) {
      case ScriptFunction function -> {
        Loss loss =
            (labels, predictions) -> {
              if (function.apply(new Object[] {labels, predictions}) instanceof Tensor tensor) {
                return tensor;
              }
              throw Fault.of(
                  "A loss or metric of your own did not give a tensor.",
                  "Return a tensor of (labels, predictions), and leave async out.");
            };
        yield metric ? new Metric(function.name(), loss) : loss;
      }
      case List<?> list -> list.stream().map(each -> functions(each, metric)).toList();
      case Map<?, ?> map -> {
        Map<String, Object> changed = new LinkedHashMap<>();
        map.forEach((name, each) -> changed.put((String) name, functions(each, metric)));
        yield changed;
      }
      case null -> null;
      default -> given;
    };
  }

  private Examples examples(Model model, Value... given) {
    return Examples.of(inputs(model, given[1]), tensors("labels", model.outputNames(), given[2]));
  }

  private List<Tensor> inputs(Model model, Value value) {
    return tensors("examples", model.inputNames(), value);
  }

  private List<Tensor> tensors(String what, List<String> names, Value value) {
    Object given = world.values().in(value);
    return switch (given) {
      case Tensor tensor -> List.of(tensor);
      case List<?> list when !list.isEmpty() && list.stream().allMatch(Tensor.class::isInstance) ->
          list.stream().map(Tensor.class::cast).toList();
      case Map<?, ?> map -> {
        Map<String, Tensor> named = new LinkedHashMap<>();
        map.forEach((name, each) -> {
          if (each instanceof Tensor tensor) {
            named.put((String) name, tensor);
          }
        });
        yield Model.inOrder(names, named);
      }
      case null, default ->
          throw Fault.of(
              "The %s must be a tensor, or one for each: %s."
                  .formatted(what, String.join(", ", names)),
              "Make one with tf.tensor2d(…).");
    };
  }

  private Object scores(Scores scores) {
    return world.values().out(scores.toMap());
  }

  private static int whole(Value value) {
    return (int) value.asDouble();
  }

  private static Fitting fitting(Value value) {
    return (Fitting) value.asHostObject();
  }

  private static Model model(Value value) {
    if (value.isHostObject() && value.asHostObject() instanceof Model model) {
      return model;
    }
    throw Fault.of("A model is needed here.", "Make one with tf.sequential().");
  }
}
