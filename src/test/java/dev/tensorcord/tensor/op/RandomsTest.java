package dev.tensorcord.tensor.op;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import dev.tensorcord.fault.Fault;
import dev.tensorcord.tensor.Budget;
import dev.tensorcord.tensor.DType;
import dev.tensorcord.tensor.Session;
import dev.tensorcord.tensor.Shape;
import dev.tensorcord.tensor.Tensor;
import dev.tensorcord.tensor.Tensors;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.DoubleSupplier;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Random ops draw from the distributions that they are named after, and seeds fix them. */
final class RandomsTest {
  private static final int COUNT = 40_000;

  /** The distance that Kolmogorov and Smirnov's test allows in all but one case in a million. */
  private static final double FAR = 2.7 / Math.sqrt(COUNT);

  private final Session session = Session.open(Budget.NONE);

  @AfterEach
  void close() {
    session.close();
  }

  @Test
  void uniformNumbers() {
    float[] x = draw("randomUniform", List.of(COUNT), -1, 3, "float32", 1);
    assertThat(distance(x, v -> (v + 1) / 4)).isLessThan(FAR);
  }

  @Test
  void wholeUniformNumbersAreRoundedDown() {
    Tensor x = op("randomUniformInt", List.of(COUNT), -3, 3, 2);
    assertThat(x.dtype()).isEqualTo(DType.INT32);
    int[] counts = new int[6];
    for (int each : (int[]) x.array()) {
      counts[each + 3]++;
    }
    for (int count : counts) {
      assertThat(count).isCloseTo(COUNT / 6, within(400));
    }
  }

  @Test
  void largeWholeNumbersKeepTheirLastDigits() {
    int[] x = (int[]) op("randomUniformInt", List.of(1000), 0, 2e9, 3).array();
    assertThat(Arrays.stream(x).filter(each -> each % 2 != 0).count()).isBetween(400L, 600L);
  }

  @Test
  void normalNumbers() {
    float[] x = draw("randomNormal", List.of(COUNT), 2, 3, "float32", 4);
    assertThat(distance(x, v -> normal((v - 2) / 3))).isLessThan(FAR);
    float[] standard = draw("randomStandardNormal", List.of(COUNT), "float32", 5);
    assertThat(distance(standard, RandomsTest::normal)).isLessThan(FAR);
  }

  @Test
  void truncatedNormalNumbers() {
    float[] x = draw("truncatedNormal", List.of(COUNT), 1, 0.5, "float32", 6);
    double below = normal(-2);
    assertThat(distance(x, v -> (normal((v - 1) / 0.5) - below) / (1 - 2 * below))).isLessThan(FAR);
  }

  @Test
  void normalNumbersAsWholeOnesAreTheNearest() {
    float[] floats = draw("randomNormal", List.of(100), 0, 5, "float32", 7);
    int[] ints = (int[]) op("randomNormal", List.of(100), 0, 5, "int32", 7).array();
    for (int i = 0; i < ints.length; i++) {
      assertThat((double) ints[i]).isEqualTo(Math.floor(floats[i] + 0.5));
    }
  }

  /** Of shape 1 and 2 the distribution has a formula: waiting for one event, or for two. */
  @Test
  void gammaNumbers() {
    float[] one = draw("randomGamma", List.of(COUNT), 1, 3, "float32", 8);
    assertThat(distance(one, v -> 1 - Math.exp(-3 * v))).isLessThan(FAR);
    float[] two = draw("randomGamma", List.of(COUNT), 2, 0.5, "float32", 9);
    assertThat(distance(two, v -> 1 - (1 + v / 2) * Math.exp(-v / 2))).isLessThan(FAR);
  }

  /** Of shape ½ they are the halves of squares of normal numbers. */
  @Test
  void gammaNumbersOfASmallShape() {
    float[] half = draw("randomGamma", List.of(COUNT), 0.5, 1, "float32", 10);
    assertThat(distance(half, v -> 2 * normal(Math.sqrt(2 * v)) - 1)).isLessThan(FAR);
  }

  @Test
  void gammaNeedsAShapeAndARateAboveZero() {
    assertThatExceptionOfType(Fault.class)
        .isThrownBy(() -> op("randomGamma", List.of(1), 0, 1))
        .withMessageContaining("must be above 0");
  }

  @Test
  void outcomesComeAsLikelyAsTheyAre() {
    Tensor logits = Tensors.tensor1d(0, Math.log(2), Math.log(7));
    assertThat(shares(op("multinomial", logits, COUNT, 11))).containsExactly(10, 20, 70);
    Tensor likely = Tensors.tensor1d(0.5, 0, 0.5);
    assertThat(shares(op("multinomial", likely, COUNT, 12, true))).containsExactly(50, 0, 50);
  }

