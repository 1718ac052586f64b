package dev.tensorcord.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tensorcord.tensor.op.Op;
import dev.tensorcord.tensor.op.OpTable;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Memory is counted, freed and told under TensorFlow.js's names. */
final class EngineTest {
  @Test
  void disposesOfWhateverAContainerHolds() {
    try (Session _ = Session.open(Budget.NONE)) {
      Tensor a = Tensors.scalar(1);
      Tensor b = Tensors.scalar(2);
      Tensor c = Tensors.scalar(3);
      Engine.dispose(Map.of("first", a, "more", List.of(b, new Object[] {c})));
      assertThat(Engine.memory()).isEqualTo(new Memory(0, 0, 0));
      Engine.dispose("no tensor");
    }
  }

  @Test
  void tidyKeepsWhatIsReturnedAndWhatIsKept() {
    try (Session _ = Session.open(Budget.NONE)) {
      Tensor[] kept = new Tensor[1];
      Tensor sum =
          Engine.tidy(() -> {
            kept[0] = Engine.keep(Tensors.tensor1d(1, 2));
            return kept[0].add(1).sum();
          });
      assertThat(sum.item()).isEqualTo(5);
      assertThat(kept[0].isDisposed()).isFalse();
      assertThat(Engine.memory().numTensors()).isEqualTo(2);
    }
  }

  @Test
  void disposesOfAllVariablesAndOfNothingElse() {
    try (Session session = Session.open(Budget.NONE)) {
      Tensor x = Tensors.scalar(1);
      Variable v = x.variable(true, "v");
      Variable w = x.variable(false, "w");
      Engine.disposeVariables();
      assertThat(List.of(v.isDisposed(), w.isDisposed(), x.isDisposed()))
          .containsExactly(true, true, false);
      assertThat(session.variables()).isEmpty();
    }
  }

  @Test
  void profilesTheOpsThatWorkCalls() {
    try (Session _ = Session.open(Budget.NONE)) {
      Op reverse = OpTable.get("reverse");
      Op mul = OpTable.get("mul");
      Profile<Tensor> profile =
          Engine.profile(() -> {
            Tensor x = Tensors.tensor1d(1, 2, 3);
            Tensor y = (Tensor) reverse.call(x);
            Tensor z = (Tensor) mul.call(x, y);
            y.dispose();
            return z;
          });
      assertThat(profile.result().data()).containsExactly(3, 4, 3);
      assertThat(profile.newTensors()).isEqualTo(2);
      assertThat(profile.newBytes()).isEqualTo(24);
      assertThat(profile.peakBytes()).isEqualTo(36);
      assertThat(profile.kernelNames()).containsExactly("Multiply", "Reverse");
      Profile.Use first = profile.kernels().getFirst();
      assertThat(first.inputShapes()).containsExactly(Shape.of(3));
      assertThat(first.outputShapes()).containsExactly(Shape.of(3));
      assertThat(first.bytesAdded()).isEqualTo(12);
      assertThat(first.totalTensorsSnapshot()).isEqualTo(2);
    }
  }

  @Test
  void opsOutsideOfAProfileAreNotWrittenDown() {
    try (Session _ = Session.open(Budget.NONE)) {
      Op reverse = OpTable.get("reverse");
      Profile<Integer> profile = Engine.profile(() -> 7);
      reverse.call(Tensors.tensor1d(1));
      assertThat(profile.kernels()).isEmpty();
      assertThat(profile.result()).isEqualTo(7);
    }
  }

  @Test
  void timesWork() {
    Engine.Timing timing =
        Engine.time(() -> {
          long end = System.nanoTime() + 2_000_000;
          while (System.nanoTime() < end) {
            Thread.onSpinWait();
          }
        });
    assertThat(timing.wallMs()).isGreaterThanOrEqualTo(2);
    assertThat(timing.kernelMs()).isEqualTo(timing.wallMs());
  }
}
