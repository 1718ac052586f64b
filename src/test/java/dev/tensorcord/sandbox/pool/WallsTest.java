package dev.tensorcord.sandbox.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tensorcord.sandbox.Sandbox;
import dev.tensorcord.sandbox.wall.Wall;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the operating system keeps a worker from when the interpreter has kept it from nothing. */
final class WallsTest {
  @TempDir Path folder;

  /** What a process says that tries all that it can. */
  private List<String> breakOut() throws IOException, InterruptedException {
    Path own = Files.writeString(folder.resolve("own"), "whole");
    Path socket = folder.resolve("s");
    Launch real = Launch.in(folder, Attacked.LIMITS);
    List<Path> jars = new ArrayList<>(real.jars());
    jars.add(Path.of(Breakout.class.getProtectionDomain().getCodeSource().getLocation().getPath()));
    Launch launch = new Launch(jars, real.boot(), Breakout.class.getName(), real.options());
    List<String> arguments = new ArrayList<>(List.of(own.toString(), socket.toString()));
    launch.readable().forEach(path -> arguments.add(path.toString()));
    try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      server.bind(UnixDomainSocketAddress.of(socket));
      Process process = launch.command(folder, List.of(), arguments).start();
      String said = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor()).as(said).isZero();
      assertThat(own).hasContent("whole");
      return said.lines().toList();
    }
  }

  @Test
  void withTheWallsUpNothingGetsOut() throws Exception {
    List<String> said = breakOut();
    assumeTrue(
        said.contains("wall files true") && said.contains("wall calls true"),
        "this system has no Landlock or seccomp: doctor says so");
    assertThat(said.stream().filter(line -> line.startsWith("yes ")))
        .containsExactly("yes read its jar", "yes start a thread");
    assertThat(said.stream().filter(line -> line.startsWith("no "))).hasSize(14);
    assertThat(said).contains("environment {}");
  }

  @Test
  void theyAreToldByName() throws IOException {
    List<Wall> walls = Examination.walls(Attacked.LIMITS, Attacked.FOLDER);
    assertThat(walls).extracting(Wall::name).startsWith("language", "process");
    assertThat(walls).allSatisfy(wall -> assertThat(wall.detail()).isNotBlank());
    assumeTrue(System.getProperty("os.name").equals("Linux"), "these walls are Linux's alone");
    assertThat(walls)
        .extracting(Wall::name)
        .containsExactly(
            "language", "process", "privileges", "limits", "priority", "files", "calls");
  }

  @Test
  void aSandboxKnowsThemOnceItsFirstWorkerRuns() throws InterruptedException {
    try (Sandbox sandbox = Attacked.open(Attacked.LIMITS, 1, 0)) {
      Heard heard = new Heard();
      heard.until(sandbox.start(dev.tensorcord.sandbox.Snippet.of("1", 1), heard));
      assertThat(sandbox.walls()).extracting(Wall::name).contains("process");
    }
  }
}