  @Test
  void diceOfABatchFallApart() {
    Tensor even = Tensors.zeros(Shape.of(2, 6));
    int[] drawn = (int[]) op("multinomial", even, 50, 13).array();
    assertThat(Arrays.copyOf(drawn, 50)).isNotEqualTo(Arrays.copyOfRange(drawn, 50, 100));
  }

  @Test
  void randAsksTheFunctionForEachNumber() {
    double[] next = {0};
    DoubleSupplier function = () -> next[0] += 0.75;
    assertThat(op("rand", List.of(2, 2), function).data()).containsExactly(0.75f, 1.5f, 2.25f, 3);
    next[0] = 0;
    assertThat(op("rand", List.of(3), function, "int32").data()).containsExactly(0, 1, 2);
    next[0] = 0;
    assertThat(op("rand", List.of(3), function, "bool").data()).containsExactly(0, 1, 1);
    assertThatExceptionOfType(Fault.class)
        .isThrownBy(() -> op("rand", List.of(3), 4))
        .withMessageContaining("must be a function");
  }

  @Test
  void wordsAreSeedsToo() {
    float[] once = draw("randomUniform", List.of(5), 0, 1, "float32", "tea");
    assertThat(draw("randomUniform", List.of(5), 0, 1, "float32", "tea")).isEqualTo(once);
    assertThat(draw("randomUniform", List.of(5), 0, 1, "float32", "eat")).isNotEqualTo(once);
  }

  @Test
  void withoutASeedNumbersDiffer() {
    assertThat(draw("randomNormal", List.of(5))).isNotEqualTo(draw("randomNormal", List.of(5)));
  }

  @Test
  void theSessionsSeedFixesAllThatAreGivenNone() {
    session.seed(42);
    List<float[]> once = program();
    session.seed(42);
    List<float[]> again = program();
    for (int i = 0; i < once.size(); i++) {
      assertThat(again.get(i)).as("tensor %d", i).isEqualTo(once.get(i));
      assertThat(once.get(i)).isNotEqualTo(once.get((i + 1) % once.size()));
    }
    session.seed(43);
    assertThat(program().getFirst()).isNotEqualTo(once.getFirst());
  }

  @Test
  void anotherThreadDrawsTheSame() {
    Supplier<List<float[]>> own =
        () -> {
          try (Session other = Session.open(Budget.NONE)) {
            other.seed(42);
            return program();
          }
        };
    List<float[]> here = own.get();
    List<float[]> there = CompletableFuture.supplyAsync(own).join();
    for (int i = 0; i < here.size(); i++) {
      assertThat(there.get(i)).isEqualTo(here.get(i));
    }
  }

  private static List<float[]> program() {
    return List.of(
        draw("randomUniform", List.of(30_000)),
        draw("randomNormal", List.of(30)),
        draw("dropout", Tensors.ones(Shape.of(30)), 0.5),
        draw("randomGamma", List.of(30), 2),
        draw("truncatedNormal", List.of(30)),
        draw("multinomial", Tensors.zeros(Shape.of(9)), 30));
  }

  private static Tensor op(String name, Object... given) {
    return (Tensor) OpTable.get(name).call(given);
  }

  private static float[] draw(String name, Object... given) {
    return op(name, given).data();
  }

  /** How often each outcome came, in hundredths. */
  private static int[] shares(Tensor outcomes) {
    int[] counts = new int[3];
    for (int each : (int[]) outcomes.array()) {
      counts[each]++;
    }
    return Arrays.stream(counts).map(c -> Math.round(100f * c / COUNT)).toArray();
  }

  /** How far the shares of numbers below a value are from what they should be, at most. */
  private static double distance(float[] values, DoubleUnaryOperator share) {
    float[] sorted = values.clone();
    Arrays.sort(sorted);
    double most = 0;
    for (int i = 0; i < sorted.length; i++) {
      double due = share.applyAsDouble(sorted[i]);
      most = Math.max(most, Math.max(due - (double) i / COUNT, (i + 1.0) / COUNT - due));
    }
    return most;
  }

  /** The share of standard normal numbers below x, to four digits. */
  private static double normal(double x) {
    double step = Math.min(Math.abs(x), 6) / 40;
    double sum = 0;
    for (int i = 0; i < 40; i++) {
      double t = (i + 0.5) * step;
      sum += Math.exp(-t * t / 2) * step;
    }
    double half = Math.min(0.5, sum / Math.sqrt(2 * Math.PI));
    return x < 0 ? 0.5 - half : 0.5 + half;
  }
}
