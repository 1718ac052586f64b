package dev.tensorcord.app;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.tensorcord.data.picture.Picture;
import dev.tensorcord.data.picture.PictureLimits;
import dev.tensorcord.fault.Fault;
import dev.tensorcord.jobs.digits.ClassifyJob;
import dev.tensorcord.jobs.digits.Reading;
import dev.tensorcord.jobs.digits.Sheet;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code classify}: the command {@code /classify} on the command line, for people and scripts. */
@Command(
    name = "classify",
    description =
        "Reads the digits in pictures, as /classify does; a line for each file, exit code 1 where"
            + " one was refused.",
    mixinStandardHelpOptions = true)
final class ClassifyCli implements Callable<Integer> {
  @ParentCommand private Main main;
  @Spec private CommandSpec spec;

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "Pictures, or folders of them.")
  private List<Path> files;

  @Option(names = "--json", description = "One line of JSON for each file.")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    Configuration config = main.configuration();
    Engine.start(config);
    PictureLimits limits = config.limits().classify().picture();
    // Once before anything is measured: weights, fonts and compiled code belong to idling.
    new ClassifyJob(List.of(read(DrawnDigit.png(), "warm-up", limits))).run(Unhurried.CONTEXT);
    PeakMemory memory = PeakMemory.start();
    PrintWriter out = spec.commandLine().getOut();
    JsonMapper mapper = new JsonMapper();
    boolean refused = false;
    for (Path file : pictures()) {
      long start = System.nanoTime();
      Reading reading = new ClassifyJob(List.of(sheet(file, limits))).run(Unhurried.CONTEXT);
      ReadFile line = ReadFile.of(file, reading, System.nanoTime() - start);
      out.println(json ? mapper.writeValueAsString(line.json()) : line.words());
      refused |= line.refused();
      memory.settle();
    }
    spec.commandLine().getErr().println(memory.words());
    return refused ? 1 : 0;
  }

  /** Every file named, and every file in the folders named, sorted. */
  private List<Path> pictures() throws IOException {
    List<Path> all = new ArrayList<>();
    for (Path each : files) {
      if (Files.isDirectory(each)) {
        try (Stream<Path> inside = Files.walk(each)) {
          inside.filter(Files::isRegularFile).sorted().forEach(all::add);
        }
      } else {
        all.add(each);
      }
    }
    return all;
  }

  private static Sheet sheet(Path file, PictureLimits limits) {
    String name = file.getFileName().toString();
    try (InputStream in = Files.newInputStream(file)) {
      if (Files.size(file) > limits.bytes()) {
        throw Fault.limit(
            "classify.file_bytes",
            "This file has %,d bytes".formatted(Files.size(file)),
            "%,d bytes are".formatted(limits.bytes()),
            "Crop the picture to the digits, or send a screenshot of it.");
      }
      return read(in.readNBytes(limits.bytes() + 1), name, limits);
    } catch (Fault fault) {
      return Sheet.Refused.of(name, fault);
    } catch (IOException e) {
      return new Sheet.Refused(
          name, "This file cannot be read.", "Check its name and its permissions.");
    }
  }

  private static Sheet read(byte[] bytes, String name, PictureLimits limits) {
    return Sheet.of(name, Picture.read(bytes, name, limits), limits);
  }
}
