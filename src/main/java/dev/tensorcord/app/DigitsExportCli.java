package dev.tensorcord.app;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.tensorcord.jobs.digits.Sample;
import dev.tensorcord.store.Database;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code digits-export}: the digits that members gave, without a word of who gave them. */
@Command(
    name = "digits-export",
    description = "Writes the digits that members gave into a file, one line of JSON each.",
    mixinStandardHelpOptions = true)
final class DigitsExportCli implements Callable<Integer> {
  @ParentCommand private Main main;
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FILE.jsonl", description = "The file to write.")
  private Path file;

  @Override
  public Integer call() throws IOException {
    JsonMapper json = new JsonMapper();
    AtomicInteger count = new AtomicInteger();
    try (Database database =
            Database.open(Path.of(main.configuration().settings().data().folder()));
        Writer out = Files.newBufferedWriter(file)) {
      database
          .samples()
          .each(sample -> {
            try {
              out.write(json.writeValueAsString(line(sample)) + "\n");
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
            count.incrementAndGet();
          });
    }
    spec.commandLine().getOut().printf("%,d digits written: %s%n", count.get(), file);
    return 0;
  }

  /** {@code label} and {@code said} are -1 for no digit; the pixels are 784 bytes in base 64. */
  private static Map<String, Object> line(Sample sample) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("label", sample.label());
    line.put("said", sample.said());
    line.put("pixels", sample.pixels());
    return line;
  }
}
