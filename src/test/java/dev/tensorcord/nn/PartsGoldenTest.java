package dev.tensorcord.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tensorcord.nn.layers.Activation;
import dev.tensorcord.nn.layers.Config;
import dev.tensorcord.nn.layers.Constraint;
import dev.tensorcord.nn.layers.GoldenLayers;
import dev.tensorcord.nn.layers.Initializer;
import dev.tensorcord.nn.layers.Layers;
import dev.tensorcord.nn.layers.Regularizer;
import dev.tensorcord.tensor.Budget;
import dev.tensorcord.tensor.Session;
import dev.tensorcord.tensor.Shape;
import dev.tensorcord.tensor.Tensor;
import dev.tensorcord.tensor.op.Golden;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Losses, metrics, regularizers, constraints, initializers and optimizers as TensorFlow.js's. */
final class PartsGoldenTest {
  private static final JsonNode PARTS = GoldenLayers.read("parts.json");

  @Test
  void lossesOfEachExample() {
    Set<String> seen = new HashSet<>();
    try (Session _ = Session.open(Budget.NONE)) {
      for (JsonNode each : PARTS.get("losses")) {
        String name = each.get("name").asText();
        Tensor y = Golden.tensor(each.get("labels"));
        Tensor p = Golden.tensor(each.get("predictions"));
        GoldenLayers.check(LossFunction.of(name).of(y, p), each.get("output"), name);
        seen.add(name);
      }
    }
    LossFunction.names().forEach(name -> assertThat(seen).contains(LossFunction.of(name).name()));
  }

  @Test
  void metrics() {
    Set<String> seen = new HashSet<>();
    try (Session _ = Session.open(Budget.NONE)) {
      for (JsonNode each : PARTS.get("metrics")) {
        String name = each.get("name").asText();
        Tensor y = Golden.tensor(each.get("labels"));
        Tensor p = Golden.tensor(each.get("predictions"));
        GoldenLayers.check(Metric.of(name).of(y, p), each.get("output"), name);
        seen.add(name);
      }
    }
    assertThat(seen)
        .contains("binaryAccuracy", "categoricalAccuracy", "precision", "recall", "r2Score")
        .hasSize(12);
  }

  @Test
  void regularizers() {
    try (Session _ = Session.open(Budget.NONE)) {
      for (JsonNode each : PARTS.get("regularizers")) {
        Config config = GoldenLayers.config(each.get("settings"));
        Regularizer regularizer = Regularizer.of(each.get("name").asText(), config);
        Tensor price = regularizer.apply(Golden.tensor(each.get("input")));
        GoldenLayers.check(price, each.get("output"), each.toString());
      }
    }
  }

  @Test
  void constraints() {
    try (Session _ = Session.open(Budget.NONE)) {
      for (JsonNode each : PARTS.get("constraints")) {
        Config config = GoldenLayers.config(each.get("settings"));
        Constraint constraint = Constraint.of(each.get("name").asText(), config);
        Tensor bounded = constraint.apply(Golden.tensor(each.get("input")));
        GoldenLayers.check(bounded, each.get("output"), each.toString());
      }
    }
  }

  @Test
  void initializersDrawWithTheSameSpread() {
    Set<String> seen = new HashSet<>();
    try (Session _ = Session.open(Budget.NONE)) {
      for (JsonNode each : PARTS.get("initializers")) {
        String name = each.get("name").asText();
        Initializer initializer = Initializer.of(name, GoldenLayers.config(each.get("settings")));
        Tensor x = initializer.values(Shape.of(Golden.ints(each.get("shape"))), 7);
        double mean = x.mean().item();
        double deviation = Math.sqrt(x.sub(mean).square().mean().item());
        double due = each.get("deviation").asDouble();
        assertThat(mean).as(name).isCloseTo(each.get("mean").asDouble(), within(0.1 * due + 1e-6));
        assertThat(deviation).as(name).isCloseTo(due, within(0.04 * due + 1e-6));
        double largest = each.get("largest").asDouble();
        assertThat(x.abs().max().item()).as(name).isCloseTo(largest, within(0.4 * largest));
        seen.add(name);
      }
    }
    assertThat(seen).containsAll(Initializer.names());
  }

  @Test
  void orthogonalRowsStandAtRightAngles() {
    try (Session _ = Session.open(Budget.NONE)) {
      for (int[] dims : new int[][] {{5, 3}, {3, 5}, {2, 2, 4}}) {
        Tensor x = Initializer.named("orthogonal").values(Shape.of(dims), 3);
        int columns = dims[dims.length - 1];
        Tensor table = x.reshape(-1, columns);
        boolean wide = table.shape().dim(0) < columns;
        Tensor products =
            wide ? table.matMul(table, false, true) : table.matMul(table, true, false);
        int side = Math.min(columns, table.shape().dim(0));
        for (int i = 0; i < side * side; i++) {
          double due = i % (side + 1) == 0 ? 1 : 0;
          assertThat((double) products.data()[i]).isCloseTo(due, within(1e-5));
        }
      }
    }
  }

