package dev.tensorcord.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tensorcord.localguild.LocalGuild;
import dev.tensorcord.localguild.LocalGuildOptions;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class HealthTest {
  @TempDir Path data;

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  @Test
  void aRunningBotIsWellUntilItsDiscordIsGone() throws Exception {
    Map<String, String> environment =
        Map.of(
            "TENSORCORD_DATA_FOLDER", data.toString(),
            "TENSORCORD_HEALTH_PORT", Integer.toString(freePort()),
            "TENSORCORD_SANDBOX_PRACTICE_SECONDS", "0",
            "TENSORCORD_SANDBOX_FOLDER", Path.of("target", "sandbox").toString());
    Configuration config = Configuration.load(data.resolve("none"), environment);
    Settings.Health health = config.settings().health();
    LocalGuild guild = LocalGuild.start(LocalGuildOptions.defaults());
    try (Bot bot = Bot.start(config, RunCli.endpoint(guild))) {
      assertThat(Health.ask(health)).isTrue();
      guild.close();
      for (int tries = 0; tries < 100 && Health.ask(health); tries++) {
        Thread.sleep(50);
      }
      assertThat(Health.ask(health)).isFalse();
      assertThat(bot.invite()).contains("applications.commands");
    }
    assertThat(Health.ask(health)).isFalse();
  }
}
