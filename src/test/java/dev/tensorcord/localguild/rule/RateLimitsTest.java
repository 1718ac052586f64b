package dev.tensorcord.localguild.rule;

import static dev.tensorcord.localguild.rule.Endpoint.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tensorcord.localguild.rule.RateLimits.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Buckets, their headers and the 429. */
final class RateLimitsTest {
  private Instant now = Instant.ofEpochMilli(1_700_000_000_250L);
  private final RateLimits limits = new RateLimits(() -> now);

  @ParameterizedTest
  @CsvSource({
    "POST, channels/1/messages, 5, 5000",
    "PATCH, channels/1/messages/2, 5, 5000",
    "DELETE, channels/1/messages/2, 5, 1000",
    "POST, channels/1/typing, 5, 5000",
    "POST, webhooks/1/token, 5, 2000",
    "PATCH, webhooks/1/token/messages/@original, 5, 2000",
    "PUT, applications/1/commands, 5, 20000",
    "PUT, applications/1/guilds/2/commands, 5, 20000",
    "GET, users/@me, 50, 1000",
  })
  void eachRouteHasItsBucket(String method, String path, int limit, int millis) {
    for (int i = 1; i <= limit; i++) {
      Verdict verdict = limits.take("bot", method, path);
      assertThat(verdict.passes()).isTrue();
      assertThat(verdict.headers())
          .containsEntry("X-RateLimit-Limit", Integer.toString(limit))
          .containsEntry("X-RateLimit-Remaining", Integer.toString(limit - i));
    }
    assertThat(limits.take("bot", method, path).passes()).isFalse();
    now = now.plusMillis(millis - 1);
    assertThat(limits.take("bot", method, path).passes()).isFalse();
    now = now.plusMillis(1);
    assertThat(limits.take("bot", method, path).passes()).isTrue();
  }

  @Test
  void theHeadersTellWhenTheBucketIsFullAgain() {
    limits.take("bot", "POST", "channels/1/messages");
    now = now.plusMillis(1500);
    assertThat(limits.take("bot", "POST", "channels/1/messages").headers())
        .containsEntry("X-RateLimit-Reset", "1700000005.250")
        .containsEntry("X-RateLimit-Reset-After", "3.500")
        .containsKey("X-RateLimit-Bucket");
  }

  @Test
  void aRefusalSaysHowLongToWait() {
    IntStream.range(0, 5).forEach(i -> limits.take("bot", "POST", "channels/1/messages"));
    now = now.plusMillis(1500);
    Verdict refused = limits.take("bot", "POST", "channels/1/messages");
    assertThat(refused.body())
        .isEqualTo(
            json("{message: 'You are being rate limited.', retry_after: 3.5, global: false}"));
    assertThat(refused.headers())
        .containsEntry("Retry-After", "4")
        .containsEntry("X-RateLimit-Scope", "user")
        .containsEntry("X-RateLimit-Remaining", "0")
        .containsKey("Via");
  }

  @Test
  void channelsAndTokensHaveBucketsOfTheirOwn() {
    IntStream.range(0, 5).forEach(i -> limits.take("bot", "POST", "channels/1/messages"));
    assertThat(limits.take("bot", "POST", "channels/2/messages").passes()).isTrue();
    assertThat(limits.take("other", "POST", "channels/1/messages").passes()).isTrue();
    IntStream.range(0, 5).forEach(i -> limits.take("bot", "POST", "webhooks/1/a"));
    assertThat(limits.take("other", "PATCH", "webhooks/1/a/messages/7").passes()).isFalse();
    assertThat(limits.take("bot", "POST", "webhooks/1/b").passes()).isTrue();
  }

  @Test
  void allRoutesTogetherHaveTheirLimit() {
    for (int i = 0; i < DiscordLimits.GLOBAL_PER_SECOND; i++) {
      assertThat(limits.take("bot", "POST", "channels/" + i + "/messages").passes()).isTrue();
    }
    Verdict refused = limits.take("bot", "GET", "users/@me");
    assertThat(refused.body().path("global").asBoolean()).isTrue();
    assertThat(refused.headers())
        .containsEntry("X-RateLimit-Global", "true")
        .containsEntry("X-RateLimit-Scope", "global")
        .containsKeys("Retry-After", "Via");
  }

  @Test
  void interactionsAreOutsideTheGlobalLimit() {
    for (int i = 0; i < 200; i++) {
      assertThat(limits.take("bot", "POST", "interactions/1/token/callback").passes()).isTrue();
      assertThat(limits.take("bot", "POST", "webhooks/1/token" + i).passes()).isTrue();
    }
    assertThat(limits.take("bot", "GET", "users/@me").passes()).isTrue();
  }

  @Test
  void remembersABoundedNumberOfBuckets() {
    Windows windows = new Windows(() -> now, 100);
    for (int i = 0; i < 10_000; i++) {
      windows.take("key " + i, 1, Duration.ofDays(1), 1);
    }
    assertThat(windows.size()).isEqualTo(100);
    assertThat(windows.take("key 9999", 1, Duration.ofDays(1), 1).taken()).isFalse();
  }

  @Test
  void countsEveryRequestOfManyThreadsOnce() {
    AtomicInteger passed = new AtomicInteger();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 40; i++) {
        threads.execute(() -> {
          if (limits.take("bot", "POST", "channels/1/messages").passes()) {
            passed.incrementAndGet();
          }
        });
      }
    }
    assertThat(passed).hasValue(5);
  }
}
