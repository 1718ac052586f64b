package dev.tensorcord.jobs.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tensorcord.tensor.Budget;
import dev.tensorcord.tensor.Session;
import org.junit.jupiter.api.Test;

/** The losses that every other engine finds after as many steps. */
final class CubicTest {
  @Test
  void itLearnsAsEveryOtherEngineDoes() {
    try (Session _ = Session.open(Budget.NONE)) {
      Cubic model = new Cubic();
      model.learn(75);
      assertThat(Cubic.note(model.loss())).isEqualTo("loss 4.2109e-03");
      model.learn(125);
      assertThat(Cubic.note(model.loss())).isEqualTo("loss 1.9043e-03");
      model.learn(1800);
      assertThat(Cubic.note(model.loss())).isEqualTo("loss 1.8293e-03");
    }
  }

  @Test
  void aStepLeavesNoTensorsBehind() {
    try (Session session = Session.open(Budget.NONE)) {
      Cubic model = new Cubic();
      model.learn(1);
      int before = session.memory().numTensors();
      model.learn(10);
      assertThat(session.memory().numTensors()).isEqualTo(before);
    }
  }
}
