package dev.tensorcord.jobs.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tensorcord.tensor.Budget;
import dev.tensorcord.tensor.Session;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/**
 * The network reads and learns as TensorFlow.js 4.22 does from the same weights and images: its
 * probabilities for the first test image, a 7, before and after four steps with batches of eight.
 */
final class DigitNetTest {
  private static final float[] BEFORE = {
    0.07914044f, 0.11520028f, 0.18697095f, 0.08766781f, 0.05729903f,
    0.11888874f, 0.06568681f, 0.10482399f, 0.11192116f, 0.07240076f
  };
  private static final float[] AFTER = {
    0.03915389f, 0.02220867f, 0.05587304f, 0.03047447f, 0.02202057f,
    0.04723858f, 0.07633062f, 0.57385856f, 0.08922958f, 0.04361199f
  };
  private static final Offset<Float> CLOSE = within(2e-5f);

  @Test
  void itReadsAndLearnsAsTensorFlowJsDoes() {
    try (Session _ = Session.open(Budget.NONE)) {
      DigitData train = DigitData.train();
      DigitData test = DigitData.test();
      DigitNet net = new DigitNet(8);
      assertThat(first(net, test)).containsExactly(BEFORE, CLOSE);
      for (int step = 0; step < 4; step++) {
        net.step(train, step * 8);
      }
      assertThat(first(net, test)).containsExactly(AFTER, CLOSE);
    }
  }

  private static float[] first(DigitNet net, DigitData test) {
    return java.util.Arrays.copyOf(net.predict(test, 0), 10);
  }

  @Test
  void imagesComeInTheOrderOfTheOthers() {
    assertThat(DigitData.train().y())
        .startsWith(1, 4, 5, 6, 6, 7, 6, 7, 8, 7, 0, 4, 8, 6, 7, 3)
        .hasSize(60_000);
  }

  @Test
  void accuracyIsThatOfAllDigits() {
    try (Session _ = Session.open(Budget.NONE)) {
      DigitData test = DigitData.test();
      DigitNet net = new DigitNet(64);
      double untrained = net.accuracy(test);
      DigitData train = DigitData.train();
      for (int step = 0; step < 30; step++) {
        net.step(train, step * 64);
      }
      assertThat(untrained).isBetween(0.03, 0.25);
      assertThat(net.accuracy(test)).isBetween(0.7, 1.0);
    }
  }
}
