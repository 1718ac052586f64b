package dev.tensorcord.jobs.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** The numbers that the other engines' benchmarks draw, taken from the one in JavaScript. */
final class XorshiftTest {
  @Test
  void uniformNumbersAreTheOthers() {
    Xorshift random = new Xorshift(1);
    assertThat(random.uniform()).isEqualTo(0.0000629503047093749);
    assertThat(random.uniform()).isEqualTo(0.015747428289614618);
    assertThat(random.uniform()).isEqualTo(0.6164041025331244);
  }

  @Test
  void normalNumbersAreTheOthers() {
    Xorshift random = new Xorshift(42);
    assertThat(random.normal()).isCloseTo(-1.8404491679307617, within(1e-12));
    assertThat(random.normal()).isCloseTo(1.225908490637386, within(1e-12));
  }

  @Test
  void anOrderHoldsEveryNumberOnce() {
    int[] order = new Xorshift(7).order(1000);
    assertThat(order).doesNotHaveDuplicates().hasSize(1000).contains(0, 999);
    assertThat(order[0]).isNotZero();
  }
}
