package dev.tensorcord.bot.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class SnippetSessionsTest {
  private Instant now = Instant.EPOCH;
  private final SnippetSessions sessions = new SnippetSessions(Duration.ofMinutes(30), () -> now);

  @Test
  void aSessionLastsFromItsLastSnippet() {
    sessions.on("ada");
    now = now.plus(Duration.ofMinutes(20));
    sessions.on("ada");
    now = now.plus(Duration.ofMinutes(29));
    assertThat(sessions.until("ada")).contains(Instant.EPOCH.plus(Duration.ofMinutes(50)));
    now = now.plus(Duration.ofMinutes(1));
    assertThat(sessions.until("ada")).isEmpty();
  }

  @Test
  void itIsOneMembersAlone() {
    sessions.on("ada");
    assertThat(sessions.until("kenji")).isEmpty();
    sessions.off("ada");
    assertThat(sessions.until("ada")).isEmpty();
  }
}
