package dev.tensorcord.bot.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tensorcord.bot.Member;
import dev.tensorcord.bot.Place;
import dev.tensorcord.bot.RecordedReplies;
import dev.tensorcord.bot.Request;
import dev.tensorcord.bot.Values;
import dev.tensorcord.fault.Fault;
import dev.tensorcord.store.Database;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SettingsCommandTest {
  private static final Place CHANNEL = new Place(Optional.of("100"), "10");
  private static final Place DIRECT = new Place(Optional.empty(), "11");

  @TempDir Path folder;
  private final RecordedReplies replies = new RecordedReplies();
  private Database database;
  private SettingsCommand settings;

  @BeforeEach
  void open() {
    database = Database.open(folder);
    settings = new SettingsCommand(database.guilds());
  }

  @AfterEach
  void close() {
    database.close();
  }

  private static Request by(boolean moderator, Place place, Map<String, String> values) {
    return new Request(new Member("1", "Ada", moderator), place, Values.of(values));
  }

  @Test
  void answersArePublicAtFirst() {
    settings.run(by(false, CHANNEL, Map.of()), replies);
    assertThat(replies.text()).contains("**public**");
  }

  @Test
  void aModeratorMakesThemPrivate() {
    settings.run(by(true, CHANNEL, Map.of("answers", "private")), replies);
    assertThat(replies.text()).contains("**private**");
    assertThat(database.guilds().settings("100").answersPublic()).isFalse();
    assertThat(database.guilds().settings("other").answersPublic()).isTrue();
  }

  @Test
  void nobodyElseChangesThem() {
    Request member = by(false, CHANNEL, Map.of("answers", "private"));
    assertThatThrownBy(() -> settings.run(member, replies))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("moderators");
    assertThat(database.guilds().settings("100").answersPublic()).isTrue();
  }

  @Test
  void directMessagesHaveNone() {
    assertThatThrownBy(() -> settings.run(by(true, DIRECT, Map.of()), replies))
        .isInstanceOf(Fault.class);
  }
}
