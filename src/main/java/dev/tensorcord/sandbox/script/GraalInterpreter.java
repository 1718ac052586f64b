package dev.tensorcord.sandbox.script;

import dev.tensorcord.sandbox.Ending;
import dev.tensorcord.sandbox.Failure;
import dev.tensorcord.sandbox.SandboxLimits;
import dev.tensorcord.sandbox.Snippet;
import dev.tensorcord.sandbox.Usage;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Engine;
import org.graalvm.polyglot.HostAccess;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.SandboxPolicy;
import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.io.IOAccess;

/**
 * GraalJS with {@code tf} in it. The first wall stands here: of Java a script reaches the functions
 * that our own scripts call, and nothing through them; no files, threads, processes, environment or
 * other languages.
 */
final class GraalInterpreter implements Interpreter {
  private static final HostAccess ACCESS =
      HostAccess.newBuilder(HostAccess.CONSTRAINED).allowBufferAccess(true).build();

  private static final Engine ENGINE =
      Engine.newBuilder("js")
          .sandbox(SandboxPolicy.CONSTRAINED)
          .option("engine.WarnInterpreterOnly", "false")
          .in(InputStream.nullInputStream())
          .out(OutputStream.nullOutputStream())
          .err(OutputStream.nullOutputStream())
          .build();

  private final Context context;
  private final World world;
  private volatile boolean running;

  GraalInterpreter(SandboxLimits limits) {
    context =
        Context.newBuilder("js")
            .engine(ENGINE)
            .sandbox(SandboxPolicy.CONSTRAINED)
            .allowHostAccess(ACCESS)
            .allowIO(IOAccess.NONE)
            .option("js.unhandled-rejections", "handler")
            .in(InputStream.nullInputStream())
            .out(OutputStream.nullOutputStream())
            .err(OutputStream.nullOutputStream())
            .build();
    try {
      world = new World(context, limits);
    } catch (RuntimeException e) {
      context.close(true);
      throw e;
    }
  }

  @Override
  public Ending run(Snippet snippet, Outlet out) {
    world.begin(snippet, out);
    running = true;
    Script script = null;
    try {
      script = Script.of(snippet.code());
      run(Source.newBuilder("js", script.text(), snippet.name()).buildLiteral());
      return new Ending.Done(usage(), world.figures());
    } catch (ScriptError e) {
      return new Ending.Failed(failures(snippet, null).of(e), usage());
    } catch (PolyglotException e) {
      Failure failure = failures(snippet, script).of(e, world.describe(e));
      if (!e.isCancelled() && !e.isInterrupted()) {
        world.drawWaiting();
      }
      return new Ending.Failed(failure, usage());
    } catch (RuntimeException | StackOverflowError e) {
      return new Ending.Failed(broken(), usage());
    } finally {
      running = false;
      end();
    }
  }

  /** Runs to the end of all promises and timers. */
  private void run(Source source) {
    Value run = world.lib().getMember("run");
    run.executeVoid(context.eval(source));
    Value failed = world.lib().getMember("failed");
    boolean more = true;
    while (more) {
      Value reason = failed.execute();
      if (!reason.isNull()) {
        throw reason.getArrayElement(0).throwException();
      }
      more = world.step();
    }
    Value last = world.lib().getMember("finish").execute();
    if (!last.isNull()) {
      throw last.getArrayElement(0).throwException();
    }
  }

  private Failures failures(Snippet snippet, Script script) {
    return new Failures(snippet.code(), script, snippet.name(), new Hints(world::names));
  }

  /** Something of ours broke; whoever asked is told so, and the world goes on. */
  private static Failure broken() {
    return new Failure.Thrown(
        "Something in the sandbox itself broke on this snippet.",
        Optional.empty(),
        "Write it another way, and tell the host about it.");
  }

  private void end() {
    try {
      world.end();
    } catch (PolyglotException _) {
      running = false; // A world that was stopped in the middle is not used again.
    }
  }

  private Usage usage() {
    return Usage.ofTensors(world.mostBytes());
  }

  @Override
  public void stop() {
    if (running) {
      try {
        context.interrupt(Duration.ofMillis(200));
      } catch (TimeoutException _) {
        running = false; // It is in Java and does not come back soon: the process will be ended.
      }
    }
  }

  @Override
  public void close() {
    world.close();
    context.close(true);
  }
}
