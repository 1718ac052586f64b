package dev.tensorcord.backend.cpu;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Functions in lanes give the bits of those of one float, and these are the true values' nearest.
 */
final class VectorMathTest {
  /** Every so many of all floats there are, the special ones among them. */
  private static final int STEP = 40_009;

  private static final float[] FLOATS = floats();

  private record Function(String name, DoubleUnaryOperator exact, One one, Many many) {
    @Override
    public String toString() {
      return name;
    }
  }

  private interface One {
    float of(float x);
  }

  private interface Many {
    int run(float[] x, int i, float[] o, int k, int n);
  }

  private static float[] floats() {
    int count = (int) ((1L << 32) / STEP);
    float[] x = new float[count + 8];
    for (int i = 0; i < count; i++) {
      x[i] = Float.intBitsToFloat(i * STEP);
    }
    float[] special = {0, -0.0f, Float.NaN, 1 / 0f, -1 / 0f, Float.MIN_VALUE, Float.MAX_VALUE, 1};
    System.arraycopy(special, 0, x, count, special.length);
    return x;
  }

  static Stream<Function> functions() {
    return Stream.of(
        new Function("exp", StrictMath::exp, ScalarMath::exp, VectorMath::exp),
        new Function("log", StrictMath::log, ScalarMath::log, VectorMath::log),
        new Function("tanh", StrictMath::tanh, ScalarMath::tanh, VectorMath::tanh),
        new Function("sin", StrictMath::sin, ScalarMath::sin, VectorMath::sin),
        new Function("cos", StrictMath::cos, ScalarMath::cos, VectorMath::cos),
        new Function("tan", StrictMath::tan, ScalarMath::tan, VectorMath::tan));
  }

  @ParameterizedTest
  @MethodSource("functions")
  void areTheNearestFloatsOrTheirNeighbours(Function each) {
    for (float x : FLOATS) {
      float due = (float) each.exact().applyAsDouble(x);
      float found = each.one().of(x);
      boolean near = Float.compare(found, due) == 0 || Math.abs(found - due) <= Math.ulp(due);
      assertThat(near).as("%s of %s: %s, not %s", each, x, found, due).isTrue();
    }
  }

  @ParameterizedTest
  @MethodSource("functions")
  void haveTheSameBitsInLanes(Function each) {
    float[] found = new float[FLOATS.length];
    int done = each.many().run(FLOATS, 0, found, 0, FLOATS.length);
    assertThat(done).isGreaterThan(FLOATS.length - VectorMath.WIDTH);
    float[] due = new float[FLOATS.length];
    for (int i = 0; i < done; i++) {
      due[i] = each.one().of(FLOATS[i]);
    }
    assertThat(Arrays.mismatch(found, due)).isEqualTo(-1);
  }
}
