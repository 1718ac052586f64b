package dev.tensorcord.localguild.rule;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How often each route may be called, in Discord's buckets and with Discord's headers. Thread-safe;
 * remembers at most {@value #KEYS} buckets.
 */
public final class RateLimits {
  static final int KEYS = 10_000;

  /**
   * A row of the table: requests that share a bucket.
   *
   * @param name of the bucket
   * @param methods a pattern for the method
   * @param path a pattern for the path below the API's version; the values of its groups have a
   *     bucket each
   * @param limit requests a window
   * @param global whether the limit over all routes counts them too
   */
  public record Row(
      String name, Pattern methods, Pattern path, int limit, Duration window, boolean global) {

    static Row of(String name, String methods, String path, int limit, int millis) {
      return new Row(
          name,
          Pattern.compile(methods),
          Pattern.compile(path),
          limit,
          Duration.ofMillis(millis),
          !path.startsWith("webhooks/"));
    }
  }

  /**
   * What became of a request.
   *
   * @param headers to send in any case
   * @param body of the 429, or null where the request may pass
   */
  public record Verdict(Map<String, String> headers, ObjectNode body) {
    /** Whether the request may pass. */
    public boolean passes() {
      return body == null;
    }
  }

  private static final Pattern CALLBACK = Pattern.compile("interactions/[^/]+/[^/]+/callback");

  /** Discord's table as far as it is known; it publishes none. The first row that fits counts. */
  public static final List<Row> DISCORD =
      List.of(
          Row.of("message-create", "POST", "channels/([0-9]+)/messages", 5, 5000),
          Row.of("message-edit", "PATCH", "channels/([0-9]+)/messages/[0-9]+", 5, 5000),
          Row.of("message-delete", "DELETE", "channels/([0-9]+)/messages/[0-9]+", 5, 1000),
          Row.of("typing", "POST", "channels/([0-9]+)/typing", 5, 5000),
          Row.of(
              "webhook-write", "POST|PATCH|DELETE", "webhooks/([0-9]+)/([^/]+)(?:/.*)?", 5, 2000),
          Row.of("webhook-read", "GET", "webhooks/([0-9]+)/([^/]+)(?:/.*)?", 5, 2000),
          Row.of(
              "command-write",
              "POST|PUT|PATCH|DELETE",
              "applications/([0-9]+)/(?:guilds/([0-9]+)/)?commands(?:/.*)?",
              5,
              20_000),
          Row.of("other", ".*", ".*", 50, 1000));

  private final List<Row> rows;
  private final Windows windows;

  /** Discord's limits by this clock. */
  public RateLimits(InstantSource clock) {
    this(clock, DISCORD);
  }

  /** Limits of one's own, for tests. */
  public RateLimits(InstantSource clock, List<Row> rows) {
    this.rows = List.copyOf(rows);
    this.windows = new Windows(clock, KEYS);
  }

  /**
   * Counts a request.
   *
   * @param caller whose limit it counts against: the token, or the address where there is none
   * @param path below {@code /api/v10/}, without the leading slash
   */
  public Verdict take(String caller, String method, String path) {
    if (CALLBACK.matcher(path).matches()) {
      return new Verdict(Map.of(), null);
    }
    for (Row row : rows) {
      Matcher matcher = row.path.matcher(path);
      if (row.methods.matcher(method).matches() && matcher.matches()) {
        return take(row, caller, matcher);
      }
    }
    return new Verdict(Map.of(), null);
  }

  private Verdict take(Row row, String caller, Matcher path) {
    if (row.global) {
      Optional<Verdict> refused = global(caller);
      if (refused.isPresent()) {
        return refused.get();
      }
    }
    // An interaction's token is a bucket of its own, whoever holds it.
    StringBuilder key = new StringBuilder(row.name);
    key.append(' ').append(row.global ? caller : "");
    for (int group = 1; group <= path.groupCount(); group++) {
      key.append(' ').append(path.group(group));
    }
    Windows.State state = windows.take(key.toString(), row.limit, row.window, 1);
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("X-RateLimit-Limit", Integer.toString(row.limit));
    headers.put("X-RateLimit-Remaining", Integer.toString(state.remaining()));
    headers.put("X-RateLimit-Reset", seconds(state.reset().toEpochMilli()));
    headers.put("X-RateLimit-Reset-After", seconds(state.resetAfter().toMillis()));
    headers.put("X-RateLimit-Bucket", "%032x".formatted((long) row.name.hashCode() & 0xFFFFFFFFL));
    return state.taken() ? new Verdict(headers, null) : refused(headers, state, "user");
  }

  private Optional<Verdict> global(String caller) {
    Windows.State state =
        windows.take("global " + caller, DiscordLimits.GLOBAL_PER_SECOND, Duration.ofSeconds(1), 1);
    if (state.taken()) {
      return Optional.empty();
    }
    Map<String, String> headers = new LinkedHashMap<>(Map.of("X-RateLimit-Global", "true"));
    return Optional.of(refused(headers, state, "global"));
  }

  private static Verdict refused(Map<String, String> headers, Windows.State state, String scope) {
    long millis = Math.max(1, state.resetAfter().toMillis());
    headers.put("X-RateLimit-Scope", scope);
    headers.put("Retry-After", Long.toString((millis + 999) / 1000));
    // Without Via, JDA takes a 429 for a ban by the network in front of Discord.
    headers.put("Via", "1.1 localguild");
    ObjectNode body =
        JsonNodeFactory.instance.objectNode().put("message", "You are being rate limited.");
    body.put("retry_after", millis / 1000.0);
    body.put("global", scope.equals("global"));
    return new Verdict(headers, body);
  }

  private static String seconds(long millis) {
    return String.format(Locale.ROOT, "%.3f", millis / 1000.0);
  }
}
