package dev.tensorcord.nn;

import dev.tensorcord.fault.Fault;
import dev.tensorcord.nn.layers.BatchShape;
import dev.tensorcord.nn.layers.Config;
import dev.tensorcord.nn.layers.Nearest;
import dev.tensorcord.nn.layers.Settings;
import dev.tensorcord.nn.layers.Weight;
import dev.tensorcord.tensor.Tensor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * How a model learns and what is looked at meanwhile: what {@code compile} was told, worked out for
 * the model's outputs.
 *
 * @param losses for each output, null where nothing is learnt from it
 * @param lossWeights what each loss counts
 * @param metrics for each output
 * @param names {@code loss}, then those of the metrics as they stand in the logs
 * @param moved the weights that training moves
 * @param loss what it was told, for the model file
 */
record Compilation(
    Optimizer optimizer,
    List<LossFunction> losses,
    double[] lossWeights,
    List<List<Metric>> metrics,
    List<String> names,
    List<Weight> moved,
    Object loss,
    Object metric) {

  /** Reads what {@code compile} was told. */
  static Compilation of(Model model, Config config) {
    Settings settings = new Settings("compile", config);
    Optimizer optimizer =
        switch (settings.needed("optimizer", "'adam'")) {
          case Optimizer given -> given;
          case String name -> Optimizers.named(name);
          case Object other -> throw settings.wrong("optimizer", other, "a name such as 'adam'");
        };
    Object loss = settings.get("loss");
    Object metric = settings.get("metrics");
    List<String> outputs = model.outputNames();
    List<LossFunction> losses = losses(settings, loss, outputs);
    double[] weights = weights(settings, outputs);
    List<List<Metric>> metrics = new ArrayList<>();
    for (int i = 0; i < outputs.size(); i++) {
      BatchShape shape = model.outputs().get(i).shape();
      metrics.add(metrics(settings, chosen(metric, outputs.get(i)), shape, losses.get(i)));
    }
    settings.done();
    List<Weight> moved = model.trainableWeights();
    return new Compilation(
        optimizer, losses, weights, metrics, names(outputs, metrics), moved, loss, metric);
  }

  private static List<LossFunction> losses(Settings settings, Object loss, List<String> outputs) {
    List<LossFunction> losses = new ArrayList<>();
    switch (loss) {
      case List<?> list -> {
        if (list.size() != outputs.size()) {
          throw Fault.of(
              "compile: there are %d losses for %d outputs.".formatted(list.size(), outputs.size()),
              "Give one loss for each output, or one for all.");
        }
        list.forEach(each -> losses.add(loss(settings, each)));
      }
      case Map<?, ?> map -> {
        known("loss", map, outputs);
        outputs.forEach(name -> losses.add(loss(settings, map.get(name))));
      }
      case null, default -> {
        LossFunction one = loss(settings, loss);
        losses.addAll(Collections.nCopies(outputs.size(), one));
      }
    }
    return losses;
  }

  private static void known(String setting, Map<?, ?> map, List<String> outputs) {
    for (Object name : map.keySet()) {
      if (!outputs.contains(String.valueOf(name))) {
        throw Fault.of(
            "compile: %s names the output \"%s\", which the model does not have."
                .formatted(setting, name),
            Nearest.remedy(String.valueOf(name), outputs));
      }
    }
  }

  private static LossFunction loss(Settings settings, Object given) {
    return switch (given) {
      case null -> null;
      case LossFunction itself -> itself;
      case Loss function -> new LossFunction(null, function);
      case String name -> LossFunction.of(name);
      case Object other ->
          throw settings.wrong("loss", other, "a name such as 'meanSquaredError', or a function");
    };
  }

  private static double[] weights(Settings settings, List<String> outputs) {
    double[] weights = new double[outputs.size()];
    for (int i = 0; i < weights.length; i++) {
      Object each =
          switch (settings.get("lossWeights")) {
            case null -> 1;
            case List<?> list when list.size() == weights.length -> list.get(i);
            case Map<?, ?> map -> {
              known("lossWeights", map, outputs);
              yield map.containsKey(outputs.get(i)) ? map.get(outputs.get(i)) : 1;
            }
            case Object other ->
                throw settings.wrong("lossWeights", other, "one number for each output");
          };
      if (!(each instanceof Number number) || !Double.isFinite(number.doubleValue())) {
        throw settings.wrong("lossWeights", each, "one number for each output");
      }
      weights[i] = number.doubleValue();
    }
    return weights;
  }

  private static Object chosen(Object metric, String output) {
    return metric instanceof Map<?, ?> map ? map.get(output) : metric;
  }

  private static List<Metric> metrics(
      Settings settings, Object given, BatchShape shape, LossFunction loss) {
    List<Metric> metrics = new ArrayList<>();
    List<?> all = given == null ? List.of() : given instanceof List<?> list ? list : List.of(given);
    for (Object each : all) {
      metrics.add(
          switch (each) {
            case Metric itself -> itself;
            case LossFunction named -> new Metric(named.name(), named.function());
            case Loss function -> new Metric("metric", function);
            case String name -> metric(name, shape, loss);
            case Object other ->
                throw settings.wrong("metrics", other, "names such as 'accuracy', or functions");
          });
    }
    return metrics;
  }

  /** What "accuracy" means hangs on the outputs and the loss, as in TensorFlow.js. */
  private static Metric metric(String name, BatchShape shape, LossFunction loss) {
    boolean accuracy = name.equals("accuracy") || name.equals("acc");
    if (!accuracy && !name.equals("crossentropy") && !name.equals("ce")) {
      return Metric.of(name);
    }
    boolean binary = shape.dim(-1) == 1 || loss != null && loss.is("binaryCrossentropy");
    boolean sparse = loss != null && loss.is("sparseCategoricalCrossentropy");
    String kind = binary ? "binary" : sparse ? "sparseCategorical" : "categorical";
    Metric full = Metric.of(kind + (accuracy ? "Accuracy" : "Crossentropy"));
    return new Metric(accuracy ? "acc" : "ce", full.function());
  }

  private static List<String> names(List<String> outputs, List<List<Metric>> metrics) {
    List<String> names = new ArrayList<>(List.of("loss"));
    boolean several = outputs.size() > 1;
    if (several) {
      outputs.forEach(output -> names.add(output + "_loss"));
    }
    for (int i = 0; i < outputs.size(); i++) {
      String prefix = several ? outputs.get(i) + "_" : "";
      metrics.get(i).forEach(metric -> names.add(prefix + metric.name()));
    }
    List<String> distinct = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i);
      boolean twice = Collections.frequency(names, name) > 1;
      distinct.add(twice ? name + "_" + Collections.frequency(names.subList(0, i), name) : name);
    }
    return List.copyOf(distinct);
  }

  /** The average loss of an output; null where nothing is learnt from it. */
  Tensor loss(int output, Tensor labels, Tensor predictions, Tensor weight) {
    LossFunction function = losses.get(output);
    if (function == null) {
      return null;
    }
    Tensor each = function.of(labels, predictions);
    if (weight != null) {
      Tensor wide = weight;
      while (wide.rank() < each.rank()) {
        wide = wide.expandDims(wide.rank());
      }
      each = each.mul(wide);
    }
    return each.rank() == 0 ? each : each.mean();
  }
}
