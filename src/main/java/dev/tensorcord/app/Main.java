package dev.tensorcord.app;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import dev.tensorcord.fault.Excerpt;
import dev.tensorcord.fault.Fault;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command line: the bot and its commands without any Discord. */
@Command(
    name = "tensorcord",
    description = "A Discord bot with a training sandbox on a tensor engine of its own.",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class)
public final class Main {
  private static final Map<String, Class<?>> COMMANDS = new LinkedHashMap<>();

  static {
    COMMANDS.put("run", RunCli.class);
    COMMANDS.put("fit", FitCli.class);
    COMMANDS.put("classify", ClassifyCli.class);
    COMMANDS.put("digits-export", DigitsExportCli.class);
    COMMANDS.put("train-digits", TrainDigitsCli.class);
    COMMANDS.put("bench", BenchCli.class);
    COMMANDS.put("doctor", DoctorCli.class);
    COMMANDS.put("backup", BackupCli.class);
    COMMANDS.put("health", HealthCli.class);
  }

  @Option(
      names = "--config",
      paramLabel = "FOLDER",
      defaultValue = "config",
      scope = CommandLine.ScopeType.INHERIT,
      description = "The folder of tensorcord.yaml and limits.yaml (default: ${DEFAULT-VALUE}).")
  private Path folder;

  /** Starts one command; the exit code is 0 where it did its work. */
  public static void main(String[] args) {
    System.exit(
        execute(new PrintWriter(System.out, true), new PrintWriter(System.err, true), args));
  }

  static int execute(PrintWriter out, PrintWriter err, String... args) {
    String[] given = args.length == 0 ? new String[] {"run"} : args;
    CommandLine line = new CommandLine(new Main());
    // Where the command stands first, the classes of the others need not be loaded.
    Class<?> first = COMMANDS.get(given[0]);
    Map<String, Class<?>> wanted = first == null ? COMMANDS : Map.of(given[0], first);
    wanted.forEach(line::addSubcommand);
    return line.setOut(out)
        .setErr(err)
        .setExecutionExceptionHandler((problem, where, parsed) -> explain(problem, where))
        .setParameterExceptionHandler((problem, _) -> refuse(problem))
        .execute(given);
  }

  private static int refuse(CommandLine.ParameterException problem) {
    CommandLine line = problem.getCommandLine();
    line.getErr().println(problem.getMessage());
    if (line.getParent() == null) {
      line.getErr().println("There are: " + String.join(", ", COMMANDS.keySet()) + ".");
    } else {
      line.usage(line.getErr());
    }
    return CommandLine.ExitCode.USAGE;
  }

  private static int explain(Exception problem, CommandLine line) throws Exception {
    if (!(problem instanceof Fault fault)) {
      throw problem;
    }
    line.getErr().println(fault.getMessage());
    fault.where().map(Excerpt::pointed).ifPresent(line.getErr()::println);
    line.getErr().println(fault.remedy());
    return CommandLine.ExitCode.SOFTWARE;
  }

  /** The host's configuration; sets the level of the logs. */
  Configuration configuration() {
    Configuration config = Configuration.load(folder, System.getenv());
    Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
    root.setLevel(Level.toLevel(config.settings().log().level()));
    return config;
  }

  /** From the jar's manifest; {@code development} where there is none. */
  static final class Version implements CommandLine.IVersionProvider {
    static String text() {
      String version = Main.class.getPackage().getImplementationVersion();
      return version == null ? "development" : version;
    }

    @Override
    public String[] getVersion() {
      return new String[] {"tensorcord " + text()};
    }
  }
}
