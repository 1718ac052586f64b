package dev.tensorcord.data;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** MNIST's files are whole. */
final class MnistTest {
  @Test
  void holdsTheDigitsThatItsAuthorsDescribe() {
    assertThat(Mnist.train().size()).isEqualTo(60_000);
    assertThat(Mnist.test().size()).isEqualTo(10_000);
    assertThat(Mnist.train().images()).hasSize(60_000 * 784);
    assertThat(Mnist.train().labels()).startsWith(5, 0, 4, 1, 9, 2, 1, 3, 1, 4);
    assertThat(Mnist.test().labels()).startsWith(7, 2, 1, 0, 4, 1, 4, 9, 5, 9);
    int[] counts = new int[10];
    for (byte label : Mnist.test().labels()) {
      counts[label]++;
    }
    assertThat(counts).containsExactly(980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009);
  }

  @Test
  void imagesAreWhiteOnBlackFromZeroToOne() {
    float[] seven = Mnist.test().image(0);
    assertThat(seven).hasSize(784).contains(0f);
    float most = 0;
    for (float value : seven) {
      assertThat(value).isBetween(0f, 1f);
      most = Math.max(most, value);
    }
    assertThat(most).isGreaterThan(0.99f);
    assertThat(Mnist.test().part(3, 5).image(1)).isEqualTo(Mnist.test().image(4));
  }
}
