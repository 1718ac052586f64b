package dev.tensorcord.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tensorcord.fault.Fault;
import dev.tensorcord.nn.layers.Config;
import dev.tensorcord.nn.layers.GoldenLayers;
import dev.tensorcord.nn.layers.InputLayer;
import dev.tensorcord.nn.layers.Layer;
import dev.tensorcord.nn.layers.Layers;
import dev.tensorcord.nn.layers.Pass;
import dev.tensorcord.nn.layers.SymbolicTensor;
import dev.tensorcord.tensor.Budget;
import dev.tensorcord.tensor.Session;
import dev.tensorcord.tensor.Shape;
import dev.tensorcord.tensor.Tensor;
import dev.tensorcord.tensor.Tensors;
import dev.tensorcord.tensor.op.Golden;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/**
 * Graphs of layers: several inputs and outputs, shared layers, models within, and their training.
 */
final class ModelTest {
  private static SymbolicTensor input(String name, Integer... dims) {
    return InputLayer.of(Config.of("shape", Arrays.asList(dims), "name", name));
  }

  private static Layer dense(String name, int units, Object... more) {
    List<Object> settings = new ArrayList<>(List.of("units", units, "name", name));
    settings.addAll(Arrays.asList(more));
    return Layers.dense(Config.of(settings.toArray()));
  }

  /** The model that golden/layers/generate.cjs makes too. */
  private static Model graph() {
    SymbolicTensor a = input("a", 3);
    SymbolicTensor b = input("b", 3);
    Map<String, Object> price = Map.of("className", "L1L2", "config", Map.of("l1", 0, "l2", 0.1));
    Layer shared = dense("shared", 2, "activation", "tanh", "kernelRegularizer", price);
    SymbolicTensor p = shared.apply(a);
    SymbolicTensor q = shared.apply(b);
    Sequential inner =
        new Sequential("inner", 1)
            .add(dense("inner_dense", 3, "inputShape", List.of(4)))
            .add(Layers.of("reLU", Config.of("name", "inner_relu")));
    SymbolicTensor joined =
        inner.apply(Layers.of("concatenate", Config.of("name", "joined")).apply(p, q));
    SymbolicTensor one = dense("one", 2, "activation", "softmax").apply(joined);
    SymbolicTensor two = Layers.of("add", Config.of("name", "two")).apply(p, q);
    return Model.of("graph", List.of(a, b), List.of(one, two));
  }

  @Test
  void aGraphLearnsAsTensorFlowJsDoes() {
    JsonNode golden = GoldenLayers.read("parts.json").get("graph");
    try (Session session = Session.open(Budget.NONE)) {
      Model model = graph();
      assertThat((JsonNode) Topology.of(model)).isEqualTo(golden.get("topology"));
      model.setWeights(GoldenLayers.tensors(golden.get("before")));
      model.compile(
          Config.of(
              "optimizer", Optimizer.sgd(0.1),
              "loss", Map.of("one", "categoricalCrossentropy", "two", "meanSquaredError"),
              "metrics", Map.of("one", "accuracy")));
      List<String> names = new ArrayList<>();
      golden.get("names").forEach(name -> names.add(name.asText()));
      assertThat(model.metricsNames()).isEqualTo(names);
      Examples examples =
          Examples.of(
              GoldenLayers.tensors(golden.get("xs")), GoldenLayers.tensors(golden.get("ys")));
      int before = session.memory().numTensors();
      for (JsonNode step : golden.get("steps")) {
        double[] values = model.trainOnBatch(examples).values();
        double[] due = Golden.doubles(step);
        for (int i = 0; i < due.length; i++) {
          assertThat(values[i]).as(names.get(i)).isCloseTo(due[i], within(2e-5));
        }
      }
      assertThat(session.memory().numTensors()).isEqualTo(before);
      for (int i = 0; i < model.weights().size(); i++) {
        GoldenLayers.check(model.getWeights().get(i), golden.get("end").get(i), "weight " + i);
      }
      // The total is the sum of both losses; TensorFlow.js's evaluate mixes them up.
      Scores scores = model.evaluate(examples, 2);
      assertThat(scores.loss())
          .isCloseTo(scores.get("one_loss") + scores.get("two_loss"), within(1e-6));
    }
  }

