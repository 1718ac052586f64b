package dev.tensorcord.sandbox.script;

import dev.tensorcord.fault.Fault;
import dev.tensorcord.nn.Optimizer;
import dev.tensorcord.nn.Optimizers;
import dev.tensorcord.nn.layers.Config;
import dev.tensorcord.tensor.Session;
import dev.tensorcord.tensor.Tensor;
import dev.tensorcord.tensor.Variable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.graalvm.polyglot.Value;

/** Optimizers. */
final class TrainPart {
  private final World world;
  private final GradientPart gradients;

  TrainPart(World world, GradientPart gradients) {
    this.world = world;
    this.gradients = gradients;
  }

  void addTo(Natives natives) {
    natives
        .add("optimizer", given -> Optimizers.of(given[0].asString(), config(given[1])))
        .add("minimize", this::minimize)
        .add(
            "applyGradients",
            given -> {
              Map<String, Tensor> grads = new LinkedHashMap<>();
              map(given[1]).forEach((name, each) -> grads.put(name, (Tensor) each));
              List<Variable> moved =
                  Session.current().variables().stream()
                      .filter(variable -> grads.get(variable.name()) != null)
                      .toList();
              if (moved.size() < grads.values().stream().filter(each -> each != null).count()) {
                throw Fault.of(
                    "applyGradients: a name is none of a variable.",
                    "Use the variables' own names.");
              }
              optimizer(given[0]).apply(grads, moved);
              return null;
            })
        .add("optimizerSteps", given -> (double) optimizer(given[0]).steps())
        .add("optimizerRate", given -> optimizer(given[0]).learningRate())
        .add(
            "setOptimizerRate",
            given -> {
              optimizer(given[0]).learningRate(given[1].asDouble());
              return null;
            })
        .add("optimizerWeights", given -> world.values().out(optimizer(given[0]).remembered()))
        .add(
            "setOptimizerWeights",
            given -> {
              Map<String, Tensor> values = new LinkedHashMap<>();
              map(given[1]).forEach((name, each) -> values.put(name, (Tensor) each));
              optimizer(given[0]).remember(values);
              return null;
            })
        .add(
            "closeOptimizer",
            given -> {
              optimizer(given[0]).close();
              return null;
            });
  }

  private Object minimize(Value... given) {
    Optimizer optimizer = optimizer(given[0]);
    List<Variable> variables =
        given[2].isNull() ? Session.current().trainable() : gradients.variables(given[2]);
    Tensor cost = optimizer.minimize(gradients.taped(GradientPart.function(given[1])), variables);
    world.noteMemory();
    world.loss(cost.item());
    if (given[3].asBoolean()) {
      return world.values().out(cost);
    }
    cost.dispose();
    return null;
  }

  private Config config(Value settings) {
    return Config.of(map(settings));
  }

  @SuppressWarnings("unchecked")
  private Map<String, Object> map(Value object) {
    return (Map<String, Object>) world.values().in(object);
  }

  private static Optimizer optimizer(Value value) {
    if (value.isHostObject() && value.asHostObject() instanceof Optimizer optimizer) {
      return optimizer;
    }
    throw Fault.of("An optimizer is needed here.", "Make one, for example with tf.train.sgd(0.1).");
  }
}
