package dev.tensorcord.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.tensorcord.backend.Kernel;
import dev.tensorcord.fault.Fault;
import dev.tensorcord.nn.Optimizer;
import dev.tensorcord.tensor.grad.Gradients;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Ops wait until someone looks; then what is in use is computed, in few passes over memory. */
final class HeldBackTest {
  private final Session session = Session.open(new Budget(1 << 20, "test.memory"));

  @AfterEach
  void close() {
    session.close();
  }

  private static Tensor numbers(int count) {
    return Tensors.linspace(-1, 1, count);
  }

  private List<Integer> sizes() {
    return session.passes().stream().map(Kernel.Pass::size).toList();
  }

  private int results() {
    return session.passes().stream().mapToInt(pass -> pass.results().size()).sum();
  }

  @Test
  void aChainIsOnePassWithOneResult() {
    Tensor a = numbers(100);
    Tensor b = numbers(100);
    Tensor y = Scope.tidy(() -> a.mul(b).add(b).relu());
    assertThat(session.passes()).isEmpty();
    assertThat(y.data()[99]).isEqualTo(2);
    assertThat(sizes()).containsExactly(100);
    assertThat(results()).isEqualTo(1);
  }

  @Test
  void whatIsStillInUseIsWrittenInTheSamePass() {
    Tensor a = numbers(100);
    Tensor product = a.mul(a);
    Tensor sum = product.add(a);
    assertThat(sum.data()[99]).isEqualTo(2);
    assertThat(results()).isEqualTo(2);
    Tensor ignored = a.exp();
    ignored.dispose();
    assertThat(product.data()[99]).isEqualTo(1);
    assertThat(results()).isEqualTo(2);
  }

  @Test
  void whatNobodyLooksAtCostsNothing() {
    Tensor a = numbers(100);
    for (int i = 0; i < 1000; i++) {
      a.sin().dispose();
    }
    session.flush();
    assertThat(session.passes()).isEmpty();
  }

  @Test
  void aLossAndItsGradientsAreOnePassAndTheStepAnother() {
    Tensor x = numbers(100);
    List<Variable> w = List.of(Variable.of(Tensors.scalar(0.3)), Variable.of(Tensors.scalar(-0.2)));
    Supplier<Tensor> loss =
        () -> w.get(0).mul(x.pow(3)).add(w.get(1).mul(x)).sub(0.5).square().mean();
    try (Optimizer optimizer = Optimizer.sgd(0.1)) {
      for (int i = 0; i < 3; i++) {
        optimizer.minimize(loss, w).dispose();
        assertThat(sizes()).containsExactly(100, 1);
        assertThat(results()).as("loss, two gradients, two variables").isEqualTo(5);
      }
    }
  }

  @Test
  void aRateThatChangesNeedsNothingNew() {
    Tensor x = numbers(50);
    Variable w = Variable.of(Tensors.scalar(1));
    try (Optimizer optimizer = Optimizer.sgd(0.1)) {
      for (int i = 0; i < 3; i++) {
        optimizer.minimize(() -> x.mul(w).square().mean(), List.of(w)).dispose();
      }
      int before = session.trace().paths().count();
      for (int i = 0; i < 20; i++) {
        optimizer.learningRate(0.1 / (i + 2));
        optimizer.minimize(() -> x.mul(w).square().mean(), List.of(w)).dispose();
      }
      assertThat(session.trace().paths().count()).isEqualTo(before);
    }
  }

  @Test
  void powersOfSmallWholeNumbersAreProducts() {
    Tensor x = numbers(20);
    Tensor three = Tensors.scalar(3);
    assertThat(x.pow(three).data()).isEqualTo(x.mul(x).mul(x).data());
    assertThat(x.pow(3).data()).isEqualTo(x.pow(three).data());
    Tensor gradient = Gradients.grad(v -> v.pow(3)).apply(x);
    assertThat(gradient.data()).isEqualTo(x.square().mul(3).data());
  }

  @Test
  void whatIsReadMayBeDisposedOfOrAssignedAnew() {
    Tensor a = numbers(3);
    Variable v = Variable.of(Tensors.tensor1d(1, 2, 3));
    Tensor sum = a.add(v);
    a.dispose();
    v.assign(Tensors.tensor1d(50, 60, 70));
    Tensor later = v.add(1);
    Tensors.fill(Shape.of(3), 9, DType.FLOAT32).buffer();
    assertThat(sum.data()).containsExactly(0, 2, 4);
    assertThat(later.data()).containsExactly(51, 61, 71);
    assertThat(v.data()).containsExactly(50, 60, 70);
  }

