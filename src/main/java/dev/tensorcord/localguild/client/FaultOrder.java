package dev.tensorcord.localguild.client;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tensorcord.localguild.state.Faults;
import dev.tensorcord.localguild.state.Json;
import java.time.Duration;

/**
 * {@code POST /client/faults}: orders trouble for the bot, for tests. Every field may be left out.
 *
 * <ul>
 *   <li>{@code rest}: {@code {route, status, count, retry_after}} refuses the next {@code count}
 *       (default 1) requests on a route; status 429 (with {@code retry_after} seconds, default 1)
 *       or 500 and above
 *   <li>{@code delay_ms}: delays every REST answer; 0 ends it
 *   <li>{@code hold_acks}: leaves heartbeats unanswered while true
 *   <li>{@code gateway}: {@code "drop"} (with {@code close_code}, default 4000), {@code
 *       "reconnect"}, or {@code "invalid_session"} (with {@code resumable}, default false)
 *   <li>{@code clear}: true forgets all orders first
 * </ul>
 *
 * <p>Answers {@code {"ok": true}}.
 */
final class FaultOrder {
  private static final int MOST_DELAY = 60_000;

  private final Faults faults;

  FaultOrder(Faults faults) {
    this.faults = faults;
  }

  ObjectNode order(Asked asked) {
    ObjectNode body = asked.body();
    if (body.path("clear").asBoolean()) {
      faults.clear();
    }
    if (body.has("rest")) {
      rest(asked.object("rest"));
    }
    if (body.has("delay_ms")) {
      int millis = Math.clamp(body.path("delay_ms").asInt(), 0, MOST_DELAY);
      faults.delayRest(Duration.ofMillis(millis));
    }
    if (body.has("hold_acks")) {
      faults.holdAcks(body.path("hold_acks").asBoolean());
    }
    asked.optional("gateway").ifPresent(word -> gateway(word, body));
    return Json.object().put("ok", true);
  }

  private void rest(ObjectNode rest) {
    String route = rest.path("route").asText("**");
    int status = rest.path("status").asInt(500);
    int count = Math.clamp(rest.path("count").asInt(1), 1, 1000);
    if (status == 429) {
      faults.tooManyRequests(route, count, Math.clamp(rest.path("retry_after").asInt(1), 0, 60));
    } else if (status >= 500 && status <= 599) {
      faults.serverError(route, count, status);
    } else {
      throw new ClientError("The status of a fault must be 429 or 500 to 599.");
    }
  }

  private void gateway(String word, ObjectNode body) {
    switch (word) {
      case "drop" -> faults.dropGateway(body.path("close_code").asInt(4000));
      case "reconnect" -> faults.reconnectGateway();
      case "invalid_session" -> faults.invalidateSessions(body.path("resumable").asBoolean());
      default -> throw ClientError.of("There is no gateway fault %s.", word);
    }
  }
}
