package dev.tensorcord.sandbox.script;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.Value;

/**
 * The scripts of ours that make {@code tf} and all else that a snippet finds, in their order. Each
 * is a function of what they share, which snippets cannot reach, and of what is in Java.
 */
final class Glue {
  static final Source EMPTY = source("empty", "({})");

  private static final List<Source> ALL =
      List.of(
              "held",
              "tensor",
              "util",
              "ops",
              "engine",
              "console",
              "timers",
              "gradients",
              "train",
              "layers",
              "models",
              "data",
              "digits",
              "pictures",
              "vis",
              "modules",
              "run")
          .stream()
          .map(name -> source(name, read(name)))
          .toList();

  private Glue() {}

  static void run(Context context, Value lib, Natives natives) {
    Object host = natives.toScript();
    for (Source each : ALL) {
      context.eval(each).execute(lib, host);
    }
  }

  private static Source source(String name, String text) {
    return Source.newBuilder("js", text, "tensorcord:" + name).internal(true).buildLiteral();
  }

  private static String read(String name) {
    try (InputStream in = Glue.class.getResourceAsStream(name + ".js")) {
      if (in == null) {
        throw new IllegalStateException(name + ".js is not on the class path");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