  @Test
  void lossesCountAsMuchAsTheyAreTold() {
    try (Session _ = Session.open(Budget.NONE)) {
      Model model = graph();
      model.compile(
          Config.of(
              "optimizer", "sgd",
              "loss", "meanSquaredError",
              "lossWeights", List.of(0.5, 2)));
      Tensor x = Tensors.randomUniform(Shape.of(4, 3), -1, 1, 1);
      Tensor y = Tensors.randomUniform(Shape.of(4, 2), -1, 1, 2);
      Scores scores = model.evaluate(Examples.of(List.of(x, x), List.of(y, y)), 4);
      assertThat(scores.loss())
          .isCloseTo(0.5 * scores.get("one_loss") + 2 * scores.get("two_loss"), within(1e-6));
    }
  }

  private static Sequential line(Object... settings) {
    List<Object> all = new ArrayList<>(List.of("units", 1, "inputShape", List.of(2)));
    all.addAll(Arrays.asList(settings));
    return new Sequential(3).add(Layers.dense(Config.of(all.toArray())));
  }

  private static final double[][] POINTS = {{1, 2}, {-1, 0.5}, {0, 1}, {2, -1}, {0.5, 0.5}};

  private static Tensor x() {
    return Tensors.tensor(Arrays.stream(POINTS).flatMapToDouble(Arrays::stream).toArray(), 5, 2);
  }

  private static Tensor y() {
    return Tensors.tensor(new double[] {3, -1, 1, 2, 1}, 5, 1);
  }

  @Test
  void boundsHoldAfterEachStepOfTraining() {
    try (Session _ = Session.open(Budget.NONE)) {
      Sequential model = line("kernelConstraint", "unitNorm", "useBias", false);
      model.compile(Config.of("optimizer", Optimizer.sgd(0.5), "loss", "meanSquaredError"));
      model.trainOnBatch(x(), y());
      Tensor kernel = model.getWeights().getFirst();
      assertThat(kernel.square().sum().item()).isCloseTo(1, within(1e-5));
    }
  }

  @Test
  void thePriceOnWhatALayerGivesIsAnAverageOverTheExamples() {
    try (Session _ = Session.open(Budget.NONE)) {
      Sequential plain = line();
      Sequential priced = line("activityRegularizer", "l2");
      priced.setWeights(plain.getWeights());
      double outputs = plain.predict(x()).square().sum().item() / 5;
      for (Sequential model : List.of(plain, priced)) {
        model.compile(Config.of("optimizer", Optimizer.sgd(0), "loss", "meanSquaredError"));
      }
      double difference =
          priced.trainOnBatch(x(), y()).loss() - plain.trainOnBatch(x(), y()).loss();
      assertThat(difference).isCloseTo(0.01 * outputs, within(1e-5));
    }
  }

  @Test
  void frozenLayersStayAsTheyAre() {
    try (Session _ = Session.open(Budget.NONE)) {
      Sequential model = line().add(dense("last", 1));
      model.layers().getFirst().trainable(false);
      model.compile(Config.of("optimizer", Optimizer.sgd(0.1), "loss", "meanSquaredError"));
      float[] first = model.layers().getFirst().getWeights().getFirst().data();
      float[] last = model.layers().getLast().getWeights().getFirst().data();
      model.trainOnBatch(x(), y());
      assertThat(model.layers().getFirst().getWeights().getFirst().data()).isEqualTo(first);
      assertThat(model.layers().getLast().getWeights().getFirst().data()).isNotEqualTo(last);
      assertThat(model.trainableWeights()).hasSize(2);
      assertThat(model.weights().getFirst().name()).isEqualTo("last/kernel");
      assertThat(model.summary()).contains("Trainable params: 2", "Non-trainable params: 3");
    }
  }

