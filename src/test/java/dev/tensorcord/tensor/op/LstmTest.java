package dev.tensorcord.tensor.op;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import dev.tensorcord.fault.Fault;
import dev.tensorcord.tensor.Budget;
import dev.tensorcord.tensor.Session;
import dev.tensorcord.tensor.Shape;
import dev.tensorcord.tensor.Tensor;
import dev.tensorcord.tensor.Tensors;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Cells in a row, each with the output of the one before; values from TensorFlow.js. */
final class LstmTest {
  private static Lstm.Cell cell(float[] kernel, int rows, float... bias) {
    Tensor one = Tensors.scalar(1);
    Tensor weights = Tensors.tensor(kernel, rows, 4);
    Tensor biases = Tensors.tensor(bias, 4);
    return (data, c, h) -> Lstm.step(one, weights, biases, data, c, h);
  }

  @Test
  void twoCellsInARow() {
    try (Session _ = Session.open(Budget.NONE)) {
      float[] first = {.3f, -.9f, .8f, 1.3f, .6f, -.3f, -.1f, -.5f, -.2f, .7f, -.8f, .7f};
      float[] second = {-1.9f, -1, -.6f, -2.2f, -.5f, -.5f, -.3f, .8f};
      List<Lstm.Cell> cells = List.of(cell(first, 3, 1, -.8f, 0, 1), cell(second, 2, 1, .6f, 0, 1));
      Tensor zero = Tensors.zeros(Shape.of(1, 1));
      Tensor data = Tensors.tensor(new float[] {1, 0}, 1, 2);
      Object found =
          OpTable.get("multiRNNCell").call(cells, data, List.of(zero, zero), List.of(zero, zero));
      @SuppressWarnings("unchecked")
      List<List<Tensor>> next = (List<List<Tensor>>) found;
      assertThat(next.get(0).get(0).item()).isCloseTo(-0.7350771, within(1e-5));
      assertThat(next.get(0).get(1).item()).isCloseTo(0.7325818, within(1e-5));
      assertThat(next.get(1).get(0).item()).isCloseTo(-0.569104, within(1e-5));
      assertThat(next.get(1).get(1).item()).isCloseTo(0.5651922, within(1e-5));
    }
  }

  @Test
  void everyCellNeedsAState() {
    try (Session _ = Session.open(Budget.NONE)) {
      List<Lstm.Cell> cells = List.of(cell(new float[12], 3, 0, 0, 0, 0));
      Tensor data = Tensors.zeros(Shape.of(1, 2));
      assertThatExceptionOfType(Fault.class)
          .isThrownBy(() -> Lstm.steps(cells, data, List.of(), List.of()))
          .withMessageContaining("1 cells, 0 states");
    }
  }
}
