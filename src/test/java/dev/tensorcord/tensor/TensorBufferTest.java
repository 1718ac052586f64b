package dev.tensorcord.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tensorcord.fault.Fault;
import dev.tensorcord.tensor.op.OpTable;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A buffer's values are set and read place by place, and become a tensor. */
final class TensorBufferTest {
  private final Session session = Session.open(new Budget(1 << 20, "test.memory"));

  @AfterEach
  void close() {
    session.close();
  }

  @Test
  void whatIsSetIsInTheTensor() {
    TensorBuffer buffer = buffer(List.of(2, 2));
    buffer.set(3, 0, 1);
    buffer.set(0.5, 1, 0);
    assertThat(buffer.get(0, 1)).isEqualTo(3f);
    Tensor tensor = buffer.toTensor();
    assertThat(tensor.shape()).isEqualTo(Shape.of(2, 2));
    assertThat(tensor.data()).containsExactly(0, 3, 0.5f, 0);
  }

  @Test
  void aTensorDoesNotFollowItsBuffer() {
    TensorBuffer buffer = buffer(List.of(1));
    Tensor before = buffer.toTensor();
    buffer.set(9, 0);
    assertThat(before.data()).containsExactly(0);
  }

  @Test
  void everyTypeHasItsValues() {
    TensorBuffer ints = buffer(List.of(2), "int32");
    ints.set(2.9, 1);
    assertThat(ints.toTensor().data()).containsExactly(0, 2);
    TensorBuffer bools = buffer(List.of(2), "bool");
    bools.set(true, 1);
    assertThat(bools.get(1)).isEqualTo(true);
    TensorBuffer texts = buffer(List.of(2), "string");
    texts.set("tea", 0);
    assertThat(texts.toTensor().texts()).containsExactly("tea", "");
    assertThat(buffer(List.of(2), "float32", List.of(1, 2)).get(1)).isEqualTo(2f);
  }

  @Test
  void aScalarsPlaceNeedsNoNumbers() {
    TensorBuffer one = buffer(List.of());
    one.set(7);
    assertThat(one.get()).isEqualTo(7f);
  }

  @Test
  void placesAndNumbersGoBothWays() {
    TensorBuffer buffer = buffer(List.of(2, 3, 4));
    for (int i = 0; i < buffer.size(); i++) {
      assertThat(buffer.locToIndex(buffer.indexToLoc(i))).isEqualTo(i);
    }
  }

  @Test
  void whatIsNotThereIsRefused() {
    TensorBuffer buffer = buffer(List.of(2, 3));
    for (int[] place : new int[][] {{2, 0}, {0, 3}, {-1, 0}, {0}, {0, 0, 0}}) {
      assertThatExceptionOfType(Fault.class)
          .isThrownBy(() -> buffer.get(place))
          .withMessageContaining("There is no element");
    }
    assertThatExceptionOfType(Fault.class).isThrownBy(() -> buffer.set("tea", 0, 0));
    assertThatExceptionOfType(Fault.class).isThrownBy(() -> buffer(List.of(2), "complex64"));
  }

  @Test
  void aBufferBeyondTheBudgetIsRefusedBeforeItIsMade() {
    assertThatExceptionOfType(Fault.class)
        .isThrownBy(() -> buffer(List.of(1_000_000_000)))
        .withMessageContaining("test.memory");
  }

  private static TensorBuffer buffer(Object... given) {
    return (TensorBuffer) OpTable.get("buffer").call(given);
  }
}
