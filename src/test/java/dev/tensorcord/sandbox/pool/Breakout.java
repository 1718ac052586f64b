package dev.tensorcord.sandbox.pool;

import dev.tensorcord.sandbox.wall.Wall;
import dev.tensorcord.sandbox.wall.Walls;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.List;

/**
 * A worker in which an attacker runs any Java at all: raises the walls, then tries to get out, and
 * tells on its error stream what it could do. Arguments: a file of its own folder, a socket, then
 * what it may read.
 */
final class Breakout {
  private interface Attempt {
    Object make() throws Exception;
  }

  private Breakout() {}

  public static void main(String[] args) throws Exception {
    Path own = Path.of(args[0]);
    List<Path> readable = Arrays.stream(args).skip(2).map(Path::of).toList();
    // Once before, so that it fails later for the walls and not for a class that cannot be found.
    Files.readAllBytes(readable.getFirst());
    ProcessHandle parent = ProcessHandle.current().parent().orElseThrow();
    for (Wall wall : Walls.raise(readable, 700L << 20)) {
      System.err.println("wall " + wall.name() + " " + wall.stands());
    }
    Thread attacker =
        new Thread(() -> {
          attempt("read its jar", () -> Files.readAllBytes(readable.getFirst()));
          attempt("start a thread", () -> Thread.ofPlatform().start(() -> {}));
          attempt("read a file", () -> Files.readAllBytes(Path.of("/etc/passwd")));
          attempt("read its folder", () -> Files.readAllBytes(own));
          attempt("list the root", () -> Files.list(Path.of("/")).toList());
          attempt("read another's memory map", () -> Files.readAllLines(maps(parent)));
          attempt("write a file", () -> Files.writeString(own, "changed"));
          attempt("make a file", () -> Files.createFile(own.resolveSibling("new")));
          attempt("delete a file", () -> delete(own));
          attempt("hide a file", () -> own.toFile().setReadable(false));
          attempt("touch a file", () -> Files.setLastModifiedTime(own, FileTime.fromMillis(0)));
          attempt("connect over TCP", () -> connect(new InetSocketAddress("127.0.0.1", 9)));
          attempt("open UDP", () -> DatagramChannel.open());
          attempt(
              "connect to a local socket",
              () ->
                  SocketChannel.open(StandardProtocolFamily.UNIX)
                      .connect(UnixDomainSocketAddress.of(args[1])));
          attempt("start a program", () -> new ProcessBuilder("/bin/true").start().waitFor());
          attempt("end its parent", parent::destroyForcibly);
        });
    attacker.start();
    attacker.join();
    System.err.println("environment " + System.getenv());
    Runtime.getRuntime().halt(0);
  }

  private static Path maps(ProcessHandle process) {
    return Path.of("/proc/" + process.pid() + "/maps");
  }

  private static Object delete(Path file) throws IOException {
    Files.delete(file);
    return true;
  }

  private static Object connect(InetSocketAddress address) throws IOException {
    SocketChannel channel = SocketChannel.open();
    return channel.connect(address);
  }

  private static void attempt(String what, Attempt attempt) {
    try {
      Object result = attempt.make();
      System.err.println((Boolean.FALSE.equals(result) ? "no " : "yes ") + what);
    } catch (Exception | LinkageError e) {
      System.err.println("no " + what);
    }
  }
}
