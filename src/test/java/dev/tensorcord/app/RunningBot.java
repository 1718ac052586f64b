package dev.tensorcord.app;

import dev.tensorcord.localguild.GuildClient;
import dev.tensorcord.localguild.LocalGuild;
import dev.tensorcord.localguild.LocalGuildOptions;
import dev.tensorcord.localguild.state.Faults;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * The whole bot in a local guild, as {@code run} starts it, for tests; the bot can be restarted.
 */
final class RunningBot implements AutoCloseable {
  private final LocalGuild guild;
  private final Configuration config;
  private Bot bot;

  private RunningBot(Path data, Map<String, String> more) {
    Map<String, String> environment = new HashMap<>(more);
    environment.put("TENSORCORD_DATA_FOLDER", data.toString());
    environment.put("TENSORCORD_DATA_BACKUP_HOURS", "0");
    environment.put("TENSORCORD_HEALTH_PORT", "-1");
    // One worker, whose faster start is noted once for all tests.
    environment.putIfAbsent("TENSORCORD_SANDBOX_WORKERS", "1");
    environment.putIfAbsent("TENSORCORD_SANDBOX_SPARES", "0");
    environment.putIfAbsent("TENSORCORD_SANDBOX_PRACTICE_SECONDS", "0");
    environment.putIfAbsent("TENSORCORD_SANDBOX_FOLDER", Path.of("target", "sandbox").toString());
    config = Configuration.load(data.resolve("no-config"), environment);
    guild =
        LocalGuild.start(
            LocalGuildOptions.defaults().withMembers(config.settings().localGuild().members()));
    bot = Bot.start(config, RunCli.endpoint(guild));
  }

  /** Starts both; {@code more} are environment variables such as {@code TENSORCORD_LIMITS_…}. */
  static RunningBot in(Path data, Map<String, String> more) {
    return new RunningBot(data, more);
  }

  URI address() {
    return guild.address();
  }

  Faults faults() {
    return guild.faults();
  }

  GuildClient as(String member) {
    return GuildClient.as(guild.address(), member);
  }

  void restart() {
    bot.close();
    bot = Bot.start(config, RunCli.endpoint(guild));
  }

  @Override
  public void close() {
    bot.close();
    guild.close();
  }
}
