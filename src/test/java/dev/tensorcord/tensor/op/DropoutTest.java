package dev.tensorcord.tensor.op;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tensorcord.tensor.Budget;
import dev.tensorcord.tensor.Session;
import dev.tensorcord.tensor.Shape;
import dev.tensorcord.tensor.Tensor;
import dev.tensorcord.tensor.Tensors;
import dev.tensorcord.tensor.grad.Gradients;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Numbers are left out at the rate that was asked for, and the same ones for the same seed. */
final class DropoutTest {
  private final Session session = Session.open(Budget.NONE);

  @AfterEach
  void close() {
    session.close();
  }

  @Test
  void leavesOutAtTheRateAndKeepsTheSum() {
    Tensor y = Dropout.apply(Tensors.ones(Shape.of(20_000)), 0.25, 7);
    int left = 0;
    for (float value : y.data()) {
      left += value == 0 ? 1 : 0;
      assertThat(value).isIn(0f, 1 / 0.75f);
    }
    assertThat(left).isCloseTo(5_000, within(200));
    assertThat(y.mean().item()).isCloseTo(1, within(0.02));
  }

  @Test
  void theSeedDecides() {
    Tensor x = Tensors.ones(Shape.of(100));
    assertThat(Dropout.apply(x, 0.5, 1).data()).isEqualTo(Dropout.apply(x, 0.5, 1).data());
    assertThat(Dropout.apply(x, 0.5, 1).data()).isNotEqualTo(Dropout.apply(x, 0.5, 2).data());
  }

  @Test
  void rowsAreLeftOutTogether() {
    Tensor y = Dropout.apply(Tensors.ones(Shape.of(50, 3)), 0.5, Shape.of(50, 1), 1);
    float[] values = y.data();
    for (int row = 0; row < 50; row++) {
      assertThat(values[3 * row]).isEqualTo(values[3 * row + 1]).isEqualTo(values[3 * row + 2]);
    }
    assertThat(values).contains(0, 2);
  }

  @Test
  void whatIsLeftOutHasNoGradient() {
    Tensor x = Tensors.ones(Shape.of(30));
    Tensor grad = Gradients.grad(v -> Dropout.apply(v, 0.5, 4)).apply(x);
    assertThat(grad.data()).isEqualTo(Dropout.apply(x, 0.5, 4).data());
  }

  @Test
  void nothingIsLeftBehind() {
    Tensor x = Tensors.ones(Shape.of(30));
    int before = session.memory().numTensors();
    Dropout.apply(x, 0.5, 4).dispose();
    x.reshape(5, 6).softmax().dispose();
    assertThat(session.memory().numTensors()).isEqualTo(before + 1);
  }
}
