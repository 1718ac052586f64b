package dev.tensorcord.app;

import dev.tensorcord.store.Database;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code backup}: a copy of a stopped bot's database; a running one writes its own. */
@Command(
    name = "backup",
    description = "Copies the database of a stopped bot into a zip file.",
    mixinStandardHelpOptions = true)
final class BackupCli implements Callable<Integer> {
  @ParentCommand private Main main;
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FILE.zip", description = "The file to write.")
  private Path file;

  @Override
  public Integer call() {
    Path folder = Path.of(main.configuration().settings().data().folder());
    try (Database database = Database.open(folder)) {
      database.backup(file);
    }
    spec.commandLine().getOut().println("written: " + file.toAbsolutePath());
    return 0;
  }
}
