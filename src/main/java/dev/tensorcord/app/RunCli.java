package dev.tensorcord.app;

import dev.tensorcord.discord.Endpoint;
import dev.tensorcord.localguild.LocalGuild;
import dev.tensorcord.localguild.LocalGuildOptions;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/**
 * {@code run}: the bot on Discord where there is a token, in its local guild where there is none.
 */
@Command(
    name = "run",
    description = "Starts the bot: on Discord with DISCORD_TOKEN, else in a local guild.",
    mixinStandardHelpOptions = true)
final class RunCli implements Callable<Integer> {
  private static final Logger LOG = LoggerFactory.getLogger(RunCli.class);

  @ParentCommand private Main main;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    Configuration config = main.configuration();
    PrintWriter out = spec.commandLine().getOut();
    if (config.token().isPresent()) {
      try (Bot bot = Bot.start(config, Endpoint.discord(config.token().get()))) {
        out.println("Tensorcord is on Discord. Invite it: " + bot.invite());
        untilStopped(bot);
      }
      return 0;
    }
    try (LocalGuild guild = LocalGuild.start(options(config.settings()));
        Bot bot = Bot.start(config, endpoint(guild))) {
      out.println("Tensorcord's local guild: " + guild.address());
      out.println("No DISCORD_TOKEN is set, so this is a Discord of your own. Ctrl+C stops it.");
      untilStopped(bot);
    }
    return 0;
  }

  /** Messages and their buttons are kept beside the database, so that they outlive a restart. */
  private static LocalGuildOptions options(Settings settings) {
    return LocalGuildOptions.defaults()
        .withHost(settings.localGuild().host())
        .withPort(settings.localGuild().port())
        .withMembers(settings.localGuild().members())
        .withDataFolder(Path.of(settings.data().folder()).resolve("local-guild"));
  }

  /** The local guild as the bot sees it. */
  static Endpoint endpoint(LocalGuild guild) {
    return Endpoint.other(
        guild.token(), guild.restUrl(), guild.gatewayUrl(), guild.address().getAuthority());
  }

  /** Blocks until the process is told to stop; the hook waits for what the caller then closes. */
  private static void untilStopped(Bot bot) throws InterruptedException {
    CountDownLatch stop = new CountDownLatch(1);
    Thread waiting = Thread.currentThread();
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  LOG.info("stopping");
                  // First the bot, which still has members to tell; then the caller may close
                  // the local guild under it.
                  bot.close();
                  stop.countDown();
                  try {
                    waiting.join(2_000);
                  } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                  }
                },
                "stop"));
    stop.await();
  }
}
