package dev.tensorcord.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tensorcord.fault.Fault;
import dev.tensorcord.tensor.op.Complexes;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tensors take other shapes and types, and come out to the host, as in TensorFlow.js. */
final class ConversionMethodsTest {
  private Session session;

  @BeforeEach
  void open() {
    session = Session.open(Budget.NONE);
  }

  @AfterEach
  void close() {
    session.close();
  }

  @Test
  void takesOtherShapes() {
    Tensor x = Tensors.tensor1d(1, 2, 3, 4);
    assertThat(x.as2D(2, 2).shape()).isEqualTo(Shape.of(2, 2));
    assertThat(x.as3D(2, 1, 2).shape()).isEqualTo(Shape.of(2, 1, 2));
    assertThat(x.as4D(2, 1, 2, 1).shape()).isEqualTo(Shape.of(2, 1, 2, 1));
    assertThat(x.as5D(1, 2, 1, 2, 1).as1D().shape()).isEqualTo(Shape.of(4));
    assertThat(x.reshapeAs(Tensors.zeros(Shape.of(4, 1))).shape()).isEqualTo(Shape.of(4, 1));
    assertThat(Tensors.tensor1d(7).asScalar().rank()).isZero();
    assertThatExceptionOfType(Fault.class).isThrownBy(x::asScalar);
  }

  @Test
  void takesOtherTypes() {
    Tensor x = Tensors.tensor1d(0, 1.7, -2.5);
    assertThat((int[]) x.toInt().array()).containsExactly(0, 1, -2);
    assertThat((byte[]) x.toBool().array()).containsExactly(0, 1, 1);
    assertThat(x.toInt().toFloat().data()).containsExactly(0, 1, -2);
    assertThat(x.asType(DType.COMPLEX64).pairs().data()).containsExactly(0, 0, 1.7f, 0, -2.5f, 0);
  }

  @Test
  void nestsValuesInLists() {
    assertThat(Tensors.scalar(3).arraySync()).isEqualTo(3f);
    assertThat(Tensors.tensor(new int[] {1, 2, 3, 4}, 2, 1, 2).arraySync())
        .isEqualTo(List.of(List.of(List.of(1, 2)), List.of(List.of(3, 4))));
    assertThat(Tensors.tensor(new boolean[] {true, false}, 2).arraySync()).isEqualTo(List.of(1, 0));
    assertThat(Tensors.tensor(new String[] {"a", "b"}, 2, 1).arraySync())
        .isEqualTo(List.of(List.of("a"), List.of("b")));
    assertThat(Tensors.zeros(Shape.of(2, 0, 3)).arraySync()).isEqualTo(List.of());
  }

  @Test
  void nestsThePartsOfComplexNumbersInTurn() {
    Tensor real = Tensors.tensor(new float[] {1, 2, 3, 4}, 2, 2);
    Tensor imag = Tensors.tensor(new float[] {5, 6, 7, 8}, 2, 2);
    assertThat(Complexes.of(real, imag).arraySync())
        .isEqualTo(List.of(List.of(1f, 5f, 2f, 6f), List.of(3f, 7f, 4f, 8f)));
  }

  @Test
  void changesValuesInABuffer() {
    TensorBuffer buffer = Tensors.tensor(new float[] {1, 2, 3, 4}, 2, 2).bufferSync();
    buffer.set(9, 1, 0);
    assertThat(buffer.get(1, 1)).isEqualTo(4f);
    assertThat(buffer.toTensor().data()).containsExactly(1, 2, 9, 4);
  }
}
