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
 * @param boot jars whose classes are taken for the JVM's own
 * @param main its main class
 * @param options its JVM's options
 */
record Launch(List<Path> jars, List<Path> boot, String main, List<String> options) {
  /** The module with the Vector API. */
  static final String VECTOR = "jdk.incubator.vector";

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

  /**
   * A worker's start with the files that it needs.
   *
   * @param folder where some of them are put
   */
  static Launch in(Path folder, SandboxLimits limits) throws IOException {
    List<String> options = new ArrayList<>(options(limits));
    options.addAll(vectorOptions());
    return new Launch(
        WorkerFiles.jars(folder),
        List.of(WorkerFiles.vector(folder)),
        WorkerMain.class.getName(),
        List.copyOf(options));
  }

  /**
   * What the JVM does by itself for the Vector API's module. The module is no part of a worker,
   * which has its classes as a jar instead: with a module that incubates, the JVM notes neither the
   * graph of modules nor linked classes nor what its compilers learned, and a start takes twice the
   * time of the processor.
   */
  private static List<String> vectorOptions() {
    List<String> options =
        new ArrayList<>(
            List.of(
                "-XX:+UnlockExperimentalVMOptions",
                "-XX:+EnableVectorSupport",
                "-XX:+EnableVectorReboxing",
                "-XX:+EnableVectorAggressiveReboxing"));
    Module base = Object.class.getModule();
    base.getDescriptor().exports().stream()
        .filter(exports -> exports.targets().contains(VECTOR))
        .map(exports ->
            "--add-exports=%s/%s=ALL-UNNAMED".formatted(base.getName(), exports.source()))
        .sorted()
        .forEach(options::add);
    return options;
  }

  /** The bounds of a worker's JVM. */
  static List<String> options(SandboxLimits limits) {
    return List.of(
        "-Xmx" + limits.workerMegabytes() + "m",
        "-Xms16m",
        "-Xss1m",
        "-XX:MaxMetaspaceSize=192m",
        "-XX:CompressedClassSpaceSize=128m",
        "-XX:ReservedCodeCacheSize=64m",
        "-XX:MaxDirectMemorySize=16m",
        "-XX:+UseSerialGC",
        "-XX:MinHeapFreeRatio=10",
        "-XX:MaxHeapFreeRatio=20",
        "-XX:-ShrinkHeapInSteps",
        "-XX:TrimNativeHeapInterval=2000",
        "-XX:+UseCompactObjectHeaders",
        "-XX:+ExitOnOutOfMemoryError",
        "-XX:+DisableAttachMechanism",
        "-XX:-UsePerfData",
        "-XX:+ReduceSignalUsage",
        "-Xlog:disable",
        "-Xlog:all=error:stderr",
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
        "-Dpolyglot.engine.WarnInterpreterOnly=false");
  }

  /** What can be read with the walls up. */
  List<Path> readable() {
    return Stream.concat(
            Stream.of(jars, boot, List.of(home())).flatMap(List::stream),
            FONTS.stream().map(Path::of))
        .filter(Files::exists)
        .toList();
  }

  /** A process that is not started yet, with these arguments of its main class. */
  ProcessBuilder command(Path folder, List<String> more, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(home().resolve("bin").resolve("java").toString());
    command.addAll(options);
    command.addAll(more);
    if (!boot.isEmpty()) {
      command.add("-Xbootclasspath/a:" + path(boot));
    }
    command.add("-cp");
    command.add(path(jars));
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
    for (Path jar : boot) {
      print.add(jar);
    }
    options.forEach(print::add);
    return print.add(main).text();
  }

  /** The option that makes a JVM use what was noted. */
  static List<String> using(Optional<Path> cache) {
    return cache.map(file -> List.of("-XX:AOTCache=" + file)).orElse(List.of());
  }

  private static String path(List<Path> files) {
    return files.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
  }

  private static Path home() {
    return Path.of(System.getProperty("java.home"));
  }
}
