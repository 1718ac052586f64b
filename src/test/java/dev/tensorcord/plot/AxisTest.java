package dev.tensorcord.plot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

final class AxisTest {
  @Test
  void marksAreRound() {
    assertThat(labels(Axis.linear(new Span(-3.2, 2.1), 6))).isEqualTo("−3 −2 −1 0 1 2");
    assertThat(labels(Axis.linear(new Span(0, 1), 5))).isEqualTo("0.0 0.2 0.4 0.6 0.8 1.0");
    assertThat(labels(Axis.linear(new Span(1999, 2021), 5))).isEqualTo("2000 2005 2010 2015 2020");
    assertThat(labels(Axis.whole(new Span(0, 3), 9))).isEqualTo("0 1 2 3");
  }

  @Test
  void largeAndSmallNumbersShareAFactor() {
    Axis large = Axis.linear(new Span(0, 2.5e8), 5);
    assertThat(labels(large)).isEqualTo("0.0 0.5 1.0 1.5 2.0 2.5");
    assertThat(large.factor()).isEqualTo("×10⁸");
    assertThat(Axis.linear(new Span(0, 3e-7), 5).factor()).isEqualTo("×10⁻⁷");
    assertThat(Axis.linear(new Span(0, 3), 5).factor()).isEmpty();
  }

  @Test
  void logarithmicMarksAreDecadesAndWithinFewAlsoTwosAndFives() {
    assertThat(labels(Axis.logarithmic(new Span(-6.3, 2.1), 9)))
        .isEqualTo("10⁻⁶ 10⁻⁵ 10⁻⁴ 10⁻³ 10⁻² 10⁻¹ 1 10¹ 10²");
    assertThat(labels(Axis.logarithmic(new Span(-0.8, 1.1), 9))).isEqualTo("0.2 0.5 1 2 5 10");
    assertThat(Axis.logarithmic(new Span(-90, 90), 9).marks()).hasSizeBetween(5, 12);
  }

  @Test
  void anyStretchHasAFewMarksInside() {
    Random random = new Random(2);
    for (int i = 0; i < 2000; i++) {
      double least = random.nextGaussian() * Math.pow(10, random.nextInt(-90, 90));
      double width = Math.max(Math.abs(least) * 1e-6, 1e-95) * (1 + 100 * random.nextDouble());
      Axis axis = Axis.linear(new Span(least, least + width), 6);
      assertThat(axis.marks()).as("%s + %s", least, width).hasSizeBetween(1, 8);
      assertThat(axis.marks().getFirst().at()).isGreaterThanOrEqualTo(least - 1e-6 * width);
      assertThat(axis.marks().getLast().at()).isLessThanOrEqualTo(least + width * (1 + 1e-6));
    }
  }

  private static String labels(Axis axis) {
    return String.join(" ", axis.marks().stream().map(Axis.Mark::label).toList());
  }
}
