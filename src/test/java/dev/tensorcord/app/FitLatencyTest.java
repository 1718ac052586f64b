package dev.tensorcord.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tensorcord.localguild.GuildClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a member waits for a bare {@code /fit}, from the command to the final picture. */
final class FitLatencyTest {
  private static final int RUNS = 9;

  @TempDir Path data;

  private static final class Waits {
    final List<Long> acknowledged = new ArrayList<>();
    final List<Long> done = new ArrayList<>();

    static long median(List<Long> nanos) {
      Collections.sort(nanos);
      return Duration.ofNanos(nanos.get(nanos.size() / 2)).toMillis();
    }
  }

  @Test
  void aBareFitIsAcknowledgedAndDoneInTime() {
    Waits waits = new Waits();
    try (RunningBot bot = RunningBot.in(data, Map.of());
        GuildClient ada = bot.as("Ada")) {
      ada.answerWith(ada.command("fit", Map.of()), "R²");
      for (int run = 0; run < RUNS; run++) {
        long start = System.nanoTime();
        String asked = ada.command("fit", Map.of());
        JsonNode first = ada.answer(asked, message -> true);
        waits.acknowledged.add(System.nanoTime() - start);
        assertThat(first.get("channel_id").asText()).isEqualTo(ada.channel());
        ada.answerWith(asked, "R²");
        waits.done.add(System.nanoTime() - start);
      }
    }
    long acknowledged = Waits.median(waits.acknowledged);
    long done = Waits.median(waits.done);
    System.out.printf(
        "bare /fit: acknowledged after %d ms, done after %d ms%n", acknowledged, done);
    assertThat(acknowledged).isLessThan(300);
    assertThat(done).isLessThan(3000);
  }
}
