package dev.tensorcord.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.tensorcord.fault.Fault;
import dev.tensorcord.nn.layers.Config;
import dev.tensorcord.nn.layers.Layers;
import dev.tensorcord.tensor.Budget;
import dev.tensorcord.tensor.Session;
import dev.tensorcord.tensor.Tensor;
import dev.tensorcord.tensor.Tensors;
import dev.tensorcord.tensor.op.WeightedLosses;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Models learn, the same seed the same, and say what does not fit and where. */
final class SequentialTest {
  private static final int COUNT = 120;

  /** Points of a plane: class 0 left, 1 right above, 2 right below. */
  private static Tensor points() {
    return Tensors.randomUniform(dev.tensorcord.tensor.Shape.of(COUNT, 2), -1, 1, 5);
  }

  private static int[] classes(Tensor points) {
    float[] values = points.data();
    int[] classes = new int[COUNT];
    for (int i = 0; i < COUNT; i++) {
      classes[i] = values[2 * i] < 0 ? 0 : values[2 * i + 1] > 0 ? 1 : 2;
    }
    return classes;
  }

  private static Sequential model(long seed) {
    return new Sequential(seed)
        .add(Layers.dense(Config.of("units", 16, "activation", "relu", "inputShape", List.of(2))))
        .add(Layers.dropout(0.1))
        .add(Layers.dense(Config.of("units", 3, "activation", "softmax")));
  }

  private static float[] trained(long seed, long order) {
    try (Session _ = Session.open(Budget.NONE)) {
      Tensor x = points();
      Sequential model = model(seed);
      model.compile(Optimizer.adam(0.02), LossFunction.of("sparseCategoricalCrossentropy"));
      Tensor y = Tensors.tensor(classes(x), COUNT);
      model.fit(x, y, FitOptions.epochs(3).seeded(order));
      return model.predict(x).data();
    }
  }

  @Test
  void learnsToTellThreeClassesApart() {
    try (Session session = Session.open(Budget.NONE)) {
      Tensor x = points();
      Tensor y = Tensors.tensor(classes(x), COUNT);
      Sequential model = model(1);
      model.compile(Optimizer.adam(0.02), LossFunction.of("sparseCategoricalCrossentropy"));
      List<String> seen = new ArrayList<>();
      int before = session.memory().numTensors();
      History history =
          model.fit(
              x,
              y,
              FitOptions.epochs(60)
                  .batches(32)
                  .split(0.25)
                  .watched(
                      new Callback() {
                        @Override
                        public void onBatchEnd(int batch, Map<String, Double> logs) {
                          seen.add("batch");
                        }

                        @Override
                        public void onEpochEnd(int epoch, Map<String, Double> logs) {
                          seen.add("epoch " + epoch);
                        }
                      }));
      assertThat(history.get("loss")).hasSize(60);
      assertThat(history.get("val_loss")).hasSize(60);
      assertThat(history.get("loss").getLast()).isLessThan(history.get("loss").getFirst() / 3);
      assertThat(history.get("val_acc").getLast()).isGreaterThan(0.85);
      // 90 examples to learn from: two batches of 32 and one of 26.
      assertThat(seen.subList(0, 4)).containsExactly("batch", "batch", "batch", "epoch 0");
      assertThat(model.evaluate(x, y, 50).accuracy()).isGreaterThan(0.85);
      // Adam remembers two tensors for each of the four weights; nothing else stays.
      assertThat(session.memory().numTensors() - before).isEqualTo(8);
    }
  }

  @Test
  void theSameSeedsGiveTheSameModelToTheBit() {
    assertThat(trained(7, 3)).isEqualTo(trained(7, 3));
    assertThat(trained(7, 3)).isNotEqualTo(trained(8, 3));
    assertThat(trained(7, 3)).isNotEqualTo(trained(7, 4));
  }

  @Test
  void rowsOfProbabilitiesDoNotDependOnTheBatch() {
    try (Session _ = Session.open(Budget.NONE)) {
      Tensor x = points();
      Sequential model = model(1);
      float[] together = model.predict(x, COUNT).data();
      float[] apart = model.predict(x, 7).data();
      for (int i = 0; i < together.length; i++) {
        assertThat(apart[i]).isCloseTo(together[i], within(1e-6f));
      }
    }
  }

  @Test
  void crossEntropiesOfOneTruthAgree() {
    try (Session _ = Session.open(Budget.NONE)) {
      Tensor logits = Tensors.tensor(new double[] {2, 0, -1, 0.5, 0.5, 3}, 2, 3);
      Tensor rows = Tensors.tensor(new double[] {1, 0, 0, 0, 1, 0}, 2, 3);
      Tensor numbers = Tensors.tensor(new int[] {0, 1}, 2);
      double due = WeightedLosses.softmaxCrossEntropy(rows, logits).mean().item();
      // By hand: the mean of log(e² + 1 + 1/e) - 2 and log(2·√e + e³) - 0.5.
      assertThat(due)
          .isCloseTo(
              (Math.log(Math.exp(2) + 1 + Math.exp(-1))
                      - 2
                      + Math.log(2 * Math.exp(0.5) + Math.exp(3))
                      - 0.5)
                  / 2,
              within(1e-6));
      assertThat(
              LossFunction.of("categoricalCrossentropy").of(rows, logits.softmax()).mean().item())
          .isCloseTo(due, within(1e-6));
      assertThat(
              LossFunction.of("sparseCategoricalCrossentropy")
                  .of(numbers, logits.softmax())
                  .mean()
                  .item())
          .isCloseTo(due, within(1e-6));
      assertThat(
              LossFunction.of("categoricalCrossentropy")
                  .of(rows, Tensors.tensor(new double[] {0, 1, 0, 0, 1, 0}, 2, 3))
                  .mean()
                  .item())
          .isCloseTo(-Math.log(1e-7) / 2, within(1e-3));
    }
  }

