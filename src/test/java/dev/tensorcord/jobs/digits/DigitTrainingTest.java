package dev.tensorcord.jobs.digits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tensorcord.data.Mnist;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Training learns, and the same seed gives the same weights to the bit. */
@Timeout(300)
final class DigitTrainingTest {
  @Test
  void theSameSeedGivesTheSameWeightsWithOneAndWithTwoThreads() throws Exception {
    String here;
    try (ExecutorService others = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<String> one = others.submit(() -> TrainingProcess.inAnotherProcess(1));
      Future<String> two = others.submit(() -> TrainingProcess.inAnotherProcess(2));
      here = TrainingProcess.digest(TrainingProcess.SHORT);
      assertThat(one.get()).isEqualTo(here);
      assertThat(two.get()).isEqualTo(here);
    }
    assertThat(TrainingProcess.digest(TrainingProcess.SHORT.seeded(4))).isNotEqualTo(here);
  }

  @Test
  void aMinuteOfTrainingReadsMostOfMnist() throws InterruptedException {
    DigitTraining.Plan plan = new DigitTraining.Plan(5, 1, 12_800, 64, 0.002, 500);
    List<Double> losses = new ArrayList<>();
    DigitTraining.Trained trained =
        new DigitTraining(plan).run((step, steps, loss, accuracy) -> losses.add(loss));
    assertThat(losses).hasSize(200);
    MnistScore score = MnistScore.of(new DigitNetwork(trained.file()), Mnist.test().part(0, 2000));
    assertThat(score.accuracy()).isGreaterThan(0.9);
    assertThat(trained.temperature()).isBetween(0.4, 2.0);
  }

  @Test
  void whoWatchesCanEndIt() {
    assertThatThrownBy(() ->
            new DigitTraining(TrainingProcess.SHORT)
                .run((step, steps, loss, accuracy) -> {
                  throw new IllegalStateException("enough");
                }))
        .hasMessage("enough");
  }
}
