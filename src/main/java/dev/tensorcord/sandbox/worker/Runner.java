package dev.tensorcord.sandbox.worker;

import dev.tensorcord.sandbox.Ending;
import dev.tensorcord.sandbox.Failure;
import dev.tensorcord.sandbox.Snippet;
import dev.tensorcord.sandbox.Usage;
import dev.tensorcord.sandbox.WorldLimits;
import dev.tensorcord.sandbox.script.Interpreter;
import dev.tensorcord.sandbox.wire.BrokenProtocol;
import dev.tensorcord.sandbox.wire.FromWorker;
import dev.tensorcord.sandbox.wire.ToWorker;
import dev.tensorcord.sandbox.wire.Wire;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Listens on one thread, runs snippets on another: whatever a snippet does, the end of the channel
 * and the wish to stop are heard.
 */
final class Runner {
  /** For deep recursion; a page of it takes memory only once it is used. */
  private static final long STACK = 8L << 20;

  /** So much in use is told to the bot only after a collection, which takes its time. */
  private static final long MUCH = Runtime.getRuntime().maxMemory() / 4;

  private static final long WHILE_MILLIS = 500;

  /** A heap of so much is worth a collection: compiled code takes a while to be quick after it. */
  private static final long ROOMY = 48L << 20;

  private final Wire<ToWorker, FromWorker> wire;
  private final WorldLimits limits;
  private final Practice practice;
  private final BlockingQueue<ToWorker> todo = new LinkedBlockingQueue<>();
  private Interpreter world;
  private volatile WorkerOutlet current;

  Runner(Wire<ToWorker, FromWorker> wire, ToWorker.Begin begin) {
    this.wire = wire;
    this.limits = begin.limits();
    this.practice =
        new Practice(
            limits,
            begin.practiceSeconds(),
            enough -> wire.write(new FromWorker.Practised(enough)));
  }

  /** Serves until the bot closes the channel. */
  void serve() throws IOException {
    Thread.ofPlatform().daemon().name("snippet").stackSize(STACK).start(this::runAll);
    ToWorker message = wire.read();
    while (message != null) {
      switch (message) {
        case ToWorker.Stop() -> stop();
        case ToWorker.Practise() -> practice.resume();
        case ToWorker.Rest() -> practice.pause();
        case ToWorker.Begin _ -> throw new BrokenProtocol("the bot began twice");
        default -> {
          practice.pause();
          todo.add(message);
        }
      }
      message = wire.read();
    }
  }

  private void stop() {
    WorkerOutlet running = current;
    if (running != null) {
      running.stop();
    }
  }

  private void runAll() {
    try {
      while (true) {
        // The next snippet's world is opened before anyone waits for it.
        if (world == null) {
          world = Interpreter.open(limits);
        }
        boolean collected = heap() > MUCH;
        if (collected) {
          System.gc();
        }
        wire.write(new FromWorker.Ready(heap()));
        switch (next(collected)) {
          case ToWorker.Run run -> run(run);
          default -> forget();
        }
      }
    } catch (IOException | InterruptedException | RuntimeException | Error e) {
      // A bug of ours, or the bot is gone. The process is not to be trusted any longer.
      e.printStackTrace();
      Runtime.getRuntime().halt(1);
    }
  }

  /** What to do next. Where nothing is for a while, memory is given back to the system. */
  private ToWorker next(boolean collected) throws IOException, InterruptedException {
    ToWorker soon = todo.poll(WHILE_MILLIS, TimeUnit.MILLISECONDS);
    if (soon != null) {
      return soon;
    }
    boolean roomy = Runtime.getRuntime().totalMemory() > ROOMY;
    if (roomy) {
      System.gc();
    }
    if ((roomy || collected) && todo.isEmpty()) {
      practice.wish();
    }
    return todo.take();
  }

  private void run(ToWorker.Run run) throws IOException {
    WorkerOutlet outlet = new WorkerOutlet(wire, limits.run(), world);
    current = outlet;
    Ending ending = ending(run.snippet(), outlet);
    current = null;
    outlet.close();
    wire.write(new FromWorker.Ended(withHeap(ending)));
    if (!run.keep()) {
      forget();
    }
  }

  private Ending ending(Snippet snippet, WorkerOutlet outlet) {
    try {
      return world.run(snippet, outlet);
    } catch (StackOverflowError e) {
      // Code that is nested so deep that not even its parser gets to its ground.
      return new Ending.Failed(
          new Failure.Thrown(
              "RangeError: the code is nested too deep",
              Optional.empty(),
              "Write it in several steps, or with a loop."),
          Usage.NONE);
    }
  }

  private void forget() {
    world.close();
    world = null;
  }

  private static Ending withHeap(Ending ending) {
    Usage usage = new Usage(0, ending.usage().tensorBytesAtMost(), heap(), 0, 0);
    return switch (ending) {
      case Ending.Done(_, var figures) -> new Ending.Done(usage, figures);
      case Ending.Failed(var failure, _) -> new Ending.Failed(failure, usage);
    };
  }

  private static long heap() {
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
