package dev.tensorcord.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tensorcord.tensor.Budget;
import dev.tensorcord.tensor.Session;
import dev.tensorcord.tensor.Tensor;
import dev.tensorcord.tensor.Tensors;
import dev.tensorcord.tensor.Variable;
import dev.tensorcord.tensor.op.Golden;
import dev.tensorcord.tensor.op.WeightedLosses;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Losses and optimizers go step by step where TensorFlow.js goes. */
final class GoldenTrainingTest {
  private static final Map<String, Loss> LOSSES =
      Map.of(
          "meanSquaredError", (y, p) -> LossFunction.of("meanSquaredError").of(y, p).mean(),
          "absoluteDifference", (y, p) -> WeightedLosses.absoluteDifference(y, p).mean(),
          "huberLoss", (y, p) -> WeightedLosses.huberLoss(y, p, 1).mean());

  private static final Map<String, Supplier<Optimizer>> OPTIMIZERS =
      Map.of(
          "sgd", () -> Optimizer.sgd(0.1),
          "momentum", () -> Optimizer.momentum(0.05, 0.9, false),
          "nesterov", () -> Optimizer.momentum(0.05, 0.9, true),
          "adam", () -> Optimizer.adam(0.1));

  @Test
  void losses() {
    try (Session _ = Session.open(Budget.NONE)) {
      for (JsonNode each : Golden.ALL.get("losses")) {
        Tensor labels = Golden.tensor(each.get("labels"));
        Tensor predictions = Golden.tensor(each.get("predictions"));
        Tensor loss = LOSSES.get(each.get("name").asText()).of(labels, predictions);
        Golden.check(loss, each.get("output"), each.get("name").asText());
      }
    }
  }

  @Test
  void optimizers() {
    for (JsonNode each : Golden.ALL.get("optimizers")) {
      try (Session _ = Session.open(Budget.NONE);
          Optimizer optimizer = OPTIMIZERS.get(each.get("name").asText()).get()) {
        Variable w = Variable.of(Tensors.tensor1d(3, -2, 0.5));
        Tensor scale = Tensors.tensor1d(1, 2, 0.5);
        for (double due : Golden.doubles(each.get("path"))) {
          Tensor loss = optimizer.minimize(() -> w.sub(1).square().mul(scale).sum());
          assertThat(loss.item()).isCloseTo(due, within(1e-4 * (1 + due)));
        }
        double[] end = Golden.doubles(each.get("end"));
        for (int i = 0; i < end.length; i++) {
          assertThat((double) w.data()[i]).isCloseTo(end[i], within(2e-5));
        }
      }
    }
  }

  @Test
  void aRateMayChangeFromStepToStep() {
    try (Session _ = Session.open(Budget.NONE);
        Optimizer optimizer = Optimizer.sgd(0.5)) {
      Variable w = Variable.of(Tensors.scalar(1));
      // The gradient of w² is 2w: a rate of 0.5 leads to 0, a rate of 0.25 half the way.
      optimizer.learningRate(0.25);
      optimizer.minimize(w::square).dispose();
      assertThat(w.item()).isEqualTo(0.5);
      optimizer.learningRate(0.5);
      optimizer.minimize(w::square).dispose();
      assertThat(w.item()).isEqualTo(0);
      assertThat(optimizer.learningRate()).isEqualTo(0.5);
    }
  }
}
