package dev.tensorcord.sandbox.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.tensorcord.sandbox.Ending;
import dev.tensorcord.sandbox.SandboxLimits;
import dev.tensorcord.sandbox.script.Interpreter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** The snippets that workers run of their own accord: nobody would see that one of them fails. */
final class OwnSnippetsTest {
  private static final SandboxLimits LIMITS =
      new SandboxLimits(10, 256, 64, 1 << 20, 4, 1 << 20, 1 << 20, 1 << 20, 1, 1);

  static final List<String> SCRIPTS = Practice.SCRIPTS;

  @ParameterizedTest
  @FieldSource("SCRIPTS")
  void practiceRunsToItsEnd(String name) {
    try (Interpreter world = Interpreter.open(LIMITS)) {
      assertThat(world.run(Rehearsal.read(name), Rehearsal.NOWHERE))
          .isInstanceOf(Ending.Done.class);
    }
  }

  @Test
  void theRehearsalRunsToItsEnd() {
    assertThatCode(Rehearsal::run).doesNotThrowAnyException();
  }
}
