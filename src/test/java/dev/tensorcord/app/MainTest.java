package dev.tensorcord.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MainTest {
  @TempDir Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int execute(String... args) {
    return Main.execute(new PrintWriter(out, true), new PrintWriter(err, true), args);
  }

  @Test
  void helpListsTheCommands() {
    assertThat(execute("--help")).isZero();
    assertThat(out.toString()).contains("run").contains("fit").contains("doctor");
  }

  @Test
  void aBadConfigurationStopsWithOneExplanationAndNoStackTrace() throws IOException {
    Files.writeString(folder.resolve("tensorcord.yaml"), "dta:\n  folder: x\n");
    assertThat(execute("doctor", "--config", folder.toString())).isEqualTo(1);
    assertThat(err.toString())
        .contains("tensorcord.yaml: there is no key dta.")
        .contains("Allowed here: data")
        .doesNotContain("at dev.tensorcord");
  }

  @Test
  void anUnknownCommandSaysWhichThereAre() {
    assertThat(execute("dance")).isEqualTo(2);
    assertThat(err.toString()).contains("dance").contains("doctor");
  }

  @Test
  void healthSaysDownWhereNothingRuns() throws IOException {
    Files.writeString(folder.resolve("tensorcord.yaml"), "health:\n  port: 1\n");
    assertThat(execute("health", "--config", folder.toString())).isEqualTo(1);
    assertThat(out.toString()).contains("down");
  }
}
