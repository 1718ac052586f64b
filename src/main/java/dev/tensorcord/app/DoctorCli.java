package dev.tensorcord.app;

import dev.tensorcord.app.Doctor.Finding;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code doctor}: checks what the bot needs and says what to do. */
@Command(
    name = "doctor",
    description =
        "Checks Java, driver, data folder, token and permissions, and says what to do;"
            + " exit code 1 if something must be mended.",
    mixinStandardHelpOptions = true)
final class DoctorCli implements Callable<Integer> {
  @ParentCommand private Main main;
  @Spec private CommandSpec spec;

  @Option(
      names = "--discord",
      paramLabel = "URL",
      defaultValue = "https://discord.com/api/v10/",
      description = "The REST API to check the token against (default: ${DEFAULT-VALUE}).")
  private String discord;

  @Override
  public Integer call() {
    List<Finding> findings = new Doctor(main.configuration(), discord).examine();
    PrintWriter out = spec.commandLine().getOut();
    for (Finding finding : findings) {
      out.printf("%-5s %-12s %s%n", finding.state().word(), finding.part(), finding.what());
      if (!finding.remedy().isEmpty()) {
        out.printf("%18s → %s%n", "", finding.remedy());
      }
    }
    return findings.stream().anyMatch(f -> f.state() == Finding.State.BAD) ? 1 : 0;
  }
}
