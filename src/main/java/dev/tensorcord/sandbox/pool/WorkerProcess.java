package dev.tensorcord.sandbox.pool;

import dev.tensorcord.sandbox.wire.BrokenProtocol;
import dev.tensorcord.sandbox.wire.FromWorker;
import dev.tensorcord.sandbox.wire.ToWorker;
import dev.tensorcord.sandbox.wire.Wire;
import java.io.IOException;
import java.io.InputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A worker's process and the bot's end of the channel to it. */
final class WorkerProcess {
  /** What it wrote to its error stream is kept as far as this, for the log. */
  private static final int WORDS = 4000;

  private static final int EXIT_SECONDS = 5;
  private static final int START_SECONDS = 120;

  private final Process process;
  private final StringBuffer words = new StringBuffer();
  private final Thread listening;
  private Wire<FromWorker, ToWorker> wire;
  private volatile FromWorker.Hello hello;

  private WorkerProcess(Process process) {
    this.process = process;
    // Not a virtual one: reading from a process holds its carrier, of which there are few.
    listening = Thread.ofPlatform().daemon().name("worker-words").start(this::listen);
  }

  /**
   * Starts a process and waits until its walls stand.
   *
   * @param folder an empty one, which the process works in
   * @param sockets where the channel's name lies until it is open
   */
  static WorkerProcess start(
      Launch launch, Optional<Path> cache, Path folder, Path sockets, ToWorker.Begin begin)
      throws IOException {
    Path socket = sockets.resolve(UUID.randomUUID().toString().substring(0, 8));
    List<String> arguments = new ArrayList<>(List.of(socket.toString()));
    launch.readable().forEach(path -> arguments.add(path.toString()));
    try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      server.bind(UnixDomainSocketAddress.of(socket), 1);
      WorkerProcess worker =
          new WorkerProcess(launch.command(folder, Launch.using(cache), arguments).start());
      // Ends the wait below where the process ends instead of coming.
      var _ = worker.process.onExit().thenRun(() -> closeQuietly(server));
      CompletableFuture.delayedExecutor(START_SECONDS, TimeUnit.SECONDS)
          .execute(worker::killUnlessBegun);
      try {
        worker.open(server.accept(), begin);
        return worker;
      } catch (IOException e) {
        worker.kill();
        throw new IOException("a worker did not start: %s %s".formatted(e, worker.end()), e);
      }
    } finally {
      Files.deleteIfExists(socket);
    }
  }

  private void open(SocketChannel channel, ToWorker.Begin begin) throws IOException {
    wire = Wire.ofBot(channel, begin.limits().run());
    if (!(wire.read() instanceof FromWorker.Hello first)) {
      throw new BrokenProtocol("it did not say hello");
    }
    if (first.version() != Wire.VERSION) {
      throw new BrokenProtocol(
          "it speaks version %d and not %d: were the program's files changed while it runs?"
              .formatted(first.version(), Wire.VERSION));
    }
    hello = first;
    wire.write(begin);
  }

  private void killUnlessBegun() {
    if (hello == null) {
      kill();
    }
  }

  private static void closeQuietly(ServerSocketChannel server) {
    try {
      server.close();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private void listen() {
    byte[] part = new byte[1024];
    try (InputStream in = process.getErrorStream()) {
      for (int length = in.read(part); length >= 0; length = in.read(part)) {
        if (words.length() < WORDS) {
          words.append(new String(part, 0, length, StandardCharsets.UTF_8));
        }
      }
    } catch (IOException e) {
      words.append(e);
    }
  }

  FromWorker.Hello hello() {
    return hello;
  }

  Wire<FromWorker, ToWorker> wire() {
    return wire;
  }

  long pid() {
    return process.pid();
  }

  /** Ends it at once; nothing in it can refuse. */
  void kill() {
    process.destroyForcibly();
  }

  /** Waits until it is gone; its exit code, and what it said last. */
  End end() {
    boolean interrupted = false;
    int code = -1;
    try {
      if (process.waitFor(EXIT_SECONDS, TimeUnit.SECONDS)) {
        code = process.exitValue();
        listening.join(TimeUnit.SECONDS.toMillis(1));
      }
    } catch (InterruptedException e) {
      interrupted = true;
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    return new End(code, words.toString().strip());
  }

  /** How a process ended. */
  record End(int code, String words) {
    @Override
    public String toString() {
      return "exit %d%s".formatted(code, words.isEmpty() ? "" : ": " + words);
    }
  }
}
