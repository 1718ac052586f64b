package dev.tensorcord.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.tensorcord.fault.Fault;
import dev.tensorcord.nn.Optimizer;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is done with is freed, what is in use is not, and a budget holds. */
final class ScopeTest {
  private final Session session = Session.open(new Budget(1 << 20, "test.memory"));

  @AfterEach
  void close() {
    session.close();
  }

  @Test
  void tidyHandsOutItsResultAndFreesTheRest() {
    Tensor y = Tensors.tensor1d(1, 2, 3, 4);
    Tensor average = Scope.tidy(() -> y.sub(1).square().mean());
    assertThat(average.item()).isEqualTo(3.5);
    assertThat(session.memory()).isEqualTo(new Memory(2, 2, 20));
  }

  @Test
  void tidyHandsOutListsAndKeepsWhatIsKept() {
    Tensor[] kept = new Tensor[1];
    List<Tensor> both =
        Scope.tidy(() -> {
          kept[0] = Tensors.scalar(7).keep();
          Tensors.scalar(8);
          return List.of(Tensors.scalar(1), Scope.tidy(() -> Tensors.scalar(2)));
        });
    assertThat(both).extracting(Tensor::item).containsExactly(1.0, 2.0);
    assertThat(kept[0].item()).isEqualTo(7);
    assertThat(session.memory().numTensors()).isEqualTo(3);
  }

  @Test
  void aFailureInTidyLeavesNothingBehind() {
    assertThatExceptionOfType(Fault.class)
        .isThrownBy(
            () -> Scope.tidy(() -> Tensors.ones(Shape.of(2)).add(Tensors.ones(Shape.of(3)))))
        .withMessageContaining("add: the shapes [2] and [3]");
    assertThat(session.memory()).isEqualTo(new Memory(0, 0, 0));
    Tensor alive = Tensors.scalar(1);
    assertThat(alive.isDisposed()).isFalse();
  }

  @Test
  void reshapedTensorsShareABufferUntilTheLastIsGone() {
    Tensor x = Tensors.tensor1d(1, 2, 3, 4);
    Tensor y = x.reshape(2, 2);
    assertThat(session.memory()).isEqualTo(new Memory(2, 1, 16));
    x.dispose();
    assertThat(y.data()).containsExactly(1, 2, 3, 4);
    assertThatExceptionOfType(Fault.class).isThrownBy(x::data).withMessageContaining("disposed");
    y.dispose();
    y.dispose();
    assertThat(session.memory()).isEqualTo(new Memory(0, 0, 0));
  }

  @Test
  void recycledBuffersNeverHoldALiveTensor() {
    Tensor held = Tensors.fill(Shape.of(50), 5, DType.FLOAT32);
    Tensor view = held.reshape(5, 10);
    Variable variable = Variable.of(held);
    held.dispose();
    for (int i = 0; i < 200; i++) {
      Scope.tidy(() -> Tensors.fill(Shape.of(50), 9, DType.FLOAT32).add(1));
    }
    Tensor after = Tensors.fill(Shape.of(50), 3, DType.FLOAT32);
    assertThat(view.min().item()).isEqualTo(5);
    assertThat(variable.max().item()).isEqualTo(5);
    variable.assign(after);
    after.dispose();
    Tensors.fill(Shape.of(50), 8, DType.FLOAT32);
    assertThat(variable.max().item()).isEqualTo(3);
    assertThat(view.max().item()).isEqualTo(5);
  }

  @Test
  void aTrainingLoopHoldsNoMoreAfterManySteps() {
    Tensor x = Tensors.linspace(-1, 1, 30);
    Variable w = Variable.of(Tensors.scalar(0.5));
    try (Optimizer optimizer = Optimizer.adam(0.1)) {
      optimizer.minimize(() -> x.mul(w).sub(x).square().mean()).dispose();
      Memory before = session.memory();
      for (int i = 0; i < 50; i++) {
        optimizer.minimize(() -> x.mul(w).sub(x).square().mean()).dispose();
      }
      assertThat(session.memory()).isEqualTo(before);
    }
    assertThat(session.memory().numTensors()).isEqualTo(3);
  }

  @Test
  void aSessionEndsWithAllThatWasInIt() {
    Tensor within;
    Variable variable;
    try (Session inner = Session.open(Budget.NONE)) {
      within = Tensors.scalar(1).keep();
      variable = Variable.of(within, "w");
      assertThat(inner.variables()).containsExactly(variable);
    }
    assertThat(within.isDisposed()).isTrue();
    assertThat(variable.isDisposed()).isTrue();
    assertThat(Session.current()).isSameAs(session);
    assertThat(session.variables()).isEmpty();
  }

  @Test
  void aBudgetFailsBeforeTheMemoryDoes() {
    assertThatExceptionOfType(Fault.class)
        .isThrownBy(() -> Tensors.zeros(Shape.of(1000, 1000)))
        .withMessageContaining("[1000,1000]")
        .withMessageContaining("3.8 MiB")
        .withMessageContaining("test.memory")
        .satisfies(fault -> assertThat(fault.remedy()).contains("tidy"));
    Tensor large = Tensors.zeros(Shape.of(200_000));
    assertThatExceptionOfType(Fault.class).isThrownBy(() -> large.add(1));
    large.dispose();
    assertThat(Tensors.zeros(Shape.of(200_000)).size()).isEqualTo(200_000);
  }

  @Test
  void aScopeMayHaveASmallerBudget() {
    Tensors.zeros(Shape.of(100));
    try (Scope _ = Scope.open(new Budget(100, "small"))) {
      Tensors.zeros(Shape.of(25));
      assertThatExceptionOfType(Fault.class).isThrownBy(() -> Tensors.scalar(1));
    }
    assertThat(Tensors.zeros(Shape.of(100)).size()).isEqualTo(100);
  }

  @Test
  void aVariableKeepsItsShapeAndItsNameIsItsOwn() {
    Variable w = Variable.of(Tensors.zeros(Shape.of(2)), "w");
    assertThatExceptionOfType(Fault.class)
        .isThrownBy(() -> w.assign(Tensors.zeros(Shape.of(3))))
        .withMessageContaining("[2]")
        .withMessageContaining("[3]");
    assertThatExceptionOfType(Fault.class)
        .isThrownBy(() -> Variable.of(Tensors.scalar(1), "w"))
        .withMessageContaining("\"w\"");
    w.assign(Tensors.tensor1d(3, 4));
    assertThat(w.data()).containsExactly(3, 4);
  }

  @Test
  void threadsWorkSideBySideAndNotInEachOthersTensors() throws InterruptedException {
    Tensor mine = Tensors.scalar(1);
    AtomicReference<Throwable> failure = new AtomicReference<>();
    Thread[] threads = new Thread[4];
    for (int t = 0; t < threads.length; t++) {
      int seed = t;
      threads[t] =
          new Thread(() -> {
            try (Session _ = Session.open(Budget.NONE)) {
              for (int i = 0; i < 300; i++) {
                Tensor x = Tensors.fill(Shape.of(97), seed, DType.FLOAT32);
                double sum = Scope.tidy(() -> x.mul(2).add(x).sum().item());
                assertThat(sum).isEqualTo(97 * 3.0 * seed);
                x.dispose();
              }
              assertThatIllegalStateException().isThrownBy(mine::dispose);
            } catch (Throwable e) {
              failure.set(e);
            }
          });
      threads[t].start();
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(failure.get()).isNull();
    assertThat(mine.item()).isEqualTo(1);
  }
}