  private static Sequential network(boolean priced) {
    Object price = priced ? Regularizer.of("l1l2", Config.of("l1", 0.01, "l2", 0.02)) : null;
    return new Sequential(1)
        .add(
            Layers.dense(
                Config.of(
                    "units",
                    4,
                    "activation",
                    "tanh",
                    "inputShape",
                    List.of(3),
                    "kernelRegularizer",
                    price)))
        .add(Layers.dense(Config.of("units", 2, "activation", "softmax")));
  }

  private static void close(double[] found, JsonNode due, String label) {
    double[] values = Golden.doubles(due);
    assertThat(found).as(label).hasSize(values.length);
    for (int i = 0; i < values.length; i++) {
      assertThat(found[i])
          .as("%s %d", label, i)
          .isCloseTo(values[i], within(2e-5 * Math.max(1, Math.abs(values[i]))));
    }
  }

  @Test
  void optimizersGoWhereTensorFlowJsGoes() {
    List<String> seen = new ArrayList<>();
    for (JsonNode each : PARTS.get("optimizers")) {
      String name = each.get("name").asText();
      try (Session _ = Session.open(Budget.NONE);
          Optimizer optimizer = Optimizers.of(name, GoldenLayers.config(each.get("settings")))) {
        Sequential model = network(false);
        model.setWeights(GoldenLayers.tensors(each.get("start")));
        model.compile(
            Config.of(
                "optimizer",
                optimizer,
                "loss",
                "categoricalCrossentropy",
                "metrics",
                List.of("accuracy", "mse")));
        Tensor x = Golden.tensor(each.get("x"));
        Tensor y = Golden.tensor(each.get("y"));
        each.get("steps").forEach(step -> close(model.trainOnBatch(x, y).values(), step, name));
        ends(model, each.get("end"), name);
        close(model.evaluate(x, y, 4).values(), each.get("evaluated"), name);
        assertThat(model.metricsNames()).containsExactly("loss", "acc", "mse");
        seen.add(name);
      }
    }
    assertThat(seen).containsExactlyInAnyOrderElementsOf(Optimizers.names());
  }

  private static void ends(Model model, JsonNode due, String label) {
    List<Tensor> weights = model.getWeights();
    assertThat(weights).as(label).hasSize(due.size());
    for (int i = 0; i < weights.size(); i++) {
      GoldenLayers.check(weights.get(i), due.get(i), label + " weight " + i);
    }
  }

  @Test
  void namesStandForTheSameOptimizersAndPricesCount() {
    JsonNode first = PARTS.get("optimizers").get(0);
    for (JsonNode each : PARTS.get("training")) {
      String name = each.get("name").asText();
      try (Session _ = Session.open(Budget.NONE)) {
        Sequential model = network(true);
        model.setWeights(GoldenLayers.tensors(first.get("start")));
        model.compile(Config.of("optimizer", name, "loss", "meanSquaredError"));
        Tensor x = Golden.tensor(first.get("x"));
        Tensor y = Golden.tensor(first.get("y"));
        each.get("steps").forEach(step -> close(model.trainOnBatch(x, y).values(), step, name));
        ends(model, each.get("end"), name);
      }
    }
  }

  @Test
  void layersLearnAsTensorFlowJsDoes() {
    for (JsonNode each : PARTS.get("steps")) {
      String label = each.get("label").asText();
      try (Session _ = Session.open(Budget.NONE)) {
        Sequential model = new Sequential(1);
        List<Integer> shape = Arrays.stream(Golden.ints(each.get("shape"))).boxed().toList();
        for (JsonNode layer : each.get("layers")) {
          Config config = GoldenLayers.config(layer.get(1));
          model.add(
              Layers.of(
                  layer.get(0).asText(),
                  model.layers().isEmpty() ? config.with("inputShape", shape) : config));
        }
        model.setWeights(GoldenLayers.tensors(each.get("before")));
        Optimizer optimizer = Optimizer.sgd(each.get("rate").asDouble());
        model.compile(Config.of("optimizer", optimizer, "loss", "meanSquaredError"));
        Config settings =
            GoldenLayers.config(each.get("settings"))
                .with("epochs", 2)
                .with("batchSize", 3)
                .with("shuffle", false);
        History history =
            model.fit(
                Golden.tensor(each.get("x")),
                Golden.tensor(each.get("y")),
                FitOptions.of(settings));
        each.get("history")
            .properties()
            .forEach(values ->
                close(
                    history.get(values.getKey()).stream()
                        .mapToDouble(Double::doubleValue)
                        .toArray(),
                    values.getValue(),
                    label + " " + values.getKey()));
        assertThat(history.values().keySet()).hasSize(each.get("history").size());
        ends(model, each.get("end"), label);
      }
    }
  }

  @Test
  void activationsAreTheSameUnderBothSpellings() {
    assertThat(Activation.names()).hasSize(16);
    assertThat(Activation.of("Dense", "hard_sigmoid").name()).isEqualTo("hardSigmoid");
    assertThat(Activation.of("Dense", "geluNew").name()).isEqualTo("gelu_new");
  }
}
