package dev.tensorcord.tensor.grad;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import dev.tensorcord.fault.Fault;
import dev.tensorcord.tensor.Budget;
import dev.tensorcord.tensor.DType;
import dev.tensorcord.tensor.Memory;
import dev.tensorcord.tensor.Scope;
import dev.tensorcord.tensor.Session;
import dev.tensorcord.tensor.Shape;
import dev.tensorcord.tensor.Tensor;
import dev.tensorcord.tensor.Tensors;
import dev.tensorcord.tensor.Variable;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Gradients of functions, of gradients, and of functions with gradients of their own. */
final class GradientsTest {
  private final Session session = Session.open(Budget.NONE);

  @AfterEach
  void close() {
    session.close();
  }

  @Test
  void theThirdDerivativeOfAFourthPower() {
    UnaryOperator<Tensor> f = x -> x.square().square();
    Tensor x = Tensors.tensor1d(1, -2, 0.5);
    assertThat(Gradients.grad(f).apply(x).data()).containsExactly(4, -32, 0.5f);
    assertThat(Gradients.grad(Gradients.grad(f)).apply(x).data()).containsExactly(12, 48, 3);
    assertThat(Gradients.grad(Gradients.grad(Gradients.grad(f))).apply(x).data())
        .containsExactly(24, -48, 12);
  }

  @Test
  void theGradientOfATensorUsedTwiceAddsUp() {
    Tensor x = Tensors.scalar(3);
    assertThat(Gradients.grad(v -> v.mul(v).add(v)).apply(x).item()).isEqualTo(7);
    List<Tensor> both =
        Gradients.grads(
            in -> in.get(0).mul(in.get(1)).add(in.get(1)), List.of(x, Tensors.scalar(5)));
    assertThat(both).extracting(Tensor::item).containsExactly(5.0, 4.0);
  }

  @Test
  void nothingIsLeftBehind() {
    Tensor x = Tensors.tensor1d(1, 2);
    Memory before = session.memory();
    Tensor grad = Gradients.grad(Gradients.grad(v -> v.square().mul(v))).apply(x);
    assertThat(grad.data()).containsExactly(6, 12);
    grad.dispose();
    assertThat(session.memory()).isEqualTo(before);
  }

  @Test
  void tidyWithinAFunctionDoesNotTakeAwayWhatTheGradientNeeds() {
    Tensor x = Tensors.tensor1d(1, 2, 3);
    UnaryOperator<Tensor> f =
        v -> Scope.tidy(() -> v.mul(Tensors.tensor1d(2, 3, 4)).square().sum());
    assertThat(Gradients.grad(f).apply(x).data()).containsExactly(8, 36, 96);
  }

  @Test
  void disposingWithinAFunctionDoesNotTakeAwayWhatTheGradientNeeds() {
    Tensor x = Tensors.tensor1d(1, 2);
    Memory before = session.memory();
    UnaryOperator<Tensor> f =
        v -> {
          Tensor factor = Tensors.tensor1d(5, 6);
          Tensor product = v.mul(factor);
          Tensor square = product.square();
          product.dispose();
          factor.dispose();
          Tensors.fill(Shape.of(2), 99, DType.FLOAT32);
          return square.sum();
        };
    Tensor grad = Gradients.grad(f).apply(x);
    assertThat(grad.data()).containsExactly(50, 144);
    grad.dispose();
    assertThat(session.memory()).isEqualTo(before);
  }

  @Test
  void assigningWithinAFunctionDoesNotChangeWhatWasComputed() {
    Variable w = Variable.of(Tensors.scalar(3));
    var both =
        Gradients.variableGrads(() -> {
          Tensor square = w.square();
          w.assign(Tensors.scalar(100));
          return square;
        });
    assertThat(both.value().item()).isEqualTo(9);
    assertThat(both.grads().get(w.name()).item()).isEqualTo(6);
  }

  @Test
  void variableGradsNamesTheVariablesThatCount() {
    Variable a = Variable.of(Tensors.scalar(2), "a");
    Variable.of(Tensors.scalar(3), "unused");
    Variable.of(Tensors.scalar(4), "fixed", false);
    var both = Gradients.variableGrads(() -> a.square());
    assertThat(both.grads()).containsOnlyKeys("a");
    assertThat(both.grads().get("a").item()).isEqualTo(4);
    assertThatExceptionOfType(Fault.class)
        .isThrownBy(() -> Gradients.variableGrads(() -> Tensors.scalar(1)))
        .withMessageContaining("does not depend on any of the 2 variables");
    assertThatExceptionOfType(Fault.class)
        .isThrownBy(() -> Gradients.variableGrads(() -> a.mul(Tensors.tensor1d(1, 2))))
        .withMessageContaining("not a tensor of shape [2]");
  }

  @Test
  void customGradientsAreTakenAtTheirWord() {
    Function<List<Tensor>, Tensor> f =
        Gradients.customGrad(in ->
            new Gradients.Custom(
                in.getFirst().square(), dy -> List.of(dy.mul(in.getFirst().abs()))));
    Tensor x = Tensors.tensor1d(-3, 4);
    Tensor grad = Gradients.grad(v -> f.apply(List.of(v)).mul(2).sum()).apply(x);
    assertThat(grad.data()).containsExactly(6, 8);
    assertThat(f.apply(List.of(x)).data()).containsExactly(9, 16);
  }

  @Test
  void dyWeighsTheResults() {
    Tensor x = Tensors.tensor1d(1, 2);
    var both =
        Gradients.valueAndGrads(
            in -> in.getFirst().square(), List.of(x), Tensors.tensor1d(10, 100));
    assertThat(both.value().data()).containsExactly(1, 4);
    assertThat(both.grads().getFirst().data()).containsExactly(20, 400);
  }

  @Test
  void whatHasNoGradientSaysSo() {
    Tensor x = Tensors.scalar(2);
    assertThatExceptionOfType(Fault.class)
        .isThrownBy(() -> Gradients.grad(v -> x.square()).apply(Tensors.scalar(1)))
        .withMessageContaining("does not depend on argument 0");
  }

  @Test
  void theGradientOfWholeNumbersIsFloat() {
    Tensor grad = Gradients.grad(v -> v.square()).apply(Tensors.tensor(new int[] {3}, 1));
    assertThat(grad.dtype()).isEqualTo(DType.FLOAT32);
    assertThat(grad.data()).containsExactly(6);
  }

  @Test
  void gradientsPassThroughWholeNumbers() {
    Tensor x = Tensors.tensor1d(2.5, 3.5);
    Tensor grad = Gradients.grad(v -> v.cast(DType.INT32).cast(DType.FLOAT32).square()).apply(x);
    assertThat(grad.data()).containsExactly(4, 6);
  }

  @Test
  void theHessianOfAMeanSquaredErrorIsItsCurvature() {
    Tensor x = Tensors.tensor1d(0, 1, 2, 3);
    UnaryOperator<Tensor> loss = w -> x.mul(w).sub(1).square().mean();
    double second = Gradients.grad(Gradients.grad(loss)).apply(Tensors.scalar(0.3)).item();
    assertThat(second).isCloseTo(2 * 14 / 4.0, within(1e-5));
  }
}
