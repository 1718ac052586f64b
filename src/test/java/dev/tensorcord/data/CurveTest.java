package dev.tensorcord.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tensorcord.fault.Fault;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class CurveTest {
  private static final InputLimits LIMITS = new InputLimits(1000, 4000, 1 << 20, 200);

  @ParameterizedTest
  @EnumSource(Curve.class)
  void sameSeedSamePoints(Curve curve) {
    Points first = curve.points(3);
    Points again = curve.points(3);
    assertThat(again).isEqualTo(first).isNotEqualTo(curve.points(4));
    assertThat(Curve.named(curve.word())).contains(curve);
  }

  @Test
  void theCubicIsTheTutorials() {
    Points points = Curve.CUBIC.points(1);
    assertThat(points.size()).isEqualTo(100);
    assertThat(Arrays.stream(points.x()).allMatch(x -> x >= -1 && x < 1)).isTrue();
    assertThat(Arrays.stream(points.y()).summaryStatistics())
        .satisfies(y -> assertThat(y.getMin()).isZero())
        .satisfies(y -> assertThat(y.getMax()).isEqualTo(1));
  }

  @Test
  void aFormulaIsSampledWhereItHasAValue() {
    Dataset line = of("2x+1");
    assertThat(line.points().x()).hasSize(61).contains(-3, 0, 3);
    assertThat(line.points().y()).contains(-5, 1, 7);
    assertThat(line.notes()).isEmpty();
    Dataset root = of("sqrt(x)");
    assertThat(root.points().x()).hasSize(31).startsWith(0);
    assertThat(root.notes()).singleElement().asString().contains("30 of 61 places");
    assertThat(of("1/x").points().size()).isEqualTo(60);
  }

  @Test
  void aFormulaWithoutValuesIsRefused() {
    assertThatThrownBy(() -> of("sqrt(-1-x^2)"))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("no value");
    assertThatThrownBy(() -> of("10^(400)")).isInstanceOf(Fault.class);
  }

  private static Dataset of(String formula) {
    return Curve.of(ExpressionParser.parse(formula, LIMITS));
  }
}