  @Test
  void callbacksHearOfEverythingInOrder() {
    try (Session _ = Session.open(Budget.NONE)) {
      Sequential model = line();
      model.compile(Config.of("optimizer", "sgd", "loss", "meanSquaredError", "metrics", "mae"));
      List<String> heard = new ArrayList<>();
      Callback callback =
          new Callback() {
            @Override
            public void onTrainBegin() {
              heard.add("train");
            }

            @Override
            public void onTrainEnd() {
              heard.add("end");
            }

            @Override
            public void onEpochBegin(int epoch) {
              heard.add("epoch " + epoch);
            }

            @Override
            public void onEpochEnd(int epoch, Map<String, Double> logs) {
              heard.add("epoch " + epoch + " " + logs.keySet());
            }

            @Override
            public void onBatchBegin(int batch) {
              heard.add("batch " + batch);
            }

            @Override
            public void onBatchEnd(int batch, Map<String, Double> logs) {
              heard.add("batch " + batch + " of " + logs.get("size").intValue());
            }

            @Override
            public void onYield(int epoch, int batch, Map<String, Double> logs) {
              heard.add("yield");
            }
          };
      FitOptions options =
          FitOptions.of(
              Config.of(
                  "epochs",
                  2,
                  "initialEpoch",
                  1,
                  "batchSize",
                  2,
                  "validationData",
                  List.of(x(), y()),
                  "yieldEvery",
                  "batch",
                  "callbacks",
                  callback));
      Tensor part = x().slice(0, 3);
      History history = model.fit(part, y().slice(0, 3), options);
      assertThat(heard)
          .containsExactly(
              "train",
              "epoch 1",
              "batch 0",
              "batch 0 of 2",
              "yield",
              "batch 1",
              "batch 1 of 1",
              "yield",
              "epoch 1 [val_loss, val_mae, loss, mae]",
              "end");
      assertThat(history.epochs()).containsExactly(1);
    }
  }

  @Test
  void trainingEndsEarlyWhereNothingBecomesBetter() {
    try (Session _ = Session.open(Budget.NONE)) {
      Sequential model = line();
      model.compile(Config.of("optimizer", Optimizer.sgd(0), "loss", "meanSquaredError"));
      EarlyStopping stopping = new EarlyStopping(Config.of("monitor", "loss", "patience", 2));
      FitOptions options = FitOptions.epochs(50).inOrder().watched(stopping);
      assertThat(model.fit(x(), y(), options).get("loss")).hasSize(3);
      assertThat(stopping.stoppedEpoch()).isEqualTo(2);
      fault(
          () -> model.fit(x(), y(), options.watched(new EarlyStopping(Config.of()))),
          "no \"val_loss\"");
      fault(() -> new EarlyStopping(Config.of("patient", 3)), "no setting \"patient\"");
    }
  }

  @Test
  void batchesMayComeOneByOne() {
    try (Session session = Session.open(Budget.NONE)) {
      Sequential model = line();
      model.compile(Config.of("optimizer", "sgd", "loss", "meanSquaredError"));
      Iterable<Examples> dataset =
          () ->
              List.of(Examples.of(x(), y()), Examples.of(x().slice(0, 2), y().slice(0, 2)))
                  .iterator();
      int before = session.memory().numTensors();
      Config settings = Config.of("epochs", 3, "batchesPerEpoch", null, "validationData", dataset);
      History history = model.fitDataset(dataset, FitOptions.ofDataset(settings));
      assertThat(history.get("val_loss")).hasSize(3);
      assertThat(history.get("loss").getLast()).isLessThan(history.get("loss").getFirst());
      assertThat(session.memory().numTensors()).isEqualTo(before);
      double all = model.evaluateDataset(dataset, 0).loss();
      double first = model.evaluateDataset(dataset, 1).loss();
      assertThat(first).isCloseTo(model.evaluate(x(), y(), 5).loss(), within(1e-6));
      assertThat(all).isNotEqualTo(first);
      fault(() -> FitOptions.ofDataset(Config.of("batchSize", 3)), "no setting \"batchSize\"");
    }
  }

