package dev.tensorcord.sandbox.script;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tensorcord.sandbox.Ending;
import dev.tensorcord.sandbox.SandboxLimits;
import dev.tensorcord.sandbox.Snippet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * TensorFlow.js's own specs, run through the interpreter as snippets, each file in a world of its
 * own: {@code TfjsSuite FOLDER [part of a name]}. The folder holds {@code shim/jasmine.js}, {@code
 * out/tests/*.js} and {@code specs.txt} with the files that count.
 */
public final class TfjsSuite {
  private static final SandboxLimits LIMITS =
      new SandboxLimits(60, 1024, 512, 1 << 24, 4, 1 << 20, 1 << 24, 1 << 24, 30, 16);

  /** What a spec leaves behind is gone before the next. */
  private static final String HOOKS =
      """
      globalThis.__tfHooks = {
        beforeEach() { tf.engine().startScope(); },
        afterEach() { tf.engine().endScope(); tf.engine().disposeVariables(); },
        afterAll() { tf.env().reset(); },
      };
      """;

  private TfjsSuite() {}

  /** How the specs of one file went. */
  record Outcome(int passed, Map<String, String> failed, String broken) {}

  /** Runs and prints. */
  public static void main(String[] args) throws IOException {
    Path folder = Path.of(args[0]);
    String part = args.length > 1 ? args[1] : "";
    Map<String, String> known = known();
    int passed = 0;
    int failed = 0;
    int unknown = 0;
    for (String name : listed(folder)) {
      if (!name.contains(part)) {
        continue;
      }
      Outcome outcome = run(folder, name);
      passed += outcome.passed;
      failed += outcome.failed.size();
      System.out.printf(
          "%-52s %4d passed %3d failed%n", name, outcome.passed, outcome.failed.size());
      for (Map.Entry<String, String> each : outcome.failed.entrySet()) {
        String reason = known.get(each.getKey());
        unknown += reason == null ? 1 : 0;
        System.out.printf(
            "    %s%n      %s%n",
            each.getKey(), reason == null ? each.getValue() : "known: " + reason);
      }
      if (!outcome.broken.isEmpty()) {
        System.out.println("    broken: " + outcome.broken);
      }
    }
    System.out.printf(
        "%d of %d specs pass (%.2f %%); %d fail without a known reason%n",
        passed, passed + failed, 100.0 * passed / (passed + failed), unknown);
  }

  /** Why specs fail that are known to: a name and a reason in each line. */
  private static Map<String, String> known() throws IOException {
    Map<String, String> reasons = new TreeMap<>();
    try (var in = TfjsSuite.class.getResourceAsStream("tfjs-known.txt")) {
      if (in != null) {
        for (String line :
            new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8).split("\n")) {
          String[] both = line.split(" :: ", 2);
          if (both.length == 2 && !line.startsWith("#")) {
            reasons.put(both[0].strip(), both[1].strip());
          }
        }
      }
    }
    return reasons;
  }

  private static List<String> listed(Path folder) throws IOException {
    try (Stream<String> lines = Files.lines(folder.resolve("specs.txt"))) {
      return lines
          .filter(line -> !line.startsWith("#") && !line.isBlank())
          .map(line -> line.split("\\s+")[0].replace("/", "__"))
          .sorted()
          .toList();
    }
  }

  private static Outcome run(Path folder, String name) throws IOException {
    List<String> printed = new ArrayList<>();
    Recorder out = new Recorder();
    try (Interpreter world = Interpreter.open(LIMITS)) {
      for (String each :
          List.of(
              Files.readString(folder.resolve("shim/jasmine.js")),
              HOOKS,
              Files.readString(folder.resolve("out/tests/" + name)),
              "__startSuite();")) {
        Ending ending = world.run(new Snippet(each, name, 1, Map.of()), out);
        if (ending instanceof Ending.Failed failed) {
          printed.add(failed.failure().message());
        }
      }
      out.clear();
      world.run(Snippet.of("print(__results());", 1), out);
      JsonNode results = new ObjectMapper().readTree(out.text());
      Map<String, String> failed = new TreeMap<>();
      results
          .get("failed")
          .forEach(each ->
              failed.merge(
                  each.get(0).asText(),
                  each.get(1).asText().lines().limit(2).reduce("", (a, b) -> a + " " + b).strip(),
                  (a, _) -> a));
      if (!results.get("done").asBoolean()) {
        printed.add("not done");
      }
      return new Outcome(results.get("pass").asInt(), failed, String.join("; ", printed));
    } catch (RuntimeException e) {
      e.printStackTrace();
      return new Outcome(0, Map.of(), e.toString());
    }
  }
}