  @Test
  void accuracyOfRowsNumbersAndYesOrNo() {
    try (Session _ = Session.open(Budget.NONE)) {
      Tensor said = Tensors.tensor(new double[] {0.1, 0.9, 0.8, 0.2, 0.3, 0.7, 0.6, 0.4}, 4, 2);
      Tensor rows = Tensors.tensor(new double[] {0, 1, 1, 0, 1, 0, 1, 0}, 4, 2);
      Tensor numbers = Tensors.tensor(new int[] {1, 0, 0, 0}, 4);
      Tensor yes = Tensors.tensor(new double[] {0.9, 0.2, 0.6, 0.4}, 4, 1);
      Tensor one = Tensors.tensor(new double[] {1, 0, 0, 0}, 4, 1);
      assertThat(share("categoricalAccuracy", rows, said)).isEqualTo(0.75);
      assertThat(share("sparseCategoricalAccuracy", numbers, said)).isEqualTo(0.75);
      assertThat(share("binaryAccuracy", one, yes)).isEqualTo(0.75);
    }
  }

  private static double share(String metric, Tensor labels, Tensor said) {
    return Metric.of(metric).of(labels, said).mean().item();
  }

  @Test
  void faultsNameTheLayerAndTheShapes() {
    try (Session _ = Session.open(Budget.NONE)) {
      Sequential model =
          new Sequential(1)
              .add(
                  Layers.conv2d(
                      Config.of("filters", 4, "kernelSize", 3, "inputShape", List.of(6, 6, 1))))
              .add(Layers.maxPooling2d(Config.of()));
      fault(
          () -> model.add(Layers.conv2d(Config.of("filters", 4, "kernelSize", 3))),
          "conv2d_Conv2D2",
          "[null,2,2,4]");
      fault(
          () -> new Sequential(1).add(Layers.dense(Config.of("units", 3))), "shape of an example");
      fault(() -> model.predict(Tensors.zeros(dev.tensorcord.tensor.Shape.of(6, 6, 1))), "[6,6,1]");
      Sequential flat = new Sequential(1).add(dense(3, 4));
      fault(
          () -> flat.add(Layers.maxPooling2d(Config.of())),
          "max_pooling2d_MaxPooling2D2",
          "[null,3]");
      fault(
          () -> flat.trainOnBatch(Tensors.zeros(dev.tensorcord.tensor.Shape.of(1, 4)), null),
          "compile");
    }
  }

  @Test
  void faultsInSettingsSayWhatThereIs() {
    fault(() -> Layers.of("dens", Config.of()), "no layer \"dens\"");
    fault(() -> Layers.dense(Config.of()), "\"units\" is missing");
    fault(() -> Layers.dense(Config.of("units", 0)), "cannot be 0");
    fault(() -> Layers.dense(Config.of("units", 2, "unit", 1)), "no setting \"unit\"");
    fault(
        () -> Layers.dense(Config.of("units", 2, "activation", "loud")), "no activation \"loud\"");
    fault(
        () -> Layers.dense(Config.of("units", 2, "kernelInitializer", "big")),
        "no initializer \"big\"");
    fault(() -> Layers.dropout(1), "rate");
    fault(
        () -> Layers.conv2d(Config.of("filters", 2, "kernelSize", 3, "padding", "wide")),
        "padding");
  }

  @Test
  void summaryCountsWeights() {
    try (Session _ = Session.open(Budget.NONE)) {
      assertThat(model(1).summary())
          .contains("dense_Dense1 (Dense)", "[null,2]", "[null,16]", "Total params: 99");
    }
  }

  @Test
  void weightsBeginWithTheSpreadOfTheirInitializer() {
    try (Session _ = Session.open(Budget.NONE)) {
      // Glorot's uniform: up to √(6 / (300 + 200)), with a variance of 2 / 500.
      var layer =
          Layers.dense(
              Config.of(
                  "units", 200, "kernelInitializer", "glorotUniform", "inputShape", List.of(300)));
      new Sequential(3).add(layer);
      Tensor kernel = layer.weights().getFirst().variable();
      assertThat(kernel.abs().max().item()).isBetween(0.108, Math.sqrt(6 / 500.0));
      assertThat(kernel.square().mean().item()).isCloseTo(2 / 500.0, within(1e-4));
      assertThat(layer.weights().get(1).variable().abs().max().item()).isZero();
    }
  }

  private static dev.tensorcord.nn.layers.Layer dense(int units, int inputs) {
    return Layers.dense(Config.of("units", units, "inputShape", List.of(inputs)));
  }

  private static void fault(
      org.assertj.core.api.ThrowableAssert.ThrowingCallable work, String... words) {
    assertThatThrownBy(work).isInstanceOf(Fault.class).hasMessageContainingAll(words);
  }
}
