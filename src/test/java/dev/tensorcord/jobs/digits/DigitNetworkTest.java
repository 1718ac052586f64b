package dev.tensorcord.jobs.digits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.tensorcord.data.Mnist;
import dev.tensorcord.data.digits.DigitSamples;
import dev.tensorcord.data.digits.DigitSamples.Origin;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** The committed network: how well it reads, how honest it is, what it shows of itself. */
final class DigitNetworkTest {
  private static final DigitNetwork NETWORK = DigitNetwork.load();

  @Test
  void readsMnistsTestImages() {
    MnistScore score = MnistScore.of(NETWORK, Mnist.test());
    System.out.printf(
        "Digits: %.2f %% of MNIST's %,d test images read right (%d wrong)%n",
        100 * score.accuracy(), score.count(), score.count() - score.right());
    assertThat(score.count()).isEqualTo(10_000);
    assertThat(score.accuracy()).isGreaterThanOrEqualTo(0.993);
  }

  @Test
  void isAsSureAsItIsRight() {
    // Test digits, none of which it learnt from, in all the ways that samples are made.
    DigitSamples samples = new DigitSamples(Mnist.test(), 99);
    int count = 10_000;
    float[] probabilities = new float[count * DigitSamples.LABELS];
    int[] labels = new int[count];
    List<float[]> images = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      float[] pixels = new float[Mnist.PIXELS];
      labels[i] = samples.make(0, i, pixels, 0);
      images.add(pixels);
    }
    List<Opinion> opinions = NETWORK.read(images);
    Map<Origin, int[]> right = new EnumMap<>(Origin.class);
    int sure = 0;
    int sureAndWrong = 0;
    for (int i = 0; i < count; i++) {
      Opinion opinion = opinions.get(i);
      int at = i * DigitSamples.LABELS;
      System.arraycopy(opinion.probabilities(), 0, probabilities, at, DigitSamples.NONE);
      probabilities[at + DigitSamples.NONE] = opinion.none();
      int said = opinion.verdict() == Verdict.NO_DIGIT ? DigitSamples.NONE : opinion.digit();
      int[] tally = right.computeIfAbsent(DigitSamples.origin(i), origin -> new int[2]);
      tally[0] += said == labels[i] ? 1 : 0;
      tally[1]++;
      if (opinion.verdict() == Verdict.SURE) {
        sure++;
        sureAndWrong += said == labels[i] ? 0 : 1;
      }
    }
    double error = Calibration.error(probabilities, labels);
    StringBuilder line = new StringBuilder();
    right.forEach((origin, tally) ->
        line.append(" %s %.1f %%".formatted(origin, 100.0 * tally[0] / tally[1])));
    System.out.printf(
        "Digits: on samples of unseen digits%s; sure of %.1f %%, of these wrong %.2f %%; "
            + "expected calibration error %.4f%n",
        line, 100.0 * sure / count, 100.0 * sureAndWrong / sure, error);
    assertThat(error).isLessThan(0.015);
    assertThat((double) sureAndWrong / sure).isLessThan(0.02);
    right.forEach((_, tally) -> assertThat((double) tally[0] / tally[1]).isGreaterThan(0.9));
  }

  @Test
  void anEmptyImageHoldsNoDigit() {
    Opinion opinion = NETWORK.read(List.of(new float[Mnist.PIXELS])).getFirst();
    assertThat(opinion.verdict()).isEqualTo(Verdict.NO_DIGIT);
  }

  @Test
  void probabilitiesAddUpToOneAndDoNotDependOnTheCompany() {
    List<float[]> images = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      images.add(Mnist.test().image(i));
    }
    List<Opinion> together = NETWORK.read(images);
    for (int i = 0; i < images.size(); i++) {
      Opinion alone = NETWORK.read(List.of(images.get(i))).getFirst();
      double sum = alone.none();
      for (int digit = 0; digit < 10; digit++) {
        sum += alone.probabilities()[digit];
        assertThat(together.get(i).probabilities()[digit])
            .isCloseTo(alone.probabilities()[digit], within(1e-4f));
      }
      assertThat(sum).isCloseTo(1, within(1e-5));
    }
    assertThat(NETWORK.read(List.of())).isEmpty();
  }

  @Test
  void isSafeToUseFromManyThreads() throws Exception {
    float[] image = Mnist.test().image(3);
    float[] due = NETWORK.read(List.of(image)).getFirst().probabilities();
    try (ExecutorService pool = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<float[]>> answers = new ArrayList<>();
      for (int i = 0; i < 50; i++) {
        Callable<float[]> ask = () -> NETWORK.read(List.of(image)).getFirst().probabilities();
        answers.add(pool.submit(ask));
      }
      for (Future<float[]> answer : answers) {
        assertThat(answer.get()).isEqualTo(due);
      }
    }
  }

  @Test
  void showsTheStrongestMapsOfEachConvolutionAndWhatCounted() {
    float[] image = Mnist.test().image(0); // A seven.
    Explanation explanation = NETWORK.explain(image);
    assertThat(explanation.convolutions()).hasSize(4);
    int before = 28;
    for (FeatureMaps maps : explanation.convolutions()) {
      assertThat(maps.strongest()).hasSize(8);
      assertThat(maps.side()).isLessThan(before);
      before = maps.side();
      double last = Double.MAX_VALUE;
      for (float[] map : maps.strongest()) {
        assertThat(map).hasSize(maps.side() * maps.side());
        double mass = 0;
        for (float each : map) {
          assertThat(each).isNotNegative();
          mass += each;
        }
        assertThat(mass).isLessThanOrEqualTo(last + 1e-3);
        last = mass;
      }
    }
    float[] saliency = explanation.saliency();
    assertThat(saliency).hasSize(784);
    double near = 0;
    double all = 0;
    float most = 0;
    for (int i = 0; i < 784; i++) {
      assertThat(saliency[i]).isBetween(0f, 1f);
      most = Math.max(most, saliency[i]);
      int x = i % 28;
      int y = i / 28;
      near += x >= 4 && x < 24 && y >= 4 && y < 24 ? saliency[i] : 0;
      all += saliency[i];
    }
    assertThat(most).isEqualTo(1);
    // The middle is half of the area; the digit lies there.
    assertThat(near / all).isGreaterThan(0.6);
  }

  @Test
  void tensorFlowJsGivesTheSameProbabilitiesWithOurFiles() throws IOException {
    try (InputStream in = getClass().getResourceAsStream("/golden/models/digits.json")) {
      JsonNode due = new JsonMapper().readTree(in);
      int count = due.at("/shape/0").intValue();
      List<float[]> images = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        images.add(Mnist.test().image(i));
      }
      List<Opinion> opinions = NETWORK.read(images);
      for (int i = 0; i < count; i++) {
        for (int k = 0; k < 10; k++) {
          double theirs = due.at("/values/" + (i * 11 + k)).doubleValue();
          assertThat((double) opinions.get(i).probabilities()[k]).isCloseTo(theirs, within(1e-4));
        }
      }
    }
  }

  @Test
  void verdictsFollowTheProbabilities() {
    assertThat(opinion(0.9f, 0.05f).verdict()).isEqualTo(Verdict.SURE);
    assertThat(opinion(0.6f, 0.1f).verdict()).isEqualTo(Verdict.NOT_SURE);
    assertThat(opinion(0.3f, 0.6f).verdict()).isEqualTo(Verdict.NO_DIGIT);
    assertThat(opinion(0.9f, 0.05f).digit()).isEqualTo(7);
    assertThat(opinion(0.9f, 0.05f).sureness()).isEqualTo(0.9f);
  }

  private static Opinion opinion(float seven, float none) {
    float[] probabilities = new float[10];
    java.util.Arrays.fill(probabilities, (1 - seven - none) / 9);
    probabilities[7] = seven;
    return new Opinion(probabilities, none);
  }
}
