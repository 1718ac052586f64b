package dev.tensorcord.sandbox.worker;

import dev.tensorcord.sandbox.Ending;
import dev.tensorcord.sandbox.Line;
import dev.tensorcord.sandbox.Picture;
import dev.tensorcord.sandbox.Progress;
import dev.tensorcord.sandbox.SandboxLimits;
import dev.tensorcord.sandbox.Snippet;
import dev.tensorcord.sandbox.script.Interpreter;
import dev.tensorcord.sandbox.script.Outlet;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * A snippet of our own that does a little of all: what it needs is noted for the start of workers,
 * and it comes first where they practise.
 */
final class Rehearsal {
  private static final int TIMES = 2;
  private static final String NAME = "rehearsal.js";
  private static final SandboxLimits LIMITS =
      new SandboxLimits(10, 256, 64, 1 << 20, 4, 1 << 20, 1 << 20, 1 << 20, 1, 1);

  static final Outlet NOWHERE =
      new Outlet() {
        @Override
        public void printed(Line line) {}

        @Override
        public void drew(Picture picture) {}

        @Override
        public void progressed(Progress progress) {}

        @Override
        public boolean isCancelled() {
          return false;
        }
      };

  private Rehearsal() {}

  /**
   * Rehearses.
   *
   * @throws IllegalStateException if our own snippet does not run
   */
  static void run() {
    Snippet snippet = snippet();
    for (int i = 0; i < TIMES; i++) {
      try (Interpreter world = Interpreter.open(LIMITS)) {
        Ending ending = world.run(snippet, NOWHERE);
        if (ending instanceof Ending.Failed(var failure, _)) {
          throw new IllegalStateException(
              "the rehearsal failed: " + failure.message() + " " + failure.where().orElse(null));
        }
      }
    }
  }

  /** What is run. */
  static Snippet snippet() {
    return read(NAME);
  }

  /** A snippet of our own. */
  static Snippet read(String name) {
    try (InputStream in = Rehearsal.class.getResourceAsStream("/sandbox/" + name)) {
      String code = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return new Snippet(code, name, 1, Map.of());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
