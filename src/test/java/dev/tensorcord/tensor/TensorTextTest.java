package dev.tensorcord.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tensorcord.tensor.op.Golden;
import dev.tensorcord.tensor.op.Op;
import dev.tensorcord.tensor.op.OpTable;
import org.junit.jupiter.api.Test;

/** Tensors print as members know it from TensorFlow.js. */
final class TensorTextTest {
  @Test
  void printsToTheLetterAsTensorFlowJs() {
    try (Session _ = Session.open(Budget.NONE)) {
      for (JsonNode text : Golden.ALL.get("texts")) {
        assertThat(Golden.tensor(text)).hasToString(text.get("text").asText());
      }
    }
  }

  @Test
  void printTellsTypeRankAndShapeWhereAsked() {
    try (Session _ = Session.open(Budget.NONE)) {
      Tensor x = Tensors.tensor(new int[] {1, 2}, 2, 1);
      Op print = OpTable.get("print");
      assertThat(print.call(x)).isEqualTo("Tensor\n    [[1],\n     [2]]");
      assertThat(print.call(x, true))
          .isEqualTo(
              "Tensor\n  dtype: int32\n  rank: 2\n  shape: [2,1]\n  values:\n    [[1],\n     [2]]");
    }
  }

  @Test
  void numbersAreWrittenAsInJavaScript() {
    assertThat(Numbers.of(1e21)).isEqualTo("1e+21");
    assertThat(Numbers.of(123456789)).isEqualTo("123456789");
    assertThat(Numbers.of(-1.5e-7)).isEqualTo("-1.5e-7");
    assertThat(Numbers.of(0.000001)).isEqualTo("0.000001");
    assertThat(Numbers.of(-0.0)).isEqualTo("0");
  }
}