  @Test
  void examplesCountAsMuchAsTheyAreTold() {
    try (Session _ = Session.open(Budget.NONE)) {
      Sequential twice = line();
      Sequential weighted = line();
      weighted.setWeights(twice.getWeights());
      for (Sequential model : List.of(twice, weighted)) {
        model.compile(Config.of("optimizer", Optimizer.sgd(0.1), "loss", "meanSquaredError"));
      }
      Tensor doubled = x().concat(x().slice(0, 1), 0);
      twice.fit(doubled, y().concat(y().slice(0, 1), 0), FitOptions.epochs(1));
      Config settings =
          Config.of(
              "sampleWeight", Tensors.tensor1d(2 * 5 / 6.0, 5 / 6.0, 5 / 6.0, 5 / 6.0, 5 / 6.0));
      weighted.fit(x(), y(), FitOptions.of(settings));
      for (int i = 0; i < 2; i++) {
        assertThat((double) weighted.getWeights().getFirst().data()[i])
            .isCloseTo(twice.getWeights().getFirst().data()[i], within(1e-5));
      }
    }
  }

  @Test
  void statefulLayersRememberFromBatchToBatch() {
    try (Session session = Session.open(Budget.NONE)) {
      Sequential model =
          new Sequential(1)
              .add(
                  Layers.of(
                      "gru",
                      Config.of(
                          "units",
                          2,
                          "stateful",
                          true,
                          "batchInputShape",
                          Arrays.asList(2, null, 3))));
      Tensor x = Tensors.randomUniform(Shape.of(2, 4, 3), -1, 1, 1);
      Tensor whole = model.predict(x, 2);
      model.resetStates();
      model.predict(x.slice(new int[] {0, 0, 0}, new int[] {2, 2, 3}), 2).dispose();
      int before = session.memory().numTensors();
      Tensor rest = model.predict(x.slice(new int[] {0, 2, 0}, new int[] {2, 2, 3}), 2);
      assertThat(session.memory().numTensors()).isLessThanOrEqualTo(before + 2);
      for (int i = 0; i < 4; i++) {
        assertThat(rest.data()[i]).isCloseTo(whole.data()[i], within(1e-6f));
      }
      fault(() -> model.predict(x, 3), "whole batches");
    }
  }

  @Test
  void sequentialModelsGrowAndShrink() {
    try (Session _ = Session.open(Budget.NONE)) {
      Sequential model = line().add(dense("second", 4)).add(dense("third", 5));
      model.pop();
      assertThat(model.predict(x()).shape()).isEqualTo(Shape.of(5, 4));
      model.add(dense("other", 2));
      assertThat(model.predict(x()).shape()).isEqualTo(Shape.of(5, 2));
      Sequential around = new Sequential(1).add(model).add(dense("behind", 3));
      assertThat(around.predict(x()).shape()).isEqualTo(Shape.of(5, 3));
      assertThat(around.weights()).hasSize(8);
      Sequential within =
          line("name", "first").add(new Sequential(1).add(dense("x", 3, "inputShape", List.of(1))));
      assertThat(within.predict(x()).shape()).isEqualTo(Shape.of(5, 3));
      Sequential read = (Sequential) again(within);
      assertThat(read.predict(x()).data()).isEqualTo(within.predict(x()).data());
    }
  }

  private static Model again(Model model) {
    ModelFile file = ModelFile.of(model, Precision.FLOAT32);
    return new ModelReader(new ModelLimits(100_000, 50, 10_000)).read(file.json(), file.weights());
  }

  @Test
  void layersAreFoundByNameAndPlace() {
    try (Session _ = Session.open(Budget.NONE)) {
      Model model = graph();
      assertThat(model.layer("shared").countParams()).isEqualTo(8);
      assertThat(model.layer(0).name()).isEqualTo("a");
      fault(() -> model.layer("shore"), "no layer \"shore\"");
      fault(() -> model.layer(99), "no layer 99");
    }
  }

