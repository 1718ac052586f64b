package dev.tensorcord.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tensorcord.fault.Fault;
import dev.tensorcord.tensor.op.OpTable;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What an op refuses names the limit, and what is within it passes. */
final class TensorLimitsTest {
  private static final TensorLimits TIGHT = new TensorLimits(8, 6, 30, 2000, 5, 200);

  private record Case(String key, String op, Object[] within, Object[] beyond) {
    @Override
    public String toString() {
      return op + " " + key;
    }
  }

  private static Object[] given(Object... all) {
    return all;
  }

  private static Tensor words() {
    return Tensors.tensor(new String[] {"one two", "three four"}, 2);
  }

  private static Object[] wave(int size) {
    return given(Tensors.zeros(Shape.of(size)).cast(DType.COMPLEX64));
  }

  private static Object[] boxes(int count) {
    return given(Tensors.zeros(Shape.of(count, 4)), Tensors.linspace(0, 1, count), 3);
  }

  private static Object[] grams(int width, String pad) {
    Tensor splits = Tensors.tensor(new int[] {0, 2}, 2);
    return given(words(), splits, " ", List.of(width), pad, pad, -1, false);
  }

  private static Object[] replace(String pattern, String rewrite) {
    return given(words(), pattern, rewrite);
  }

  private static Object[] split(String delimiter) {
    return given(words(), delimiter);
  }

  static List<Case> cases() {
    String replace = "string.staticRegexReplace";
    return List.of(
        new Case("fft_row", "fft", wave(8), wave(9)),
        new Case("box_pairs", "image.nonMaxSuppression", boxes(2), boxes(3)),
        new Case("pattern", replace, replace("o{9}", ""), replace("o{99}", "")),
        new Case("pattern", replace, replace("o", ""), replace("o".repeat(31), "")),
        new Case("pattern_steps", replace, replace("o+x", ""), replace("(\\w*)*\\1*!", "")),
        new Case("text_chars", replace, replace("o", "oo"), replace("\\w", "$&".repeat(20))),
        new Case("text_chars", "string.stringNGrams", grams(1, "-"), grams(2, "-".repeat(200))),
        new Case("texts", "string.stringNGrams", grams(2, "-"), grams(5, "")),
        new Case("texts", "string.stringSplit", split(" "), split("")));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void opsNameTheLimitThatTheyEnforce(Case each) {
    try (Session _ = Session.open(Budget.NONE, TIGHT)) {
      assertThat(OpTable.get(each.op).call(each.within)).isNotNull();
      assertThatThrownBy(() -> OpTable.get(each.op).call(each.beyond))
          .isInstanceOf(Fault.class)
          .hasMessageStartingWith(each.op.substring(each.op.indexOf('.') + 1) + ": ")
          .hasMessageContaining("(limit tensor." + each.key + ")");
    }
  }
}