  @Test
  void memoryIsCountedAsIfItWereThere() {
    Tensor a = Tensors.zeros(Shape.of(100));
    Tensor b = a.add(1);
    assertThat(session.memory()).isEqualTo(new Memory(2, 2, 800));
    a.dispose();
    assertThat(session.memory()).isEqualTo(new Memory(1, 1, 400));
    assertThat(b.data()[0]).isEqualTo(1);
    Tensor c = b.reshape(10, 10).mul(2);
    assertThat(session.memory()).isEqualTo(new Memory(3, 2, 800));
    assertThat(c.data()[99]).isEqualTo(2);
    assertThat(session.memory()).isEqualTo(new Memory(3, 2, 800));
  }

  @Test
  void aNumberGivenToAnOpIsNoTensorOfItsOwn() {
    Tensor a = numbers(10);
    Tensor b = a.mul(2).add(0.5);
    assertThat(session.memory().numTensors()).isEqualTo(3);
    assertThat(b.data()[9]).isEqualTo(2.5f);
  }

  @Test
  void theBudgetSpeaksAtTheOpAndNotLater() {
    Tensor large = Tensors.zeros(Shape.of(150_000));
    assertThatExceptionOfType(Fault.class)
        .isThrownBy(() -> large.add(1))
        .withMessageContaining("test.memory");
    Tensor sum = large.sum();
    large.dispose();
    assertThat(sum.item()).isZero();
  }

  @Test
  void whatWaitsToBeReadDoesNotPileUpBeyondTheBudget() {
    Tensor sum = Tensors.scalar(0);
    for (int i = 0; i < 40; i++) {
      Tensor large = Tensors.randomUniform(Shape.of(100_000), 0, 1, i);
      Tensor more = sum.add(large.mean());
      large.dispose();
      sum.dispose();
      sum = more;
    }
    assertThat(sum.item()).isBetween(19.5, 20.5);
  }

  @Test
  void aFaultLeavesWhatWaitsAsItWas() {
    Tensor a = numbers(4);
    Tensor b = a.add(1);
    assertThatExceptionOfType(Fault.class).isThrownBy(() -> b.add(numbers(3)));
    assertThatExceptionOfType(Fault.class).isThrownBy(() -> b.logicalNot());
    Tensor gone = numbers(4);
    gone.dispose();
    assertThatExceptionOfType(Fault.class)
        .isThrownBy(() -> b.add(gone))
        .withMessageContaining("disposed");
    assertThat(b.mul(2).data()).containsExactly(a.mul(2).add(2).data());
  }

  @Test
  void aSessionEndsWithWhatWaitsInIt() {
    Variable outside = Variable.of(Tensors.tensor1d(1, 2));
    try (Session _ = Session.open(Budget.NONE)) {
      Tensor held = numbers(5).add(1).keep();
      assertThat(held.isDisposed()).isFalse();
      outside.assign(outside.mul(10));
    }
    assertThat(outside.data()).containsExactly(10, 20);
  }

  @Test
  void tensorsOfTheSessionAroundCanBeReadWhileTheyWait() {
    Tensor waiting = numbers(3).mul(4);
    try (Session _ = Session.open(Budget.NONE)) {
      Tensor sum = waiting.add(waiting);
      assertThat(sum.data()).containsExactly(-8, 0, 8);
    }
    assertThat(waiting.add(1).data()).containsExactly(-3, 1, 5);
  }

  @Test
  void anotherThreadMayReadWhatIsWrittenButNotWhatWaits() throws InterruptedException {
    Tensor written = numbers(3);
    Tensor waiting = written.add(1);
    AtomicReference<Throwable> failure = new AtomicReference<>();
    Thread thread =
        new Thread(() -> {
          try (Session _ = Session.open(Budget.NONE)) {
            Tensor own = written.mul(2).add(written);
            assertThat(own.data()).containsExactly(-3, 0, 3);
            assertThatIllegalStateException().isThrownBy(() -> waiting.mul(2));
            assertThatIllegalStateException().isThrownBy(waiting::data);
          } catch (Throwable e) {
            failure.set(e);
          }
        });
    thread.start();
    thread.join();
    assertThat(failure.get()).isNull();
    assertThat(waiting.data()).containsExactly(0, 1, 2);
  }

  @Test
  void manyDifferentOpsAreNotRememberedForEver() {
    int most = 0;
    for (int i = 0; i < Paths.MOST / 4; i++) {
      try (Scope _ = Scope.open()) {
        Tensor x = numbers(2 + i % 40);
        Tensor y = x;
        for (int j = 0; j < 12; j++) {
          y = (i >> j & 1) == 0 ? y.add(x) : y.mul(x);
        }
        y.buffer();
      }
      most = Math.max(most, session.trace().paths().count());
    }
    assertThat(most).isBetween(Paths.MOST / 2, Paths.MOST + 300);
  }
}