  @Test
  void faultsInGraphsSayWhatIsMissing() {
    try (Session _ = Session.open(Budget.NONE)) {
      SymbolicTensor a = input("a", 3);
      SymbolicTensor b = input("b", 2);
      fault(
          () -> Layers.of("add", Config.of("name", "sum")).apply(a, b),
          "layer sum cannot join the shapes [[null,3], [null,2]]");
      SymbolicTensor both = Layers.of("concatenate", Config.of()).apply(a, b);
      fault(() -> Model.of(List.of(a), List.of(both)), "need b");
      fault(() -> Model.of(List.of(both), List.of(both)), "what the layer concatenate");
      Model model = Model.of(List.of(a, b), List.of(both));
      fault(() -> model.predict(List.of(x()), 4), "2 inputs, but 1");
      fault(() -> model.predict(List.of(x(), x()), 4), "shape [3]");
      fault(() -> model.fit(x(), y(), FitOptions.epochs(1)), "not compiled");
      model.compile(Config.of("optimizer", "sgd", "loss", "meanSquaredError"));
      fault(
          () ->
              model.trainOnBatch(
                  Examples.of(
                      List.of(Tensors.zeros(Shape.of(5, 3)), x()),
                      List.of(Tensors.zeros(Shape.of(5, 5))))),
          "no weights");
      fault(() -> model.compile(Config.of("optimizer", "adm")), "Did you mean \"adam\"");
      fault(
          () -> model.compile(Config.of("optimizer", "sgd", "loss", "meanSquareError")), "no loss");
      fault(
          () -> model.compile(Config.of("optimizer", "sgd", "lose", "mse")), "no setting \"lose\"");
      fault(
          () -> model.compile(Config.of("optimizer", "sgd", "metrics", List.of("acuracy"))),
          "no metric \"acuracy\"");
      fault(
          () -> model.compile(Config.of("optimizer", "sgd", "loss", Map.of("c", "mse"))),
          "output \"c\"");
    }
  }

  @Test
  void labelsThatDoNotFitAreNamed() {
    try (Session _ = Session.open(Budget.NONE)) {
      Sequential model = new Sequential(1).add(dense("d", 3, "inputShape", List.of(2)));
      model.compile(Config.of("optimizer", "sgd", "loss", "categoricalCrossentropy"));
      fault(() -> model.trainOnBatch(x(), y()), "a row with a 1");
      fault(() -> model.trainOnBatch(x(), Tensors.zeros(Shape.of(4, 3))), "5 examples");
      model.compile(Config.of("optimizer", "sgd", "loss", "sparseCategoricalCrossentropy"));
      fault(() -> model.trainOnBatch(x(), Tensors.zeros(Shape.of(5, 3))), "numbers of the classes");
      model.compile(Config.of("optimizer", "sgd", "loss", "meanSquaredError"));
      fault(() -> model.trainOnBatch(x(), y()), "The labels have the shape [5,1]");
    }
  }

  @Test
  void masksReachWhatLiesBehindAMerge() {
    try (Session _ = Session.open(Budget.NONE)) {
      SymbolicTensor a = input("a", 3, 2);
      Layer masking = Layers.of("masking", Config.of());
      SymbolicTensor sum = Layers.of("add", Config.of()).apply(masking.apply(a), masking.apply(a));
      Layer rnn = Layers.of("simpleRNN", Config.of("units", 2));
      Model model = Model.of(List.of(a), List.of(rnn.apply(sum)));
      Tensor x = Tensors.tensor(new double[] {1, 2, 3, -1, 0, 0}, 1, 3, 2);
      Tensor whole = model.predict(x, 1);
      Tensor part =
          rnn.apply(x.slice(new int[] {0, 0, 0}, new int[] {1, 2, 2}).mul(2), Pass.INFERENCE);
      for (int i = 0; i < 2; i++) {
        assertThat(whole.data()[i]).isCloseTo(part.data()[i], within(1e-6f));
      }
    }
  }

  @Test
  void theSameSessionSeedGivesTheSameGraph() {
    float[][] kernels = new float[2][];
    for (int i = 0; i < 2; i++) {
      try (Session session = Session.open(Budget.NONE)) {
        session.seed(11);
        kernels[i] = graph().getWeights().getFirst().data();
      }
    }
    assertThat(kernels[0]).isEqualTo(kernels[1]);
  }

  private static void fault(ThrowingCallable work, String... words) {
    assertThatThrownBy(work)
        .isInstanceOf(Fault.class)
        .satisfies(thrown -> {
          Fault fault = (Fault) thrown;
          assertThat(fault.getMessage() + " " + fault.remedy()).contains(words);
        });
  }
}
