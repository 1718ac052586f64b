package dev.tensorcord.sandbox.script;

import dev.tensorcord.tensor.Engine;
import dev.tensorcord.tensor.Memory;
import dev.tensorcord.tensor.Profile;
import dev.tensorcord.tensor.Scope;
import dev.tensorcord.tensor.Session;
import dev.tensorcord.tensor.Tensor;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.graalvm.polyglot.Value;

/** Scopes, memory and profiles. */
final class ScopePart {
  private final World world;
  private final Deque<Scope> scopes = new ArrayDeque<>();

  ScopePart(World world) {
    this.world = world;
  }

  void addTo(Natives natives) {
    natives
        .add(
            "startScope",
            _ -> {
              start();
              return null;
            })
        .add("endScope", this::end)
        .add(
            "disposeVariables",
            _ -> {
              Engine.disposeVariables();
              return null;
            })
        .add("variables", _ -> world.values().out(Session.current().variables()))
        .add(
            "memory",
            _ -> {
              Memory memory = Session.current().memory();
              return world
                  .values()
                  .out(List.of(memory.numTensors(), memory.numDataBuffers(), memory.numBytes()));
            })
        .add(
            "profile",
            given ->
                world
                    .values()
                    .out(
                        map(
                            Engine.profile(() -> {
                              given[0].executeVoid();
                              return null;
                            }))))
        .add("now", _ -> System.nanoTime() / 1e6);
  }

  /** Closes what a snippet left open. */
  void closeAll() {
    while (!scopes.isEmpty()) {
      scopes.pop().close();
    }
  }

  void start() {
    scopes.push(Scope.open());
  }

  /** Ends the innermost; what is handed out may be null. */
  void end(Tensor handedOut) {
    if (!scopes.isEmpty()) {
      try (Scope scope = scopes.pop()) {
        scope.handOut(handedOut);
      }
    }
  }

  private Object end(Value... given) {
    if (!scopes.isEmpty()) {
      try (Scope scope = scopes.pop()) {
        if (given.length > 0) {
          world.values().tensors(given[0]).forEach(scope::handOut);
        }
      }
    }
    return null;
  }

  private static Map<String, Object> map(Profile<?> profile) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("newBytes", profile.newBytes());
    map.put("newTensors", profile.newTensors());
    map.put("peakBytes", profile.peakBytes());
    map.put("kernels", profile.kernels().stream().map(ScopePart::map).toList());
    return map;
  }

  private static Map<String, Object> map(Profile.Use use) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("name", use.name());
    map.put("bytesAdded", use.bytesAdded());
    map.put("totalBytesSnapshot", use.totalBytesSnapshot());
    map.put("tensorsAdded", use.tensorsAdded());
    map.put("totalTensorsSnapshot", use.totalTensorsSnapshot());
    map.put("inputShapes", use.inputShapes());
    map.put("outputShapes", use.outputShapes());
    map.put("kernelTimeMs", use.kernelTimeMs());
    return map;
  }
}
