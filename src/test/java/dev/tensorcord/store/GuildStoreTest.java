package dev.tensorcord.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class GuildStoreTest {
  @TempDir Path folder;

  @Test
  void settingsAreTheDefaultsUntilSetAndAgainWhenForgotten() {
    try (Database database = Database.open(folder)) {
      GuildStore guilds = database.guilds();
      assertThat(guilds.settings("1")).isEqualTo(GuildSettings.DEFAULT);

      guilds.save("1", new GuildSettings(false));
      assertThat(guilds.settings("1")).isEqualTo(new GuildSettings(false));
      assertThat(guilds.settings("2")).isEqualTo(GuildSettings.DEFAULT);
      guilds.save("1", new GuildSettings(true));
      assertThat(guilds.settings("1")).isEqualTo(new GuildSettings(true));

      guilds.save("1", new GuildSettings(false));
      guilds.forget("1");
      assertThat(guilds.settings("1")).isEqualTo(GuildSettings.DEFAULT);
    }
  }

  @Test
  void settingsOutliveTheProcess() {
    try (Database database = Database.open(folder)) {
      database.guilds().save("1", new GuildSettings(false));
    }
    try (Database database = Database.open(folder)) {
      assertThat(database.guilds().settings("1")).isEqualTo(new GuildSettings(false));
    }
  }

  @Test
  void settingsKnownOnceNeedNoConnection() {
    GuildStore guilds;
    try (Database database = Database.open(folder)) {
      guilds = database.guilds();
      guilds.save("1", new GuildSettings(false));
      guilds.settings("2");
    }
    assertThat(guilds.settings("1")).isEqualTo(new GuildSettings(false));
    assertThat(guilds.settings("2")).isEqualTo(GuildSettings.DEFAULT);
  }
}
