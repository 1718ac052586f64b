package dev.tensorcord.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code train-digits} says early what cannot be, and leaves nothing half done behind. */
final class TrainDigitsCliTest {
  @TempDir Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int execute(String... args) {
    return Main.execute(new PrintWriter(out, true), new PrintWriter(err, true), args);
  }

  @Test
  void noEpochsAreRefused() {
    assertThat(execute("train-digits", "--epochs", "0")).isEqualTo(1);
    assertThat(err.toString()).contains("0 epochs").contains("1 to 1,000");
  }

  @Test
  void aFileInThePlaceOfTheFolderIsRefusedBeforeAnythingIsTrained() throws IOException {
    Path file = Files.createFile(folder.resolve("taken"));
    assertThat(execute("train-digits", "--out", file.toString())).isEqualTo(1);
    assertThat(err.toString()).contains("no folder").contains("--out");
  }

  @Test
  @Timeout(120)
  void whoStopsItFindsNoFiles() throws Exception {
    Path target = folder.resolve("digits");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "@config/jvm.options",
                "-Xmx1g",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "train-digits",
                "--out",
                target.toString())
            .redirectErrorStream(true)
            .start();
    try (BufferedReader output = process.inputReader()) {
      String line = output.readLine();
      while (line != null && !line.startsWith("epoch 1 of")) {
        line = output.readLine();
      }
      assertThat(line).contains("loss", "accuracy", "images/s").matches(".* \\d+:\\d\\d left");
      process.destroy();
    }
    assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isNotZero();
    assertThat(target).doesNotExist();
  }
}
