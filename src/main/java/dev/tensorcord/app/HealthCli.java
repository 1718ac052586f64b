package dev.tensorcord.app;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code health}: asks the running bot whether it is well; for the container's health check. */
@Command(
    name = "health",
    description = "Asks the running bot whether it is well; exit code 1 if not.",
    mixinStandardHelpOptions = true)
final class HealthCli implements Callable<Integer> {
  @ParentCommand private Main main;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    boolean well = Health.ask(main.configuration().settings().health());
    spec.commandLine().getOut().println(well ? "up" : "down");
    return well ? 0 : 1;
  }
}
