package dev.tensorcord.sandbox.worker;

import dev.tensorcord.backend.Backends;
import dev.tensorcord.backend.cpu.CpuSettings;
import dev.tensorcord.sandbox.wall.Wall;
import dev.tensorcord.sandbox.wall.Walls;
import dev.tensorcord.sandbox.wire.BrokenProtocol;
import dev.tensorcord.sandbox.wire.FromWorker;
import dev.tensorcord.sandbox.wire.ToWorker;
import dev.tensorcord.sandbox.wire.Wire;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * A worker's main class: {@code WorkerMain SOCKET READABLE…} serves the bot at that socket and can
 * read those files from then on; {@code WorkerMain rehearse} does what a worker does at its start
 * and ends, so that the JVM can note what that needs.
 */
public final class WorkerMain {
  /** The argument that makes it rehearse. */
  public static final String REHEARSE = "rehearse";

  /** Code, classes, stacks and the like: bounded each by an option of the JVM's. */
  private static final long BESIDE_HEAP = 400L << 20;

  /** What threads hold back for buffers to come must leave room for the snippet's own. */
  private static final long RECYCLED = 16L << 20;

  private WorkerMain() {}

  /** Ends with the channel: a worker never outlives its bot. */
  public static void main(String[] args) {
    try {
      if (args[0].equals(REHEARSE)) {
        Fonts.load();
        Rehearsal.run();
      } else {
        List<Path> readable = Arrays.stream(args).skip(1).map(Path::of).toList();
        serve(Path.of(args[0]), readable);
      }
    } catch (IOException | RuntimeException | Error e) {
      e.printStackTrace();
      Runtime.getRuntime().halt(1);
    }
    if (!args[0].equals(REHEARSE)) {
      Runtime.getRuntime().halt(0);
    }
  }

  private static void serve(Path socket, List<Path> readable) throws IOException {
    SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket));
    try (Wire<ToWorker, FromWorker> wire = Wire.ofWorker(channel)) {
      offerToEndFirst();
      Fonts.load();
      // The fence of files is around this thread and those that it starts from here on.
      List<Wall> walls = Walls.raise(readable, Runtime.getRuntime().maxMemory() + BESIDE_HEAP);
      wire.write(new FromWorker.Hello(Wire.VERSION, walls));
      if (!(wire.read() instanceof ToWorker.Begin begin)) {
        throw new BrokenProtocol("the bot did not begin");
      }
      var _ = Backends.start(new CpuSettings(0, RECYCLED));
      new Runner(wire, begin).serve();
    }
  }

  /** When the machine's memory ends, the system takes a worker and not the bot. */
  private static void offerToEndFirst() {
    try {
      Files.writeString(Path.of("/proc/self/oom_score_adj"), "1000");
    } catch (IOException e) {
      // Other systems have no such file, and none is needed to work.
      return;
    }
  }
}
