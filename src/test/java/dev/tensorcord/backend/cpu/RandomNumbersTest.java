package dev.tensorcord.backend.cpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tensorcord.backend.Backend;
import dev.tensorcord.backend.Buffer;
import dev.tensorcord.backend.Element;
import dev.tensorcord.backend.Kernel;
import dev.tensorcord.backend.Kernel.Distribution;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Random numbers: the published generator, the right distributions, the same for the same seed. */
final class RandomNumbersTest {
  private static final int COUNT = 200_000;

  private final Backend backend = new CpuBackend(new CpuSettings(2, 0));

  /** From the known-answer file of the authors' Random123 library. */
  @Test
  void philoxGivesItsPublishedAnswers() {
    assertThat(Philox.words(0, 0, 0, 0, 0, 0))
        .containsExactly(0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8);
    assertThat(Philox.words(-1, -1, -1, -1, -1, -1))
        .containsExactly(0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd);
    assertThat(Philox.words(0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344, 0xa4093822, 0x299f31d0))
        .containsExactly(0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1);
  }

  @Test
  void theNormalQuantileUndoesTheNormalDistribution() {
    assertThat(NormalQuantile.of(0.5)).isCloseTo(0, within(1e-9));
    assertThat(NormalQuantile.of(0.975)).isCloseTo(1.959963984540054, within(1e-8));
    assertThat(NormalQuantile.of(0.001)).isCloseTo(-3.090232306167813, within(1e-8));
    assertThat(NormalQuantile.of(1e-9)).isCloseTo(-5.997807015, within(1e-7));
  }

  @Test
  void uniformNumbersFillTheirIntervalEvenly() {
    float[] x = draw(Distribution.UNIFORM, -1, 3, 1);
    int[] bins = new int[8];
    for (float each : x) {
      assertThat(each).isGreaterThanOrEqualTo(-1).isLessThan(3);
      bins[(int) ((each + 1) * 2)]++;
    }
    for (int bin : bins) {
      assertThat(bin).isCloseTo(COUNT / 8, within(COUNT / 200));
    }
  }

  @Test
  void normalNumbersHaveTheirMeanDeviationAndTails() {
    float[] x = draw(Distribution.NORMAL, 2, 3, 2);
    assertThat(mean(x)).isCloseTo(2, within(0.03));
    assertThat(deviation(x)).isCloseTo(3, within(0.03));
    double beyond = share(x, 2 - 6, 2 + 6);
    assertThat(beyond).isCloseTo(0.0455, within(0.003));
  }

  @Test
  void truncatedNumbersStayWithinTwoDeviations() {
    float[] x = draw(Distribution.TRUNCATED_NORMAL, 1, 0.5, 3);
    assertThat(share(x, 0, 2)).isZero();
    assertThat(mean(x)).isCloseTo(1, within(0.01));
    assertThat(deviation(x)).isCloseTo(0.5 * 0.8796, within(0.005));
  }

  @Test
  void theSeedAloneDecides() {
    float[] once = draw(Distribution.NORMAL, 0, 1, 77);
    assertThat(draw(Distribution.NORMAL, 0, 1, 77)).isEqualTo(once);
    assertThat(draw(Distribution.NORMAL, 0, 1, 78)).isNotEqualTo(once);
    Buffer few = backend.allocate(Element.F32, 10);
    backend.run(new Kernel.Random(10, Distribution.NORMAL, 0, 1, 77), few);
    float[] first = new float[10];
    backend.read(few, first, 10);
    assertThat(first).isEqualTo(Arrays.copyOf(once, 10));
  }

  private float[] draw(Distribution from, double a, double b, long seed) {
    Buffer buffer = backend.allocate(Element.F32, COUNT);
    backend.run(new Kernel.Random(COUNT, from, a, b, seed), buffer);
    float[] values = new float[COUNT];
    backend.read(buffer, values, COUNT);
    return values;
  }

  private static double mean(float[] x) {
    double sum = 0;
    for (float each : x) {
      sum += each;
    }
    return sum / x.length;
  }

  private static double deviation(float[] x) {
    double mean = mean(x);
    double sum = 0;
    for (float each : x) {
      sum += (each - mean) * (each - mean);
    }
    return Math.sqrt(sum / x.length);
  }

  private static double share(float[] x, double low, double high) {
    int outside = 0;
    for (float each : x) {
      outside += each < low || each > high ? 1 : 0;
    }
    return outside / (double) x.length;
  }
}
