package dev.tensorcord.sandbox.script;

import dev.tensorcord.fault.Excerpt;
import dev.tensorcord.sandbox.Ending;
import dev.tensorcord.sandbox.Failure;
import dev.tensorcord.sandbox.Line;
import dev.tensorcord.sandbox.SandboxLimits;
import dev.tensorcord.sandbox.Snippet;
import dev.tensorcord.sandbox.Usage;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Engine;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.SandboxPolicy;
import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.io.IOAccess;
import org.graalvm.polyglot.proxy.ProxyExecutable;

/** JavaScript with {@code console.log} and nothing else. */
final class PlainInterpreter implements Interpreter {
  private static final Engine ENGINE =
      Engine.newBuilder("js")
          .sandbox(SandboxPolicy.CONSTRAINED)
          .out(java.io.OutputStream.nullOutputStream())
          .err(java.io.OutputStream.nullOutputStream())
          .build();

  private final Context context;
  private volatile boolean running;

  PlainInterpreter(SandboxLimits limits) {
    context =
        Context.newBuilder("js")
            .engine(ENGINE)
            .sandbox(SandboxPolicy.CONSTRAINED)
            .allowIO(IOAccess.NONE)
            .in(java.io.InputStream.nullInputStream())
            .out(java.io.OutputStream.nullOutputStream())
            .err(java.io.OutputStream.nullOutputStream())
            .build();
  }

  @Override
  public Ending run(Snippet snippet, Outlet out) {
    ProxyExecutable log =
        values -> {
          String text = Arrays.stream(values).map(PlainInterpreter::text).collect(Collectors.joining(" "));
          out.printed(new Line(Line.Level.LOG, text));
          return null;
        };
    running = true;
    try {
      Value console = context.eval("js", "globalThis.console ??= {}");
      console.putMember("log", log);
      Value last =
          context.eval(Source.newBuilder("js", snippet.code(), snippet.name()).buildLiteral());
      if (!last.isNull()) {
        out.printed(new Line(Line.Level.VALUE, last.toString()));
      }
      return new Ending.Done(Usage.NONE, Map.of());
    } catch (PolyglotException e) {
      return new Ending.Failed(failure(e, snippet.code()), Usage.NONE);
    } finally {
      running = false;
    }
  }

  private static String text(Value value) {
    return value.isString() ? value.asString() : value.toString();
  }

  private static Failure failure(PolyglotException e, String code) {
    Optional<Excerpt> where =
        Optional.ofNullable(e.getSourceLocation())
            .map(place -> Excerpt.of(code, place.getCharIndex(), place.getCharLength()));
    return e.isSyntaxError()
        ? new Failure.Syntax(e.getMessage(), where, "")
        : new Failure.Thrown(e.getMessage(), where, "");
  }

  @Override
  public void stop() {
    if (running) {
      try {
        context.interrupt(Duration.ofMillis(200));
      } catch (TimeoutException e) {
        running = false;
      }
    }
  }

  @Override
  public void close() {
    context.close(true);
  }
}
