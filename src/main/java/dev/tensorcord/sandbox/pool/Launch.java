package dev.tensorcord.sandbox.pool;

import dev.tensorcord.sandbox.SandboxLimits;
import dev.tensorcord.sandbox.worker.WorkerMain;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How a worker is started: the second wall, made of the JVM's own bounds, an empty environment and
 * an empty folder.
 *
 * @param jars its class path
 * @param main its main class
 * @param options its JVM's options
 */
record Launch(List<Path> jars, String main, List<String> options) {
  /** What the worker's exit code is when its memory ended. */
  static final int OUT_OF_MEMORY = 3;

  /** Where fonts and what is known of them lie. */
  private static final List<String> FONTS =
      List.of(
          "/usr/share/fonts",
          "/usr/local/share/fonts",
          "/etc/fonts",
          "/usr/share/fontconfig",
          "/var/cache/fontconfig");

  /** What Windows needs to open any socket. */
  private static final String SYSTEM_ROOT = "SystemRoot";

  static Launch of(List<Path> jars, SandboxLimits limits) {
    return new Launch(
        jars,
        WorkerMain.class.getName(),
        List.of(
            "-Xmx" + limits.workerMegabytes() + "m",
            "-Xms16m",
            "-Xss1m",
            "-XX:MaxMetaspaceSize=192m",
            "-XX:CompressedClassSpaceSize=128m",
            "-XX:ReservedCodeCacheSize=64m",
            "-XX:MaxDirectMemorySize=16m",
            "-XX:+UseSerialGC",
            "-XX:MinHeapFreeRatio=10",
            "-XX:MaxHeapFreeRatio=30",
            "-XX:TrimNativeHeapInterval=2000",
            "-XX:+UseCompactObjectHeaders",
            "-XX:+ExitOnOutOfMemoryError",
            "-XX:+DisableAttachMechanism",
            "-XX:-UsePerfData",
            "-XX:+ReduceSignalUsage",
            "-Xlog:disable",
            "-Xlog:all=error:stderr",
            "--add-modules=jdk.incubator.vector",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-Djava.awt.headless=true",
            "-Djava.io.tmpdir=.",
            "-Duser.home=.",
            "-Duser.language=en",
            "-Duser.country=US",
            "-Duser.timezone=UTC",
            "-Dstderr.encoding=UTF-8",
            "-Dtruffle.UseFallbackRuntime=true",
            "-Dpolyglotimpl.AttachLibraryFailureAction=ignore",
            "-Dpolyglot.engine.WarnInterpreterOnly=false"));
  }

  /** What can be read with the walls up. */
  List<Path> readable() {
    return Stream.concat(
            Stream.concat(jars.stream(), Stream.of(home())), FONTS.stream().map(Path::of))
        .filter(Files::exists)
        .toList();
  }

  /** A process that is not started yet, with these arguments of its main class. */
  ProcessBuilder command(Path folder, List<String> more, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(home().resolve("bin").resolve("java").toString());
    command.addAll(options);
    command.addAll(more);
    command.add("-cp");
    command.add(jars.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
    command.add(main);
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    Map<String, String> environment = builder.environment();
    environment.keySet().retainAll(List.of(SYSTEM_ROOT));
    if (command.stream().anyMatch(word -> !word.chars().allMatch(c -> c < 128))) {
      // Without it, the JVM cannot read names of files beyond ASCII.
      environment.put("LC_ALL", "C.UTF-8");
    }
    return builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
  }

  /** Changes with all that a noted start depends on. */
  String fingerprint() throws IOException {
    Fingerprint print = new Fingerprint().add(Runtime.version().toString()).add(home().toString());
    for (Path jar : jars) {
      print.add(jar);
    }
    options.forEach(print::add);
    return print.add(main).text();
  }

  /** The option that makes a JVM use what was noted. */
  static List<String> using(Optional<Path> cache) {
    return cache.map(file -> List.of("-XX:AOTCache=" + file)).orElse(List.of());
  }

  private static Path home() {
    return Path.of(System.getProperty("java.home"));
  }
}
