package dev.tensorcord.sandbox.script;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tensorcord.sandbox.Ending;
import dev.tensorcord.sandbox.Failure;
import dev.tensorcord.sandbox.SandboxLimits;
import dev.tensorcord.sandbox.Snippet;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * A snippet that ran in a world of its own, and what came of it.
 *
 * @param out what it put out
 */
record Trial(Ending ending, Recorder out) {
  static final SandboxLimits LIMITS =
      new SandboxLimits(10, 256, 64, 1 << 20, 4, 1 << 20, 1 << 20, 1 << 24, 30, 16);

  /** Runs code in a fresh world. */
  static Trial of(String code) {
    return of(code, Map.of());
  }

  /** Runs code that may open files. */
  static Trial of(String code, Map<String, byte[]> files) {
    try (Interpreter world = Interpreter.open(LIMITS)) {
      Recorder out = new Recorder();
      return new Trial(world.run(new Snippet(code, "snippet.js", 7, files), out), out);
    }
  }

  /** Runs a file beside the tests. */
  static Trial ofFile(String name) throws IOException {
    try (InputStream in = Trial.class.getResourceAsStream(name)) {
      return of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  /** What it printed; it must have come to its end. */
  String text() {
    assertThat(ending).as(out.text()).isInstanceOf(Ending.Done.class);
    return out.text();
  }

  /** Why it failed; it must have. */
  Failure failure() {
    assertThat(ending).as(out.text()).isInstanceOf(Ending.Failed.class);
    return ((Ending.Failed) ending).failure();
  }
}
