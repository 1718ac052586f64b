package dev.tensorcord.jobs.digits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Sureness is mended by one number. */
final class CalibrationTest {
  /** Labels drawn by the probabilities of scores, so that these are right as they are. */
  private static int[] labels(float[] scores, int width, SplittableRandom random) {
    int[] labels = new int[scores.length / width];
    for (int i = 0; i < labels.length; i++) {
      double whole = 0;
      for (int k = 0; k < width; k++) {
        whole += Math.exp(scores[i * width + k]);
      }
      double place = random.nextDouble() * whole;
      int label = 0;
      while (label < width - 1 && (place -= Math.exp(scores[i * width + label])) > 0) {
        label++;
      }
      labels[i] = label;
    }
    return labels;
  }

  @Test
  void findsTheNumberThatScoresWereMultipliedBy() {
    SplittableRandom random = new SplittableRandom(1);
    float[] scores = new float[5 * 20_000];
    for (int i = 0; i < scores.length; i++) {
      scores[i] = (float) (4 * random.nextDouble());
    }
    int[] labels = labels(scores, 5, random);
    assertThat(Calibration.temperature(scores, labels)).isCloseTo(1, within(0.05));
    for (int i = 0; i < scores.length; i++) {
      scores[i] *= 2.5f;
    }
    assertThat(Calibration.temperature(scores, labels)).isCloseTo(2.5, within(0.1));
  }

  @Test
  void theErrorIsHowFarSurenessIsFromBeingRight() {
    // Four answers of 80 %, three of them right.
    float[] probabilities = {0.8f, 0.2f, 0.8f, 0.2f, 0.2f, 0.8f, 0.8f, 0.2f};
    assertThat(Calibration.error(probabilities, new int[] {0, 0, 1, 1}))
        .isCloseTo(0.05, within(1e-6));
  }
}
