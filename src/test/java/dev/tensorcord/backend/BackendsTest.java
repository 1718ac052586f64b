package dev.tensorcord.backend;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The choice of device, and what it says of itself. */
final class BackendsTest {
  @Test
  void oneDeviceIsChosenOnceWithAReason() {
    Backends.Choice choice = Backends.choice();
    assertThat(choice.reason()).isNotBlank();
    assertThat(Backends.active()).isSameAs(choice.backend());
    Device device = choice.backend().describe();
    assertThat(device.backend()).isEqualTo("cpu");
    assertThat(device.name()).isNotBlank();
    assertThat(device.cores()).isPositive();
    assertThat(device.vectorBits()).isGreaterThanOrEqualTo(64);
    assertThat(device.memoryBytes()).isPositive();
  }

  @Test
  void speedIsMeasuredInAThirdOfASecond() {
    Speed.measure(Backends.active());
    long start = System.nanoTime();
    Speed speed = Speed.measure(Backends.active());
    assertThat(System.nanoTime() - start).isLessThan(2_000_000_000L);
    assertThat(speed.matMulGflops()).isGreaterThan(0.1);
    assertThat(speed.elementwiseGigabytes()).isGreaterThan(0.1);
  }
}
