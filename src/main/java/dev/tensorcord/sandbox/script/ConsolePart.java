package dev.tensorcord.sandbox.script;

import dev.tensorcord.sandbox.Line;
import org.graalvm.polyglot.Value;

/** What is printed, and the time between. */
final class ConsolePart {
  private final World world;

  ConsolePart(World world) {
    this.world = world;
  }

  void addTo(Natives natives) {
    natives
        .add(
            "print",
            given -> {
              Line.Level level = Line.Level.valueOf(given[0].asString());
              world.outlet().printed(new Line(level, given[1].asString()));
              return null;
            })
        .add("random", _ -> world.random())
        .add("sleep", ConsolePart::sleep);
  }

  private static Object sleep(Value... given) {
    try {
      Thread.sleep((long) Math.clamp(given[0].asDouble(), 0, 3_600_000));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return null;
  }
}
